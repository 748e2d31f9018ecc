package io.heqi.commerce.reminder;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.OrdersTaken;
import io.heqi.contact.ContactWay;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reminds of unpaid orders as the shop's rules say, and stops as soon as they are paid or closed.
/// Whoever reminds holds the order first, then what is planned, then the reminder: so does whoever
/// tells that it is paid, and of both at once one comes first.
@Service
public class Reminders {

  private final ReminderRepository reminders;
  private final StepRepository steps;
  private final ReminderSteps plans;
  private final ReminderRuleSets rules;
  private final Orders orders;
  private final Clock clock;

  Reminders(
      ReminderRepository reminders,
      StepRepository steps,
      ReminderSteps plans,
      ReminderRuleSets rules,
      Orders orders,
      Clock clock) {
    this.reminders = reminders;
    this.steps = steps;
    this.plans = plans;
    this.rules = rules;
    this.orders = orders;
    this.clock = clock;
  }

  /// Unpaid orders begin to wait; of those paid or closed nobody is reminded any more.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(OrdersTaken taken) {
    var merchant = taken.merchant();
    var over =
        reminders.running(
            merchant,
            taken.orders().stream()
                .filter(order -> order.state() != OrderState.UNPAID)
                .map(OrdersTaken.Taken::id)
                .toList());
    if (!over.isEmpty()) {
      end(merchant, taken.shop(), over);
    }
    var unpaid =
        taken.orders().stream()
            .filter(order -> order.state() == OrderState.UNPAID)
            .map(OrdersTaken.Taken::id)
            .toList();
    if (!unpaid.isEmpty()) {
      begin(merchant, taken.shop(), unpaid);
    }
  }

  private void begin(MerchantId merchant, ShopId shop, List<OrderId> unpaid) {
    var held = rules.now(merchant, shop);
    if (!held.on()) {
      return;
    }
    var now = clock.instant();
    for (var order : orders.byIds(merchant, unpaid)) {
      var closes = order.times().placed().plus(held.closesAfter());
      var asked = order.times().placed().plus(held.after());
      var due = asked.isBefore(now) ? now : asked;
      if (due.isBefore(closes.minus(held.stopBefore()))) {
        reminders.begin(merchant, shop, order.id(), due, closes, now);
      }
    }
  }

  private void end(MerchantId merchant, ShopId shop, List<OrderId> over) {
    plans.withdraw(merchant, steps.of(merchant, over));
    var made = steps.of(merchant, over).stream().collect(Collectors.groupingBy(Step::order));
    var held = rules.now(merchant, shop);
    var now = clock.instant();
    orders.byIds(merchant, over).stream()
        .sorted(Comparator.comparing(order -> order.id().value()))
        .forEach(
            order -> {
              var theirs = made.getOrDefault(order.id(), List.of());
              if (order.state() == OrderState.CLOSED) {
                reminders.move(
                    merchant, order.id(), ReminderState.CLOSED, theirs.size(), null, null, now);
              } else {
                var paid = paid(order, now);
                var credit = credit(theirs, paid.at(), held);
                reminders.paid(merchant, order.id(), paid, credit.orElse(null), now);
              }
            });
  }

  private static Reminder.Paid paid(OrderView order, Instant now) {
    var at = order.times().paid();
    var amounts = order.amounts();
    BigDecimal amount = amounts.paid().signum() == 0 ? amounts.total() : amounts.paid();
    return new Reminder.Paid(at == null ? now : at, amount, amounts.currency());
  }

  /// The last reminder that reached the customer before the payment, where the payment followed
  /// within the rules' time.
  static Optional<Reminder.Credit> credit(List<Step> made, Instant paidAt, ReminderRules held) {
    Reminder.Credit last = null;
    for (var step : made) {
      var at = step.deliveredAt();
      if (at != null && !at.isAfter(paidAt) && (last == null || !at.isBefore(last.at()))) {
        last = new Reminder.Credit(at, step.way(), step.creditedTo());
      }
    }
    return Optional.ofNullable(last)
        .filter(credit -> !paidAt.isAfter(credit.at().plus(held.attribution())));
  }

  /// The time of the next reminder has come.
  void whenDue(MerchantId merchant, OrderId id) {
    orders.lock(merchant, id);
    var found = reminders.lock(merchant, id).filter(one -> one.state() == ReminderState.WAITING);
    var now = clock.instant();
    if (found.isEmpty() || found.get().dueAt() == null || now.isBefore(found.get().dueAt())) {
      return;
    }
    var reminder = found.get();
    var order = orders.byId(merchant, id);
    var held = rules.now(merchant, reminder.shop());
    var last = reminder.closesAt().minus(held.stopBefore());
    var made = steps.of(merchant, List.of(id));
    if (!held.on() || made.size() >= held.most() || !now.isBefore(last)) {
      reminders.move(merchant, id, ReminderState.SAID, made.size(), null, null, now);
    } else if (made.stream().anyMatch(step -> ReminderKinds.DECLINED.equals(step.result()))) {
      reminders.move(merchant, id, ReminderState.STOPPED, made.size(), null, null, now);
    } else if (plans.isUnderWay(merchant, made)) {
      var due = now.plus(held.again());
      reminders.move(merchant, id, ReminderState.WAITING, made.size(), due, null, now);
    } else {
      remind(merchant, order, made.size() + 1, held, last);
    }
  }

  private void remind(
      MerchantId merchant, OrderView order, int n, ReminderRules held, Instant last) {
    var way =
        held.call() && plans.whom(merchant, order).isEmpty() ? ContactWay.TELEPHONE : held.way(n);
    plans.plan(merchant, null, order, n, way, held, last);
    var now = clock.instant();
    var next = now.plus(held.again());
    var isLast = n >= held.most() || !next.isBefore(last);
    reminders.move(
        merchant,
        order.id(),
        isLast ? ReminderState.SAID : ReminderState.WAITING,
        n,
        isLast ? null : next,
        null,
        now);
  }
}

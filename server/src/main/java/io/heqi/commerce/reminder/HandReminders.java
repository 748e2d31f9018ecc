package io.heqi.commerce.reminder;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.contact.ContactPurpose;
import io.heqi.contact.ContactWay;
import io.heqi.contact.Contacts;
import io.heqi.contact.PlanContact;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What agents do about an unpaid order: remind of it now, leave the customer alone, help with what
/// keeps the customer from paying.
@Service
public class HandReminders {

  private static final Duration HELPED_WITHIN = Duration.ofHours(24);

  private final ReminderRepository reminders;
  private final StepRepository steps;
  private final ReminderSteps plans;
  private final ReminderRuleSets rules;
  private final Orders orders;
  private final Contacts contacts;
  private final AuditLog audit;
  private final Clock clock;

  HandReminders(
      ReminderRepository reminders,
      StepRepository steps,
      ReminderSteps plans,
      ReminderRuleSets rules,
      Orders orders,
      Contacts contacts,
      AuditLog audit,
      Clock clock) {
    this.reminders = reminders;
    this.steps = steps;
    this.plans = plans;
    this.rules = rules;
    this.orders = orders;
    this.contacts = contacts;
    this.audit = audit;
    this.clock = clock;
  }

  /// Reminds of an order now, as far as contacts allow; it counts among those that one order may
  /// have. A call is the task of whoever asks for it.
  @Transactional
  public void remind(Actor by, OrderId id, ContactWay way) {
    by.require(CommercePermissions.REMIND);
    var merchant = by.merchant();
    var order = unpaid(by, id);
    var held = rules.now(merchant, order.shop());
    var now = clock.instant();
    var closes = order.times().placed().plus(held.closesAfter());
    reminders.begin(merchant, order.shop(), id, null, closes, now);
    var reminder = reminders.lock(merchant, id).orElseThrow();
    var last = reminder.closesAt().minus(held.stopBefore());
    var made = steps.of(merchant, List.of(id));
    if (!now.isBefore(last)) {
      throw Refusal.rule("commerce.reminder-too-late");
    }
    if (made.size() >= held.most()) {
      throw Refusal.rule("commerce.reminder-too-many", held.most());
    }
    if (plans.isUnderWay(merchant, made)) {
      throw Refusal.conflict("commerce.reminder-under-way");
    }
    if (way == ContactWay.CHAT && plans.whom(merchant, order).isEmpty()) {
      throw Refusal.rule("commerce.reminder-nobody-known");
    }
    plans.plan(merchant, by.account(), order, made.size() + 1, way, held, last);
    var next = now.plus(held.again());
    var goesOn =
        reminder.state() == ReminderState.WAITING
            && made.size() + 1 < held.most()
            && next.isBefore(last);
    var state =
        reminder.state() == ReminderState.WAITING && !goesOn
            ? ReminderState.SAID
            : reminder.state();
    reminders.move(
        merchant, id, state, made.size() + 1, goesOn ? next : null, reminder.stoppedBy(), now);
    audit.record(by, "commerce.reminder-made", id, Map.of("way", way));
  }

  /// Nobody is reminded of the order any more.
  @Transactional
  public void stop(Actor by, OrderId id) {
    by.require(CommercePermissions.REMIND);
    var merchant = by.merchant();
    var order = unpaid(by, id);
    var now = clock.instant();
    var made = steps.of(merchant, List.of(id));
    plans.withdraw(merchant, made);
    var closes = order.times().placed().plus(rules.now(merchant, order.shop()).closesAfter());
    reminders.begin(merchant, order.shop(), id, null, closes, now);
    reminders.move(merchant, id, ReminderState.STOPPED, made.size(), null, by.account(), now);
    audit.record(by, "commerce.reminder-stopped", id, Map.of());
  }

  /// Writes down what keeps the customer from paying, and where that is wanted says in the chat
  /// what helps: they told us of it, so that is an answer and counts as none of our contacts.
  @Transactional
  public void guide(Actor by, OrderId id, PaymentFault fault, boolean send) {
    by.require(CommercePermissions.REMIND);
    var merchant = by.merchant();
    var order = orders.get(by, id);
    var now = clock.instant();
    var told = steps.fault(merchant, id, fault, by.account(), send, now);
    if (send) {
      var whom = plans.whom(merchant, order);
      if (whom.isEmpty()) {
        throw Refusal.rule("commerce.reminder-nobody-known");
      }
      var text = rules.now(merchant, order.shop()).guide(fault, order.number());
      var _ =
          contacts.plan(
              merchant,
              by.account(),
              whom.stream()
                  .map(
                      customer ->
                          new PlanContact(
                              "payment-guide:" + told + ":" + customer,
                              customer,
                              order.shop(),
                              ContactPurpose.PAYMENT_REMINDER,
                              order.number(),
                              text,
                              true,
                              now.plus(HELPED_WITHIN)))
                  .toList());
    }
    audit.record(by, "commerce.payment-fault-told", id, Map.of("fault", fault, "sent", send));
  }

  private OrderView unpaid(Actor by, OrderId id) {
    var _ = orders.get(by, id);
    orders.lock(by.merchant(), id);
    var order = orders.byId(by.merchant(), id);
    if (order.state() != OrderState.UNPAID) {
      throw Refusal.conflict("commerce.reminder-not-unpaid");
    }
    return order;
  }
}

package io.heqi.commerce.reminder;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.contact.ContactState;
import io.heqi.contact.ContactView;
import io.heqi.contact.ContactWay;
import io.heqi.contact.Contacts;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.task.TaskPlans;
import io.heqi.task.TaskView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows who was reminded of what, and what came of it.
@Service
public class ReminderReader {

  private final ReminderRepository reminders;
  private final FigureRepository figures;
  private final StepRepository steps;
  private final ReminderRuleSets rules;
  private final Orders orders;
  private final Contacts contacts;
  private final TaskPlans tasks;
  private final Clock clock;

  ReminderReader(
      ReminderRepository reminders,
      FigureRepository figures,
      StepRepository steps,
      ReminderRuleSets rules,
      Orders orders,
      Contacts contacts,
      TaskPlans tasks,
      Clock clock) {
    this.reminders = reminders;
    this.figures = figures;
    this.steps = steps;
    this.rules = rules;
    this.orders = orders;
    this.contacts = contacts;
    this.tasks = tasks;
    this.clock = clock;
  }

  /// A part of a list.
  ///
  /// @param from with `until` the time of the first reminder; left out, all
  @Transactional(readOnly = true)
  public Page<ReminderView> list(
      Actor by,
      ReminderFilter filter,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String after,
      int limit) {
    by.require(CommercePermissions.READ);
    var found =
        figures.list(
            by.merchant(),
            filter,
            period(from, until),
            Cursor.read(after, filter == ReminderFilter.DUE ? Cursor.OLDEST : Cursor.NEWEST),
            limit + 1);
    return Page.of(
        views(by.merchant(), found),
        limit,
        one -> Cursor.write(place(found, one.order(), filter), one.order()));
  }

  private static Instant place(List<Reminder> found, OrderId order, ReminderFilter filter) {
    var one = found.stream().filter(r -> r.order().equals(order)).findFirst().orElseThrow();
    return Objects.requireNonNull(
        switch (filter) {
          case DUE -> one.dueAt();
          case REMINDED, PAID_AFTER -> one.remindedAt();
          case SAID, OVER -> one.enteredAt();
        });
  }

  /// What reminders brought.
  @Transactional(readOnly = true)
  public ReminderFigures figures(Actor by, Instant from, Instant until) {
    by.require(CommercePermissions.READ);
    return figures.figures(by.merchant(), period(from, until));
  }

  private static FigureRepository.Period period(@Nullable Instant from, @Nullable Instant until) {
    return new FigureRepository.Period(
        from == null ? FigureRepository.Period.EVER.from() : from,
        until == null ? FigureRepository.Period.EVER.until() : until);
  }

  @Transactional(readOnly = true)
  public ReminderView.ReminderOfOrder ofOrder(Actor by, OrderId id) {
    var order = orders.get(by, id);
    var held = rules.now(by.merchant(), order.shop());
    var found = reminders.find(by.merchant(), id).stream().toList();
    var guides = new EnumMap<PaymentFault, String>(PaymentFault.class);
    for (var fault : PaymentFault.values()) {
      guides.put(fault, held.guide(fault, order.number()));
    }
    return new ReminderView.ReminderOfOrder(
        order.state() == OrderState.UNPAID,
        views(by.merchant(), found).stream().findFirst().orElse(null),
        steps.faults(by.merchant(), id),
        guides);
  }

  private List<ReminderView> views(MerchantId merchant, List<Reminder> found) {
    var ids = found.stream().map(Reminder::order).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    var known =
        orders.byIds(merchant, ids).stream()
            .collect(Collectors.toMap(OrderView::id, Function.identity()));
    var made = steps.of(merchant, ids);
    var said = contacts.byKeys(merchant, ReminderSteps.contactKeys(made));
    var called = tasks.byKeys(merchant, ReminderSteps.taskKeys(made));
    var theirs = made.stream().collect(Collectors.groupingBy(Step::order));
    var views = new ArrayList<ReminderView>();
    for (var one : found) {
      var order = known.get(one.order());
      if (order != null) {
        views.add(
            view(
                one,
                order,
                theirs.getOrDefault(one.order(), List.of()).stream()
                    .map(step -> step(step, said, called))
                    .toList()));
      }
    }
    return views;
  }

  private static ReminderView view(
      Reminder one, OrderView order, List<ReminderView.ReminderStep> steps) {
    var paid = one.paid();
    var credit = one.credit();
    return new ReminderView(
        one.order(),
        one.shop(),
        order.number(),
        order.buyerName(),
        order.goodsInShort(),
        order.amounts().total(),
        order.amounts().currency(),
        one.state(),
        one.enteredAt(),
        one.dueAt(),
        one.closesAt(),
        one.stoppedBy(),
        paid == null ? null : paid.at(),
        paid == null ? null : paid.amount(),
        credit == null ? null : new ReminderView.PaidAfter(credit.at(), credit.way(), credit.by()),
        steps);
  }

  private ReminderView.ReminderStep step(
      Step step, Map<String, ContactView> said, Map<String, TaskView> called) {
    var contact =
        step.contactKeys().stream()
            .map(said::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    var task = step.way() == ContactWay.TELEPHONE ? called.get(step.taskKey()) : null;
    return new ReminderView.ReminderStep(
        step.n(),
        step.way(),
        step.plannedAt(),
        step.by(),
        step.isHeldBack(),
        step.deliveredAt(),
        contact == null ? null : contact.state(),
        contact == null ? null : waitsUntil(contact),
        task == null
            ? null
            : new ReminderView.ReminderCall(task.id(), task.state(), task.owner(), task.result()));
  }

  private @Nullable Instant waitsUntil(ContactView contact) {
    var due = contact.dueAt();
    return contact.state() == ContactState.PLANNED && due != null && due.isAfter(clock.instant())
        ? due
        : null;
  }
}

package io.heqi.commerce.reminder;

import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderView;
import io.heqi.contact.ContactPurpose;
import io.heqi.contact.ContactState;
import io.heqi.contact.ContactWay;
import io.heqi.contact.Contacts;
import io.heqi.contact.PlanContact;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.task.PlanTask;
import io.heqi.task.TaskPlans;
import io.heqi.task.TaskState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Plans single reminders as contacts or as tasks, and takes them back.
@Component
class ReminderSteps {

  private static final Duration CALL_WITHIN = Duration.ofMinutes(30);

  private final StepRepository steps;
  private final Concerned concerned;
  private final Contacts contacts;
  private final TaskPlans tasks;
  private final Clock clock;

  ReminderSteps(
      StepRepository steps, Concerned concerned, Contacts contacts, TaskPlans tasks, Clock clock) {
    this.steps = steps;
    this.concerned = concerned;
    this.contacts = contacts;
    this.tasks = tasks;
    this.clock = clock;
  }

  List<CustomerId> whom(MerchantId merchant, OrderView order) {
    return List.copyOf(concerned.by(merchant, order.id()));
  }

  /// Plans a reminder; the caller holds the order.
  ///
  /// @param by who wants it, and does it where it is a call; null for Heqi itself
  /// @param last from then on it is of no use any more
  void plan(
      MerchantId merchant,
      @Nullable AccountId by,
      OrderView order,
      int n,
      ContactWay way,
      ReminderRules rules,
      Instant last) {
    var now = clock.instant();
    var whom = whom(merchant, order);
    if (way == ContactWay.TELEPHONE) {
      whom = whom.stream().limit(1).toList();
    }
    var from =
        way == ContactWay.CHAT || whom.isEmpty()
            ? now
            : contacts.allowedFrom(merchant, whom.getFirst(), order.shop());
    var isHeldBack = (way == ContactWay.CHAT && whom.isEmpty()) || !from.isBefore(last);
    var step = new Step(order.id(), n, way, now, by, whom, isHeldBack, null, null, null);
    steps.add(merchant, step);
    if (isHeldBack) {
      return;
    }
    if (way == ContactWay.CHAT) {
      var _ =
          contacts.plan(
              merchant, by, whom.stream().map(one -> said(step, one, order, rules, last)).toList());
    } else {
      var due = from.plus(CALL_WITHIN);
      var _ = tasks.plan(merchant, by, by, call(step, order, due.isBefore(last) ? due : last));
    }
  }

  private static PlanContact said(
      Step step, CustomerId customer, OrderView order, ReminderRules rules, Instant last) {
    return new PlanContact(
        step.contactKey(customer),
        customer,
        order.shop(),
        ContactPurpose.PAYMENT_REMINDER,
        order.number(),
        rules
            .text()
            .replace("{order}", order.number())
            .replace("{goods}", order.goodsInShort())
            .replace("{total}", order.amounts().total().toPlainString()),
        false,
        last);
  }

  private static PlanTask call(Step step, OrderView order, Instant due) {
    return new PlanTask(
        step.taskKey(),
        ReminderKinds.CALL,
        order.shop(),
        step.whom().isEmpty() ? null : step.whom().getFirst(),
        order.id().value(),
        order.number(),
        order.buyerName() + " · " + order.goodsInShort(),
        due);
  }

  /// Whether one of these is planned and neither said nor done.
  boolean isUnderWay(MerchantId merchant, Collection<Step> planned) {
    var said = contacts.byKeys(merchant, contactKeys(planned));
    var called = tasks.byKeys(merchant, taskKeys(planned));
    return said.values().stream()
            .anyMatch(
                one -> one.state() == ContactState.PLANNED || one.state() == ContactState.SENDING)
        || called.values().stream().anyMatch(one -> one.state() == TaskState.OPEN);
  }

  /// Nobody is reminded by these any more, as far as that has not begun.
  void withdraw(MerchantId merchant, Collection<Step> planned) {
    var _ = contacts.withdraw(merchant, contactKeys(planned));
    var _ = tasks.withdraw(merchant, taskKeys(planned));
  }

  static List<String> contactKeys(Collection<Step> planned) {
    return planned.stream().flatMap(step -> step.contactKeys().stream()).toList();
  }

  static List<String> taskKeys(Collection<Step> planned) {
    return planned.stream()
        .filter(step -> step.way() == ContactWay.TELEPHONE)
        .map(Step::taskKey)
        .toList();
  }
}

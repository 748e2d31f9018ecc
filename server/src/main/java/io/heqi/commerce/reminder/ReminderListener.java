package io.heqi.commerce.reminder;

import io.heqi.contact.ContactMade;
import io.heqi.contact.ContactPurpose;
import io.heqi.contact.Contacts;
import io.heqi.shared.MerchantId;
import io.heqi.task.TaskCompleted;
import io.heqi.task.TaskPlans;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Hears that a reminder reached its customer.
@Component
class ReminderListener {

  private final ReminderRepository reminders;
  private final StepRepository steps;
  private final Contacts contacts;
  private final TaskPlans tasks;

  ReminderListener(
      ReminderRepository reminders, StepRepository steps, Contacts contacts, TaskPlans tasks) {
    this.reminders = reminders;
    this.steps = steps;
    this.contacts = contacts;
    this.tasks = tasks;
  }

  @EventListener
  void on(ContactMade made) {
    Step.Place.of(made.key()).ifPresent(place -> reached(made.merchant(), place, made.at()));
  }

  private void reached(MerchantId merchant, Step.Place place, Instant at) {
    steps.delivered(merchant, place, at);
    reminders.reminded(merchant, place.order(), at);
  }

  /// A call counts among the contacts, also one that nobody answered.
  @EventListener
  void on(TaskCompleted done) {
    var named = Step.Place.of(done.key());
    if (named.isEmpty() || !done.kind().equals(ReminderKinds.CALL)) {
      return;
    }
    var place = named.get();
    steps.called(done.merchant(), place, done.by(), done.result());
    if (!done.result().equals(ReminderKinds.NOT_REACHED)) {
      reached(done.merchant(), place, done.at());
    }
    if (done.detail() != null) {
      var _ =
          steps.fault(
              done.merchant(),
              place.order(),
              PaymentFault.valueOf(done.detail()),
              done.by(),
              false,
              done.at());
    }
    writeDown(done);
  }

  private void writeDown(TaskCompleted done) {
    var task = tasks.byKeys(done.merchant(), Set.of(done.key())).get(done.key());
    if (task != null && task.customer() != null) {
      contacts.called(
          done.merchant(),
          done.by(),
          done.key(),
          task.customer(),
          task.shop(),
          new Contacts.Call(ContactPurpose.PAYMENT_REMINDER, task.subject()));
    }
  }
}

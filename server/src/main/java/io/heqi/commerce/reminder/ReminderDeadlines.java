package io.heqi.commerce.reminder;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.queue.DueJob;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reminds of unpaid orders when it is time, each once.
@Component
class ReminderDeadlines extends DueJob {

  private final Reminders reminders;

  ReminderDeadlines(Reminders reminders, JdbcClient jdbc, TransactionTemplate transactions) {
    super(
        jdbc,
        transactions,
        "commerce.reminders",
        "commerce.reminders",
        "order_id",
        "state = 'WAITING'",
        Duration.ofSeconds(5));
    this.reminders = reminders;
  }

  @Override
  protected void whenDue(MerchantId merchant, UUID id) {
    reminders.whenDue(merchant, new OrderId(id));
  }
}

package io.heqi.commerce.reminder;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import io.heqi.foundation.queue.StoredQueue;
import io.heqi.foundation.queue.WaitingRows;
import io.heqi.foundation.queue.WaitingTable;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reminds of unpaid orders when it is time, each once, also after a stop.
@Component
class ReminderDeadlines implements QueueJob<ReminderDeadlines.Due> {

  private static final WaitingTable TABLE =
      WaitingTable.of(
          "commerce.reminders", "order_id", "state = 'WAITING'", Duration.ofMinutes(1), 100);
  private static final Duration LATER = Duration.ofMinutes(10);

  private final Reminders reminders;
  private final TransactionTemplate transactions;
  private final WaitingRows<Due> waiting;

  ReminderDeadlines(Reminders reminders, TransactionTemplate transactions, JdbcClient jdbc) {
    this.reminders = reminders;
    this.transactions = transactions;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.order_id, w.attempts",
            (row, _) ->
                new Due(
                    new MerchantId(row.getLong(1)),
                    new OrderId(row.getObject(2, UUID.class)),
                    row.getInt(3)),
            due -> List.of(due.order().value()));
  }

  record Due(MerchantId merchant, OrderId order, int attempt) implements StoredQueue.Taken {}

  @Override
  public Plan<Due> plan() {
    return new Plan<>("commerce.reminders", Duration.ofSeconds(5), waiting);
  }

  @Override
  public Outcome attempt(Due due) {
    transactions.executeWithoutResult(_ -> reminders.whenDue(due.merchant(), due.order()));
    return new Outcome.Done();
  }

  /// It stops with the order, and not before.
  @Override
  public Optional<Duration> pause(Due due) {
    return Optional.of(LATER);
  }

  @Override
  public void giveUp(Due due, String reason) {
    throw new IllegalStateException("A reminder is never given due: " + reason);
  }
}

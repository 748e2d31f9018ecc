package io.heqi.outreach;

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

/// Asks after orders when it is time, each once, also after a stop.
@Component
class FollowUpQueue implements QueueJob<FollowUpQueue.Due> {

  private static final WaitingTable TABLE =
      WaitingTable.of(
          "outreach.follow_ups", "order_id", "state = 'WAITING'", Duration.ofMinutes(1), 100);
  private static final Duration LATER = Duration.ofMinutes(10);

  private final FollowUps followUps;
  private final TransactionTemplate transactions;
  private final WaitingRows<Due> waiting;

  FollowUpQueue(FollowUps followUps, TransactionTemplate transactions, JdbcClient jdbc) {
    this.followUps = followUps;
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
    return new Plan<>("outreach.follow-ups", Duration.ofSeconds(30), waiting);
  }

  @Override
  public Outcome attempt(Due due) {
    transactions.executeWithoutResult(_ -> followUps.whenDue(due.merchant(), due.order()));
    return new Outcome.Done();
  }

  @Override
  public Optional<Duration> pause(Due due) {
    return Optional.of(LATER);
  }

  @Override
  public void giveUp(Due due, String reason) {
    throw new IllegalStateException("A question is never given up: " + reason);
  }
}

package io.heqi.commerce.release;

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

/// Lets go or holds what nobody confirmed in time, once, also after a stop.
@Component
class ReleaseDeadlines implements QueueJob<ReleaseDeadlines.Up> {

  private static final WaitingTable TABLE =
      WaitingTable.of(
          "commerce.releases", "order_id", "state = 'WAITING'", Duration.ofMinutes(1), 100);
  private static final Duration LATER = Duration.ofMinutes(10);

  private final Releases releases;
  private final TransactionTemplate transactions;
  private final WaitingRows<Up> waiting;

  ReleaseDeadlines(Releases releases, TransactionTemplate transactions, JdbcClient jdbc) {
    this.releases = releases;
    this.transactions = transactions;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.order_id, w.attempts",
            (row, _) ->
                new Up(
                    new MerchantId(row.getLong(1)),
                    new OrderId(row.getObject(2, UUID.class)),
                    row.getInt(3)),
            up -> List.of(up.order().value()));
  }

  record Up(MerchantId merchant, OrderId order, int attempt) implements StoredQueue.Taken {}

  @Override
  public Plan<Up> plan() {
    return new Plan<>("commerce.release-deadlines", Duration.ofSeconds(5), waiting);
  }

  @Override
  public Outcome attempt(Up up) {
    transactions.executeWithoutResult(_ -> releases.whenUp(up.merchant(), up.order()));
    return new Outcome.Done();
  }

  /// An order never waits for ever.
  @Override
  public Optional<Duration> pause(Up up) {
    return Optional.of(LATER);
  }

  @Override
  public void giveUp(Up up, String reason) {
    throw new IllegalStateException("A time limit is never given up: " + reason);
  }
}

package io.heqi.commerce.dropship;

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

/// Says where a supplier did not answer a claim in time, once, also after a stop.
@Component
class ClaimDeadlines implements QueueJob<ClaimDeadlines.Up> {

  private static final WaitingTable TABLE =
      WaitingTable.of(
          "commerce.supplier_claim_deadlines", "claim_id", "true", Duration.ofMinutes(1), 100);
  private static final Duration LATER = Duration.ofMinutes(10);

  private final ClaimBook book;
  private final WaitingRows<Up> waiting;

  ClaimDeadlines(ClaimBook book, JdbcClient jdbc) {
    this.book = book;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.claim_id, w.attempts",
            (row, _) ->
                new Up(
                    new MerchantId(row.getLong(1)),
                    new SupplierClaimId(row.getObject(2, UUID.class)),
                    row.getInt(3)),
            up -> List.of(up.id().value()));
  }

  record Up(MerchantId merchant, SupplierClaimId id, int attempt) implements StoredQueue.Taken {}

  @Override
  public Plan<Up> plan() {
    return new Plan<>("commerce.supplier-claims", Duration.ofSeconds(10), waiting);
  }

  @Override
  public Outcome attempt(Up up) {
    book.whenUp(up.merchant(), up.id());
    return new Outcome.Done();
  }

  /// A claim never hangs without a time by which somebody looks at it.
  @Override
  public Optional<Duration> pause(Up up) {
    return Optional.of(LATER);
  }

  @Override
  public void giveUp(Up up, String reason) {
    throw new IllegalStateException("A time limit is never given up: " + reason);
  }
}

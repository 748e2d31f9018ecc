package io.heqi.aftersale;

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

/// Carries out what follows where a step took too long, once, also after a stop.
@Component
class CaseDeadlines implements QueueJob<CaseDeadlines.Up> {

  private static final WaitingTable TABLE =
      WaitingTable.of("aftersale.deadlines", "case_id", "true", Duration.ofMinutes(1), 100);
  private static final Duration LATER = Duration.ofMinutes(10);

  private final CaseBook book;
  private final WaitingRows<Up> waiting;

  CaseDeadlines(CaseBook book, JdbcClient jdbc) {
    this.book = book;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.case_id, w.version, w.attempts",
            (row, _) ->
                new Up(
                    new MerchantId(row.getLong(1)),
                    new CaseId(row.getObject(2, UUID.class)),
                    row.getInt(3),
                    row.getInt(4)),
            up -> List.of(up.id().value()));
  }

  record Up(MerchantId merchant, CaseId id, int version, int attempt)
      implements StoredQueue.Taken {}

  @Override
  public Plan<Up> plan() {
    return new Plan<>("aftersale.deadlines", Duration.ofSeconds(5), waiting);
  }

  @Override
  public Outcome attempt(Up up) {
    book.whenUp(up.merchant(), up.id(), up.version());
    return new Outcome.Done();
  }

  /// A case is never left without a time by which something happens.
  @Override
  public Optional<Duration> pause(Up up) {
    return Optional.of(LATER);
  }

  @Override
  public void giveUp(Up up, String reason) {
    throw new IllegalStateException("A time limit is never given up: " + reason);
  }
}

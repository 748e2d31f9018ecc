package io.heqi.foundation.queue;

import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Does what falls due at a time of its own for each row of a table, also after a stop. What
/// fails is tried again ten minutes later and never given up; doing it again where it was done does
/// nothing.
public abstract class DueJob implements QueueJob<DueJob.Due> {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration LATER = Duration.ofMinutes(10);
  private static final int MOST = 100;

  private final Plan<Due> plan;
  private final TransactionTemplate transactions;

  /// @param name in figures and logs
  /// @param table with its schema, as a [WaitingTable] has to be
  /// @param key the column that names a row within its merchant
  /// @param waits which rows wait: a condition on bare column names
  /// @param pace how often to look
  protected DueJob(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      String name,
      String table,
      String key,
      String waits,
      Duration pace) {
    this.transactions = transactions;
    this.plan =
        new Plan<>(
            name,
            pace,
            new WaitingRows<>(
                jdbc,
                WaitingTable.of(table, key, waits, LEASE, MOST),
                "w.merchant_id, w.%s, w.attempts".formatted(key),
                (row, _) ->
                    new Due(
                        new MerchantId(row.getLong(1)),
                        row.getObject(2, UUID.class),
                        row.getInt(3)),
                due -> List.of(due.id())));
  }

  public record Due(MerchantId merchant, UUID id, int attempt) implements StoredQueue.Taken {}

  /// Does it, in a transaction; nothing where it is not due any more.
  protected abstract void whenDue(MerchantId merchant, UUID id);

  @Override
  public final Plan<Due> plan() {
    return plan;
  }

  @Override
  public final Outcome attempt(Due due) {
    transactions.executeWithoutResult(_ -> whenDue(due.merchant(), due.id()));
    return new Outcome.Done();
  }

  @Override
  public final Optional<Duration> pause(Due due) {
    return Optional.of(LATER);
  }

  @Override
  public final void giveUp(Due due, String reason) {
    throw new IllegalStateException("What is due is never given up: " + reason);
  }
}

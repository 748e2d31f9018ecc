package io.heqi.commerce.gateway;

import io.heqi.foundation.queue.StoredQueue;
import io.heqi.foundation.queue.WaitingRows;
import io.heqi.foundation.queue.WaitingTable;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The connections as a queue: each waits until it is to be pulled again. Only whoever holds one
/// moves it on, and how often it was taken says who that is.
@Repository
class PullQueue {

  static final Duration LEASE = Duration.ofMinutes(5);

  private static final WaitingTable TABLE =
      WaitingTable.of("commerce.gateways", "shop_id", "enabled", LEASE, 10);

  private final JdbcClient jdbc;
  private final WaitingRows<Taken> waiting;

  PullQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.shop_id, w.attempts",
            (row, _) ->
                new Taken(
                    new MerchantId(row.getLong(1)),
                    new ShopId(row.getObject(2, UUID.class)),
                    row.getInt(3)),
            taken -> List.of(taken.shop().value()));
  }

  record Taken(MerchantId merchant, ShopId shop, int attempt) implements StoredQueue.Taken {}

  StoredQueue<Taken> waiting() {
    return waiting;
  }

  /// Keeps it in hand for longer.
  ///
  /// @return false where somebody else has it meanwhile
  @Transactional
  public boolean hold(Taken taken, int stored, Instant until) {
    return jdbc.sql(
                """
                update commerce.gateways set next_attempt_at = ?, pulled = pulled + ?
                where merchant_id = ? and shop_id = ? and attempts = ? and enabled
                """)
            .param(Timestamp.from(until))
            .param(stored)
            .param(taken.merchant().value())
            .param(taken.shop().value())
            .param(taken.attempt())
            .update()
        == 1;
  }

  /// A window was pulled to its end.
  @Transactional
  public void pulled(Taken taken, Instant through, Instant now, Instant next) {
    jdbc.sql(
            """
            update commerce.gateways set pulled_through = ?, last_pull_at = ?, next_attempt_at = ?, attempts = 0,
              reason = ''
            where merchant_id = ? and shop_id = ? and attempts = ?
            """)
        .param(Timestamp.from(through))
        .param(Timestamp.from(now))
        .param(Timestamp.from(next))
        .param(taken.merchant().value())
        .param(taken.shop().value())
        .param(taken.attempt())
        .update();
  }
}

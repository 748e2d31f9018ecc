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

/// What platforms pushed. Each event is kept for a week, so that its repetitions are known; a push
/// that is signed for longer ago is not taken at all.
@Repository
class EventQueue {

  private static final WaitingTable TABLE =
      WaitingTable.of(
          "commerce.gateway_events",
          "shop_id, event_id",
          "state = 'QUEUED'",
          Duration.ofMinutes(3),
          10);

  private static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final WaitingRows<Taken> waiting;

  EventQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.shop_id, w.event_id, w.number, w.attempts",
            (row, _) ->
                new Taken(
                    new MerchantId(row.getLong(1)),
                    new ShopId(row.getObject(2, UUID.class)),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5)),
            taken -> List.of(taken.shop().value(), taken.event()));
  }

  record Taken(MerchantId merchant, ShopId shop, String event, String number, int attempt)
      implements StoredQueue.Taken {}

  StoredQueue<Taken> waiting() {
    return waiting;
  }

  /// Stores those that are new.
  @Transactional
  public void add(MerchantId merchant, ShopId shop, List<PushReading.Event> events, Instant now) {
    for (var event : events) {
      jdbc.sql(
              """
              insert into commerce.gateway_events (merchant_id, shop_id, event_id, kind, number, at, next_attempt_at)
              values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
              """)
          .param(merchant.value())
          .param(shop.value())
          .param(event.id())
          .param(event.kind())
          .param(event.number())
          .param(Timestamp.from(now))
          .param(Timestamp.from(now))
          .update();
    }
    jdbc.sql("update commerce.gateways set last_push_at = ? where merchant_id = ? and shop_id = ?")
        .params(Timestamp.from(now), merchant.value(), shop.value())
        .update();
  }

  @Transactional
  public void finish(Taken taken, String state, String reason, int stored) {
    jdbc.sql(
            """
            update commerce.gateway_events set state = ?, reason = ?
            where merchant_id = ? and shop_id = ? and event_id = ?
            """)
        .params(state, reason, taken.merchant().value(), taken.shop().value(), taken.event())
        .update();
    if (stored > 0) {
      jdbc.sql(
              """
              update commerce.gateways set pushed = pushed + ? where merchant_id = ? and shop_id = ?
              """)
          .params(stored, taken.merchant().value(), taken.shop().value())
          .update();
    }
  }

  int forget(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            delete from commerce.gateway_events
            where merchant_id = any (?::bigint[]) and state <> 'QUEUED' and at < ?
            """)
        .params(
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            Timestamp.from(now.minus(KEPT)))
        .update();
  }
}

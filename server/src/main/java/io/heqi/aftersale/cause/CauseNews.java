package io.heqi.aftersale.cause;

import io.heqi.aftersale.CaseChanged;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrdersTaken;
import io.heqi.commerce.dropship.SupplyChanged;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes down of which orders something was heard, in the transaction that heard it, with one
/// statement for a whole batch: a crash loses none, and hearing it twice adds nothing.
@Component
class CauseNews {

  /// So long an order waits, since what happens to it comes in several words.
  static final Duration DELAY = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final Clock clock;

  CauseNews(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @EventListener
  void on(OrdersTaken taken) {
    tell(taken.merchant(), taken.orders().stream().map(OrdersTaken.Taken::id).toList());
  }

  @EventListener
  void on(CaseChanged changed) {
    tell(changed.merchant(), List.of(changed.order()));
  }

  @EventListener
  void on(SupplyChanged changed) {
    tell(changed.merchant(), List.of(changed.order()));
  }

  private void tell(MerchantId merchant, Collection<OrderId> orders) {
    jdbc.sql(
            """
            insert into aftersale.cause_news as n (merchant_id, order_id, heard, next_attempt_at, attempts, reason)
            select ?, o.id, 1, ?, 0, '' from unnest(?::uuid[]) as o(id) order by o.id
            on conflict (merchant_id, order_id) do update set heard = n.heard + 1,
              next_attempt_at = excluded.next_attempt_at, attempts = 0, reason = ''
            """)
        .params(
            merchant.value(),
            Timestamp.from(clock.instant().plus(DELAY)),
            orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .update();
  }

  /// How many orders are still to be worked out.
  long waiting(MerchantId merchant) {
    return jdbc.sql("select count(*) from aftersale.cause_news where merchant_id = ?")
        .param(merchant.value())
        .query(Long.class)
        .single();
  }

  /// What was heard up to these words is worked out.
  void done(MerchantId merchant, List<CauseJob.Heard> page) {
    jdbc.sql(
            """
            delete from aftersale.cause_news as n using unnest(?::uuid[], ?::bigint[]) as d(id, heard)
            where n.merchant_id = ? and n.order_id = d.id and n.heard = d.heard
            """)
        .params(
            page.stream().map(heard -> heard.order().value()).toArray(UUID[]::new),
            page.stream().map(CauseJob.Heard::word).toArray(Long[]::new),
            merchant.value())
        .update();
  }
}

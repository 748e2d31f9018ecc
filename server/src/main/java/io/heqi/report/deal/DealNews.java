package io.heqi.report.deal;

import io.heqi.aftersale.RefundPaid;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderLinked;
import io.heqi.commerce.OrdersTaken;
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
class DealNews {

  /// So long an order waits, that the inquiries before its payment be read first.
  static final Duration DELAY = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final Clock clock;

  DealNews(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Those that are not paid too: it may be taken back that they were.
  @EventListener
  void on(OrdersTaken taken) {
    tell(
        taken.merchant(),
        DealCause.ORDER,
        taken.orders().stream().map(OrdersTaken.Taken::id).toList());
  }

  @EventListener
  void on(OrderLinked linked) {
    tell(linked.merchant(), DealCause.LINK, List.of(linked.order()));
  }

  @EventListener
  void on(RefundPaid paid) {
    tell(paid.merchant(), DealCause.REFUND, List.of(paid.order()));
  }

  void tell(MerchantId merchant, DealCause cause, Collection<OrderId> orders) {
    if (orders.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into report.deal_news as n (merchant_id, order_id, cause, heard, next_attempt_at, attempts, reason)
            select ?, o.id, ?, 1, ?, 0, '' from unnest(?::uuid[]) as o(id) order by o.id
            on conflict (merchant_id, order_id) do update set cause = excluded.cause, heard = n.heard + 1,
              next_attempt_at = excluded.next_attempt_at, attempts = 0, reason = ''
            """)
        .params(
            merchant.value(),
            cause.name(),
            Timestamp.from(clock.instant().plus(DELAY)),
            orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .update();
  }

  /// How many orders are still to be worked out.
  long waiting(MerchantId merchant) {
    return jdbc.sql("select count(*) from report.deal_news where merchant_id = ?")
        .param(merchant.value())
        .query(Long.class)
        .single();
  }

  /// What was heard up to these words is worked out.
  void done(MerchantId merchant, List<DealJob.Heard> page) {
    jdbc.sql(
            """
            delete from report.deal_news as n using unnest(?::uuid[], ?::bigint[]) as d(id, heard)
            where n.merchant_id = ? and n.order_id = d.id and n.heard = d.heard
            """)
        .params(
            page.stream().map(heard -> heard.order().value()).toArray(UUID[]::new),
            page.stream().map(DealJob.Heard::word).toArray(Long[]::new),
            merchant.value())
        .update();
  }
}

package io.heqi.report.deal;

import io.heqi.aftersale.RefundPaid;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderLinked;
import io.heqi.commerce.OrdersTaken;
import io.heqi.foundation.queue.HeardRows;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Hears of orders whose deals are to be worked out.
@Component
class DealNews {

  /// So long an order waits, that the inquiries before its payment be read first.
  static final Duration DELAY = Duration.ofSeconds(5);

  private final HeardRows rows;
  private final Clock clock;

  DealNews(JdbcClient jdbc, Clock clock) {
    this.rows = new HeardRows(jdbc, "report.deal_news", "order_id");
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
    var ids = orders.stream().map(OrderId::value).toList();
    rows.tell(merchant, cause.name(), ids, clock.instant().plus(DELAY));
  }

  /// The orders that are still to be worked out.
  HeardRows rows() {
    return rows;
  }
}

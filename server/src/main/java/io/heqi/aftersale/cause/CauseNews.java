package io.heqi.aftersale.cause;

import io.heqi.aftersale.CaseChanged;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrdersTaken;
import io.heqi.commerce.dropship.SupplyChanged;
import io.heqi.foundation.queue.HeardRows;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Hears of orders of which what was sold and claimed is to be worked out.
@Component
class CauseNews {

  /// So long an order waits, since what happens to it comes in several words.
  static final Duration DELAY = Duration.ofSeconds(5);

  private final HeardRows rows;
  private final Clock clock;

  CauseNews(JdbcClient jdbc, Clock clock) {
    this.rows = new HeardRows(jdbc, "aftersale.cause_news", "order_id");
    this.clock = clock;
  }

  @EventListener
  void on(OrdersTaken taken) {
    tell(taken.merchant(), "ORDER", taken.orders().stream().map(OrdersTaken.Taken::id).toList());
  }

  @EventListener
  void on(CaseChanged changed) {
    tell(changed.merchant(), "CASE", List.of(changed.order()));
  }

  @EventListener
  void on(SupplyChanged changed) {
    tell(changed.merchant(), "SUPPLY", List.of(changed.order()));
  }

  private void tell(MerchantId merchant, String cause, Collection<OrderId> orders) {
    var ids = orders.stream().map(OrderId::value).toList();
    rows.tell(merchant, cause, ids, clock.instant().plus(DELAY));
  }

  /// The orders that are still to be worked out.
  HeardRows rows() {
    return rows;
  }
}

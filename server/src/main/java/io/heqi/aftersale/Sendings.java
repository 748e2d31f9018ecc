package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.Orders;
import io.heqi.commerce.OrdersMoved;
import io.heqi.commerce.OrdersTaken;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Hears that goods were sent whose refund nobody has answered yet.
@Component
class Sendings {

  private static final Set<OrderState> SENT =
      EnumSet.of(OrderState.SHIPPED, OrderState.RECEIVED, OrderState.COMPLETED);

  private final JdbcClient jdbc;
  private final Orders orders;
  private final CaseBook book;
  private final Clock clock;

  Sendings(JdbcClient jdbc, Orders orders, CaseBook book, Clock clock) {
    this.jdbc = jdbc;
    this.orders = orders;
    this.book = book;
    this.clock = clock;
  }

  /// Within the transaction in which the orders were told of.
  @EventListener
  void on(OrdersTaken told) {
    follow(
        told.merchant(),
        told.orders().stream()
            .filter(order -> SENT.contains(order.state()))
            .map(OrdersTaken.Taken::id)
            .toList());
  }

  /// The same, where they were sent here.
  @EventListener
  void on(OrdersMoved told) {
    follow(told.merchant(), told.orders());
  }

  private record Unanswered(CaseId id, OrderId order) {}

  private void follow(MerchantId merchant, List<OrderId> sent) {
    if (sent.isEmpty()) {
      return;
    }
    for (var one : unanswered(merchant, sent)) {
      var order = orders.byId(merchant, one.order());
      if (SENT.contains(order.state())) {
        var at = Objects.requireNonNullElseGet(order.times().shipped(), clock::instant);
        book.sent(merchant, one.id(), at);
      }
    }
  }

  private List<Unanswered> unanswered(MerchantId merchant, List<OrderId> sent) {
    return jdbc.sql(
            """
            select id, order_id from aftersale.cases
            where merchant_id = ? and order_id = any (?::uuid[]) and state = 'PENDING_MERCHANT'
              and type = 'REFUND_ONLY' and not was_sent
            """)
        .params(merchant.value(), sent.stream().map(OrderId::value).toArray(UUID[]::new))
        .query(
            (row, _) ->
                new Unanswered(
                    new CaseId(row.getObject(1, UUID.class)),
                    new OrderId(row.getObject(2, UUID.class))))
        .list();
  }
}

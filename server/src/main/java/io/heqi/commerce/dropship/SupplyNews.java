package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrdersTaken;
import io.heqi.commerce.ParcelsDelivered;
import io.heqi.commerce.release.OrderReleased;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes down of which orders something was heard, in the transaction that heard it, so that a
/// crash loses none and hearing it twice adds nothing.
@Component
class SupplyNews {

  private final JdbcClient jdbc;
  private final SupplierParcels parcels;
  private final Clock clock;

  SupplyNews(JdbcClient jdbc, SupplierParcels parcels, Clock clock) {
    this.jdbc = jdbc;
    this.parcels = parcels;
    this.clock = clock;
  }

  @EventListener
  void on(OrdersTaken taken) {
    tell(taken.merchant(), taken.orders().stream().map(OrdersTaken.Taken::id).toList());
  }

  @EventListener
  void on(OrderReleased released) {
    tell(released.merchant(), List.of(released.order()));
  }

  @EventListener
  void on(ParcelsDelivered told) {
    var delivered =
        told.parcels().stream()
            .filter(SupplyNews::couldBeASuppliers)
            .map(one -> new SupplierStep.SupplierParcel(one.carrier(), one.number()))
            .toList();
    tell(told.merchant(), parcels.ordersOf(told.merchant(), delivered));
  }

  /// Carriers' numbers of another form are of no supplier.
  private static boolean couldBeASuppliers(ParcelsDelivered.Delivered one) {
    return !one.carrier().isBlank() && one.number().strip().matches("[0-9A-Za-z-]{5,40}");
  }

  /// Nothing is written for a merchant without suppliers, nor of an order of which none has or
  /// could get anything.
  void tell(MerchantId merchant, List<OrderId> orders) {
    if (orders.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into commerce.supply_news as n (merchant_id, order_id, next_attempt_at, attempts, reason, heard)
            select o.merchant_id, o.id, ?, 0, '', 1 from commerce.orders as o
            where o.merchant_id = ? and o.id = any (?::uuid[])
              and exists (select from commerce.suppliers where merchant_id = o.merchant_id)
              and (o.state in ('TO_SHIP', 'PARTLY_SHIPPED')
                or exists (
                  select from commerce.supplier_orders where merchant_id = o.merchant_id and order_id = o.id)
                or exists (
                  select from commerce.supply_looks where merchant_id = o.merchant_id and order_id = o.id))
            order by o.id
            on conflict (merchant_id, order_id) do update
              set heard = n.heard + 1, next_attempt_at = excluded.next_attempt_at, attempts = 0, reason = ''
            """)
        .params(
            Timestamp.from(clock.instant()),
            merchant.value(),
            orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .update();
  }

  /// What was heard up to this word is worked out.
  void done(MerchantId merchant, OrderId order, long heard) {
    jdbc.sql(
            "delete from commerce.supply_news where merchant_id = ? and order_id = ? and heard = ?")
        .params(merchant.value(), order.value(), heard)
        .update();
  }
}

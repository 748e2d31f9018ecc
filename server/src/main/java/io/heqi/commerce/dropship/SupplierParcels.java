package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.ParcelWriteBack;
import io.heqi.commerce.SaveOrder;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The parcels of supplier orders, which are parcels of the customer's order as soon as the
/// supplier names them.
@Component
class SupplierParcels {

  private final JdbcClient jdbc;
  private final ParcelWriteBack orders;

  SupplierParcels(JdbcClient jdbc, ParcelWriteBack orders) {
    this.jdbc = jdbc;
    this.orders = orders;
  }

  /// Puts these in the place of those that were named before.
  void replace(SupplierOrder one, List<SupplierStep.SupplierParcel> parcels, Instant at) {
    var order = one.origin.order();
    of(one.merchant(), one.id())
        .forEach(parcel -> orders.forget(one.merchant(), order, parcel.carrier(), parcel.number()));
    jdbc.sql(
            "delete from commerce.supplier_parcels where merchant_id = ? and supplier_order_id = ?")
        .params(one.merchant().value(), one.id().value())
        .update();
    for (var parcel : parcels.stream().distinct().toList()) {
      jdbc.sql("insert into commerce.supplier_parcels values (?, ?, ?, ?, ?, ?)")
          .params(
              one.merchant().value(),
              one.id().value(),
              order.value(),
              parcel.carrier(),
              parcel.number(),
              Timestamp.from(at))
          .update();
    }
    writeBack(one.merchant(), order);
  }

  /// Brings the customer's order to what its suppliers sent.
  void writeBack(MerchantId merchant, OrderId order) {
    var sent =
        jdbc.sql(
                """
                select distinct on (carrier, number) carrier, number, shipped_at from commerce.supplier_parcels
                where merchant_id = ? and order_id = ? order by carrier, number, shipped_at
                """)
            .params(merchant.value(), order.value())
            .query(
                (row, _) ->
                    new SaveOrder.SentParcel(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
            .list();
    if (!sent.isEmpty()) {
      orders.write(merchant, order, sent, isWhole(merchant, order));
    }
  }

  /// Whether each line of the order was sent by a supplier.
  private boolean isWhole(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            """
            select not exists (
              select from commerce.order_lines as l where l.merchant_id = ? and l.order_id = ? and not exists (
                select from commerce.supplier_order_lines as s
                join commerce.supplier_orders as o on o.merchant_id = s.merchant_id and o.id = s.supplier_order_id
                where s.merchant_id = ? and s.order_id = ? and s.line = l.place and not s.released
                  and o.shipped_at is not null))
            """)
        .params(merchant.value(), order.value(), merchant.value(), order.value())
        .query(Boolean.class)
        .single();
  }

  List<SupplierStep.SupplierParcel> of(MerchantId merchant, SupplierOrderId id) {
    return ofAll(merchant, List.of(id)).getOrDefault(id, List.of());
  }

  Map<SupplierOrderId, List<SupplierStep.SupplierParcel>> ofAll(
      MerchantId merchant, List<SupplierOrderId> ids) {
    record Row(SupplierOrderId order, SupplierStep.SupplierParcel parcel) {}
    return jdbc
        .sql(
            """
            select supplier_order_id, carrier, number from commerce.supplier_parcels
            where merchant_id = ? and supplier_order_id = any (?::uuid[])
            order by supplier_order_id, shipped_at, carrier, number
            """)
        .params(merchant.value(), ids.stream().map(SupplierOrderId::value).toArray(UUID[]::new))
        .query(
            (row, _) ->
                new Row(
                    new SupplierOrderId(row.getObject(1, UUID.class)),
                    new SupplierStep.SupplierParcel(row.getString(2), row.getString(3))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::order, Collectors.mapping(Row::parcel, Collectors.toList())));
  }

  /// Whether the carriers handed over all of them.
  boolean areDelivered(MerchantId merchant, SupplierOrderId id) {
    return jdbc.sql(
            """
            select coalesce(bool_and(p.state = 'DELIVERED'), false) from commerce.supplier_parcels as s
            join commerce.parcels as p on p.merchant_id = s.merchant_id and p.order_id = s.order_id
              and p.carrier = s.carrier and p.number = s.number
            where s.merchant_id = ? and s.supplier_order_id = ?
            """)
        .params(merchant.value(), id.value())
        .query(Boolean.class)
        .single();
  }

  /// The orders to which suppliers sent these parcels.
  List<OrderId> ordersOf(MerchantId merchant, List<SupplierStep.SupplierParcel> parcels) {
    return jdbc.sql(
            """
            select distinct s.order_id from unnest(?::text[], ?::text[]) as k(carrier, number)
            join commerce.supplier_parcels as s on s.number = k.number and s.carrier = k.carrier
            where s.merchant_id = ?
            """)
        .params(
            parcels.stream().map(SupplierStep.SupplierParcel::carrier).toArray(String[]::new),
            parcels.stream().map(SupplierStep.SupplierParcel::number).toArray(String[]::new),
            merchant.value())
        .query((row, _) -> new OrderId(row.getObject(1, UUID.class)))
        .list();
  }
}

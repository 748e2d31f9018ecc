package io.heqi.commerce.dropship;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes views of supplier orders, for a page of whatever length with four statements.
@Component
class SupplierOrderReader {

  private final JdbcClient jdbc;
  private final SupplierParcels parcels;
  private final Clock clock;

  SupplierOrderReader(JdbcClient jdbc, SupplierParcels parcels, Clock clock) {
    this.jdbc = jdbc;
    this.parcels = parcels;
    this.clock = clock;
  }

  List<SupplierOrderView> views(Actor by, List<SupplierOrder> orders) {
    var ids = orders.stream().map(SupplierOrder::id).toList();
    var sent = parcels.ofAll(by.merchant(), ids);
    var moves = moves(by.merchant(), ids);
    var names = names(by.merchant());
    return orders.stream()
        .map(
            one ->
                view(
                    by,
                    one,
                    names.getOrDefault(one.origin.supplier(), ""),
                    sent.getOrDefault(one.id(), List.of()),
                    moves.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private SupplierOrderView view(
      Actor by,
      SupplierOrder one,
      String supplierName,
      List<SupplierStep.SupplierParcel> sent,
      List<SupplierOrderView.SupplierMoveView> moves) {
    var o = one.origin;
    var dispatches = by.may(CommercePermissions.DISPATCH);
    return new SupplierOrderView(
        o.id(),
        o.number(),
        o.supplier(),
        supplierName,
        o.order(),
        o.orderNumber(),
        o.shop(),
        one.state,
        one.version,
        one.isLate(clock.instant()),
        dispatches ? o.cost() : null,
        dispatches ? o.terms().freight() : null,
        o.currency(),
        o.createdAt(),
        o.dueAt(),
        one.shippedAt,
        one.deliveredAt,
        lines(one),
        sent,
        dispatches ? SupplierMachine.open(one.state, SupplierParty.MERCHANT) : List.of(),
        moves);
  }

  static List<SupplierOrderView.SuppliedLine> lines(SupplierOrder one) {
    return one.lines.stream()
        .map(
            line ->
                new SupplierOrderView.SuppliedLine(
                    line.line(), line.title(), line.variant(), line.code(), line.quantity()))
        .toList();
  }

  Map<SupplierId, String> names(MerchantId merchant) {
    var names = new HashMap<SupplierId, String>();
    jdbc.sql("select id, name from commerce.suppliers where merchant_id = ?")
        .param(merchant.value())
        .query(
            (RowCallbackHandler)
                row -> names.put(new SupplierId(row.getObject(1, UUID.class)), row.getString(2)));
    return names;
  }

  Map<SupplierOrderId, List<SupplierOrderView.SupplierMoveView>> moves(
      MerchantId merchant, List<SupplierOrderId> ids) {
    var moves = new HashMap<SupplierOrderId, List<SupplierOrderView.SupplierMoveView>>();
    jdbc.sql(
            """
            select * from commerce.supplier_order_moves
            where merchant_id = ? and supplier_order_id = any (?::uuid[]) order by supplier_order_id, version
            """)
        .params(merchant.value(), ids.stream().map(SupplierOrderId::value).toArray(UUID[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    moves
                        .computeIfAbsent(
                            new SupplierOrderId(row.getObject("supplier_order_id", UUID.class)),
                            _ -> new ArrayList<>())
                        .add(
                            new SupplierOrderView.SupplierMoveView(
                                row.getTimestamp("at").toInstant(),
                                SupplierParty.valueOf(row.getString("party")),
                                row.getString("actor_name"),
                                SupplierMove.valueOf(row.getString("move")),
                                SupplierOrderState.valueOf(row.getString("to_state")),
                                row.getString("note"))));
    return moves;
  }
}

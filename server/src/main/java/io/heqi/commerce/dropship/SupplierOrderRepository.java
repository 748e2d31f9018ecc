package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of supplier orders as they are written.
@Repository
class SupplierOrderRepository {

  private final JdbcClient jdbc;

  SupplierOrderRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whatever is decided about an order's suppliers is decided one after the other.
  void lockOrder(MerchantId merchant, OrderId order) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
        .params("supply " + order, merchant.value())
        .query((_, _) -> true)
        .single();
  }

  /// The merchant's next number of a kind, from 1.
  long nextNumber(MerchantId merchant, String kind) {
    return jdbc.sql(
            """
            insert into commerce.supply_numbers as n values (?, ?, 1)
            on conflict (merchant_id, kind) do update set last_number = n.last_number + 1 returning last_number
            """)
        .params(merchant.value(), kind)
        .query(Long.class)
        .single();
  }

  void insert(SupplierOrder one) {
    var o = one.origin;
    jdbc.sql(
            """
            insert into commerce.supplier_orders (merchant_id, id, number, supplier_id, shop_id, order_id, order_number,
              state, version, cost, freight, return_freight, restock_fee, answer_hours, returns_to, return_address,
              currency, created_at, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            o.merchant().value(),
            o.id().value(),
            o.number(),
            o.supplier().value(),
            o.shop().value(),
            o.order().value(),
            o.orderNumber(),
            one.state.name(),
            one.version,
            o.cost(),
            o.terms().freight(),
            o.terms().returnFreight(),
            o.terms().restockFee(),
            o.terms().answerHours(),
            o.terms().returnsTo().name(),
            o.terms().returnAddress(),
            o.currency(),
            Timestamp.from(o.createdAt()),
            Timestamp.from(o.dueAt()))
        .update();
    for (var line : one.lines) {
      jdbc.sql("insert into commerce.supplier_order_lines values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .params(
              o.merchant().value(),
              o.id().value(),
              o.order().value(),
              line.line(),
              line.title(),
              line.variant(),
              line.code(),
              line.quantity(),
              line.price())
          .update();
    }
  }

  void update(SupplierOrder one) {
    jdbc.sql(
            """
            update commerce.supplier_orders set state = ?, came_from = ?, version = ?, shipped_at = ?, delivered_at = ?,
              ended_at = ? where merchant_id = ? and id = ?
            """)
        .param(one.state.name())
        .param(one.cameFrom == null ? null : one.cameFrom.name())
        .param(one.version)
        .param(time(one.shippedAt))
        .param(time(one.deliveredAt))
        .param(time(one.endedAt))
        .param(one.merchant().value())
        .param(one.id().value())
        .update();
  }

  /// Its lines may go to another supplier.
  void release(SupplierOrder one) {
    jdbc.sql(
            """
            update commerce.supplier_order_lines set released = true where merchant_id = ? and supplier_order_id = ?
            """)
        .params(one.merchant().value(), one.id().value())
        .update();
  }

  void log(
      SupplierOrder one,
      SupplierMover by,
      SupplierMove move,
      SupplierOrderState from,
      String note,
      Instant at) {
    jdbc.sql("insert into commerce.supplier_order_moves values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .param(one.merchant().value())
        .param(one.id().value())
        .param(one.version)
        .param(Timestamp.from(at))
        .param(by.party().name())
        .param(by.id())
        .param(by.name())
        .param(move.name())
        .param(from.name())
        .param(one.state.name())
        .param(note)
        .update();
  }

  Optional<SupplierOrder> lock(MerchantId merchant, SupplierOrderId id) {
    return select(merchant, "id = ? for update", id.value()).stream().findFirst();
  }

  Optional<SupplierOrder> find(MerchantId merchant, SupplierOrderId id) {
    return select(merchant, "id = ?", id.value()).stream().findFirst();
  }

  List<SupplierOrder> lockAll(MerchantId merchant, OrderId order) {
    return select(merchant, "order_id = ? order by id for update", order.value());
  }

  List<SupplierOrder> ofOrder(MerchantId merchant, OrderId order) {
    return select(merchant, "order_id = ? order by created_at, id", order.value());
  }

  /// @param condition on bare column names, behind that of the merchant
  List<SupplierOrder> select(MerchantId merchant, String condition, Object... values) {
    var parameters = new ArrayList<Object>(List.of(merchant.value()));
    parameters.addAll(Arrays.asList(values));
    var found =
        jdbc.sql("select * from commerce.supplier_orders where merchant_id = ? and " + condition)
            .params(parameters)
            .query((row, _) -> read(row, List.of()))
            .list();
    var lines = lines(merchant, found.stream().map(SupplierOrder::id).toList());
    return found.stream()
        .map(
            one -> {
              var whole =
                  new SupplierOrder(one.origin, lines.getOrDefault(one.id(), List.of()), one.state);
              whole.cameFrom = one.cameFrom;
              whole.version = one.version;
              whole.shippedAt = one.shippedAt;
              whole.deliveredAt = one.deliveredAt;
              whole.endedAt = one.endedAt;
              return whole;
            })
        .toList();
  }

  private Map<SupplierOrderId, List<SupplierOrder.Line>> lines(
      MerchantId merchant, List<SupplierOrderId> ids) {
    var lines = new HashMap<SupplierOrderId, List<SupplierOrder.Line>>();
    jdbc.sql(
            """
            select * from commerce.supplier_order_lines
            where merchant_id = ? and supplier_order_id = any (?::uuid[]) order by supplier_order_id, line
            """)
        .params(merchant.value(), ids.stream().map(SupplierOrderId::value).toArray(UUID[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    lines
                        .computeIfAbsent(
                            new SupplierOrderId(row.getObject("supplier_order_id", UUID.class)),
                            _ -> new ArrayList<>())
                        .add(
                            new SupplierOrder.Line(
                                row.getInt("line"),
                                row.getString("title"),
                                row.getString("variant"),
                                row.getString("code"),
                                row.getInt("quantity"),
                                row.getBigDecimal("price"))));
    return lines;
  }

  private static SupplierOrder read(ResultSet row, List<SupplierOrder.Line> lines)
      throws SQLException {
    var terms =
        new SupplierOrder.Terms(
            row.getBigDecimal("freight"),
            row.getBigDecimal("return_freight"),
            row.getBigDecimal("restock_fee"),
            row.getInt("answer_hours"),
            SupplyPlan.ReturnsTo.valueOf(row.getString("returns_to")),
            row.getString("return_address"));
    var origin =
        new SupplierOrder.Origin(
            new MerchantId(row.getLong("merchant_id")),
            new SupplierOrderId(row.getObject("id", UUID.class)),
            row.getLong("number"),
            new SupplierId(row.getObject("supplier_id", UUID.class)),
            new ShopId(row.getObject("shop_id", UUID.class)),
            new OrderId(row.getObject("order_id", UUID.class)),
            row.getString("order_number"),
            row.getBigDecimal("cost"),
            row.getString("currency"),
            terms,
            row.getTimestamp("created_at").toInstant(),
            row.getTimestamp("due_at").toInstant());
    var one = new SupplierOrder(origin, lines, SupplierOrderState.valueOf(row.getString("state")));
    var cameFrom = row.getString("came_from");
    one.cameFrom = cameFrom == null ? null : SupplierOrderState.valueOf(cameFrom);
    one.version = row.getInt("version");
    one.shippedAt = instant(row.getTimestamp("shipped_at"));
    one.deliveredAt = instant(row.getTimestamp("delivered_at"));
    one.endedAt = instant(row.getTimestamp("ended_at"));
    return one;
  }

  /// The places of the order's lines that are with a supplier, or that the merchant sends.
  Set<Integer> takenLines(MerchantId merchant, OrderId order) {
    return new TreeSet<>(
        jdbc.sql(
                """
                select line from commerce.supplier_order_lines
                where merchant_id = ? and order_id = ? and not released
                union select line from commerce.supply_own_lines where merchant_id = ? and order_id = ?
                """)
            .params(merchant.value(), order.value(), merchant.value(), order.value())
            .query(Integer.class)
            .list());
  }

  /// The places of lines of which the money was asked back.
  Set<Integer> heldLines(MerchantId merchant, OrderId order) {
    return new TreeSet<>(
        jdbc.sql(
                "select distinct line from commerce.supply_holds where merchant_id = ? and order_id"
                    + " = ?")
            .params(merchant.value(), order.value())
            .query(Integer.class)
            .list());
  }

  private static @Nullable Timestamp time(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}

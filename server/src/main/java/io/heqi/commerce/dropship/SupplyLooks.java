package io.heqi.commerce.dropship;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The orders that a person has to look at before a supplier gets them, each with the reason.
@Service
public class SupplyLooks {

  private static final int SHOWN = 200;

  private final JdbcClient jdbc;
  private final SupplierOrderRepository orders;
  private final AuditLog audit;
  private final Clock clock;

  SupplyLooks(JdbcClient jdbc, SupplierOrderRepository orders, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.orders = orders;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param lines the places in the order of what is not with a supplier
  /// @param detail such as the goods without a price, or the profit
  public record LookView(
      OrderId order,
      ShopId shop,
      String orderNumber,
      LookReason reason,
      List<Integer> lines,
      String detail,
      Instant since) {}

  /// The oldest first, at most 200.
  @Transactional(readOnly = true)
  public List<LookView> list(Actor by) {
    by.require(CommercePermissions.DISPATCH);
    return jdbc.sql(
            "select * from commerce.supply_looks where merchant_id = ? order by since, order_id"
                + " limit ?")
        .params(by.merchant().value(), SHOWN)
        .query(
            (row, _) ->
                new LookView(
                    new OrderId(row.getObject("order_id", UUID.class)),
                    new ShopId(row.getObject("shop_id", UUID.class)),
                    row.getString("order_number"),
                    LookReason.valueOf(row.getString("reason")),
                    List.of((Integer[]) row.getArray("lines").getArray()),
                    row.getString("detail"),
                    row.getTimestamp("since").toInstant()))
        .list();
  }

  /// The merchant sends it without a supplier, or not at all.
  @Transactional
  public void dismiss(Actor by, OrderId order) {
    by.require(CommercePermissions.DISPATCH);
    orders.lockOrder(by.merchant(), order);
    var lines =
        jdbc.sql(
                "delete from commerce.supply_looks where merchant_id = ? and order_id = ? returning"
                    + " lines")
            .params(by.merchant().value(), order.value())
            .query((row, _) -> List.of((Integer[]) row.getArray(1).getArray()))
            .optional()
            .orElseThrow(() -> Refusal.notFound("commerce.supply-look-unknown"));
    jdbc.sql(
            """
            insert into commerce.supply_own_lines select ?, ?, line from unnest(?::int[]) as l(line)
            on conflict do nothing
            """)
        .params(by.merchant().value(), order.value(), lines.toArray(Integer[]::new))
        .update();
    audit.record(by, "commerce.supply-declined", order);
  }

  /// Says what stands against handing these lines over; no lines, nothing does.
  void set(
      OrderView order,
      MerchantId merchant,
      LookReason reason,
      Collection<Integer> lines,
      String detail) {
    jdbc.sql(
            """
            insert into commerce.supply_looks as l values (?, ?, ?, ?, ?, ?::int[], ?, ?)
            on conflict (merchant_id, order_id) do update
              set reason = excluded.reason, lines = excluded.lines, detail = excluded.detail
            """)
        .params(
            merchant.value(),
            order.id().value(),
            order.shop().value(),
            order.number(),
            reason.name(),
            lines.toArray(Integer[]::new),
            detail,
            Timestamp.from(clock.instant()))
        .update();
  }

  void clear(MerchantId merchant, OrderId order) {
    jdbc.sql("delete from commerce.supply_looks where merchant_id = ? and order_id = ?")
        .params(merchant.value(), order.value())
        .update();
  }
}

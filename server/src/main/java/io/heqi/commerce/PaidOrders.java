package io.heqi.commerce;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What was paid for, for those who count it. An order is paid where its platform tells when or how
/// much; where it tells no time, the order was paid when it was placed.
@Service
public class PaidOrders {

  private static final int MOST_OF_CUSTOMER = 200;
  private static final String PAID = "(o.paid_at is not null or o.paid > 0)";

  /// What `coalesce` would say, in words that the tenant walls let an index answer.
  private static final String AT =
      "(case when o.paid_at is null then o.placed_at else o.paid_at end)";

  private final JdbcClient jdbc;
  private final Buyers buyers;

  PaidOrders(JdbcClient jdbc, Buyers buyers) {
    this.jdbc = jdbc;
    this.buyers = buyers;
  }

  /// @param goods the first of them in short, such as `羊毛衫 ×2 +1`
  /// @param quantity pieces in all lines
  /// @param at when it was paid
  public record PaidOrder(
      OrderId id,
      ShopId shop,
      String number,
      String buyerName,
      OrderState state,
      String goods,
      long quantity,
      String currency,
      BigDecimal paid,
      Instant at) {}

  /// @param paid in `currency`
  public record Sum(String currency, long orders, long quantity, BigDecimal paid) {}

  private static final String SELECT =
      """
      select o.id, o.shop_id, o.number, o.buyer_name, o.state, o.currency, o.paid, %s as at, l.*
      from %s
      cross join lateral (
        select coalesce(sum(quantity), 0) as quantity, (array_agg(title order by place))[1] as title,
          (array_agg(quantity order by place))[1] as pieces
        from commerce.order_lines where merchant_id = ? and order_id = o.id) as l
      """;

  /// Those of these orders that are paid, in no order.
  @Transactional(readOnly = true)
  public List<PaidOrder> byIds(MerchantId merchant, Collection<OrderId> ids) {
    return jdbc.sql(
            SELECT.formatted(
                AT,
                """
                unnest(?::uuid[]) as w(id)
                cross join lateral (
                  select * from commerce.orders as o
                  where merchant_id = ? and id = w.id and %s limit 1) as o
                """
                    .formatted(PAID)))
        .params(
            ids.stream().map(OrderId::value).toArray(UUID[]::new),
            merchant.value(),
            merchant.value())
        .query((row, _) -> order(row))
        .list();
  }

  static final String BETWEEN =
      SELECT.formatted(
          AT,
          """
          (select * from commerce.orders as o
            where merchant_id = ? and shop_id = ? and %1$s and %2$s >= ? and %2$s < ? and (%2$s, id) > (?, ?)
            order by %2$s, id limit ?) as o
          """
              .formatted(PAID, AT));

  /// The orders of a shop that were paid from `from` on and before `until`, oldest first.
  ///
  /// @param at and `after`: where the page begins, behind this one
  @Transactional(readOnly = true)
  public List<PaidOrder> between(
      MerchantId merchant,
      ShopId shop,
      Instant from,
      Instant until,
      Instant at,
      UUID after,
      int limit) {
    return jdbc.sql(BETWEEN)
        .params(
            merchant.value(),
            shop.value(),
            Timestamp.from(from),
            Timestamp.from(until),
            Timestamp.from(at),
            after,
            limit,
            merchant.value())
        .query((row, _) -> order(row))
        .list();
  }

  static final String SUMS =
      """
      select o.currency, count(*) as orders, sum(l.quantity) as quantity, sum(o.paid) as paid
      from commerce.orders as o
      cross join lateral (
        select coalesce(sum(quantity), 0) as quantity from commerce.order_lines
        where merchant_id = ? and order_id = o.id) as l
      where o.merchant_id = ? and o.shop_id = ? and %1$s and %2$s >= ? and %2$s < ?
      group by o.currency order by o.currency
      """
          .formatted(PAID, AT);

  /// What was paid in a shop from `from` on and before `until`, straight from the orders.
  @Transactional(readOnly = true)
  public List<Sum> sums(MerchantId merchant, ShopId shop, Instant from, Instant until) {
    return jdbc.sql(SUMS)
        .params(
            merchant.value(),
            merchant.value(),
            shop.value(),
            Timestamp.from(from),
            Timestamp.from(until))
        .query(
            (row, _) ->
                new Sum(row.getString(1), row.getLong(2), row.getLong(3), row.getBigDecimal(4)))
        .list();
  }

  /// The orders of these customers that were paid at `since` or later, of each at most the newest
  /// two hundred.
  @Transactional(readOnly = true)
  public Set<OrderId> of(MerchantId merchant, Set<CustomerId> customers, Instant since) {
    var theirs = buyers.of(merchant, customers).stream().filter(b -> !b.id().isEmpty()).toList();
    var found = new HashSet<OrderId>();
    jdbc.sql(
            """
            select o.id from unnest(?::uuid[], ?::text[]) as b(shop, buyer)
            cross join lateral (
              select id from commerce.orders as o
              where merchant_id = ? and shop_id = b.shop and buyer_id = b.buyer and %1$s and %2$s >= ?
              order by placed_at desc, id desc limit ?) as o
            union
            select l.order_id from unnest(?::uuid[]) as c(id)
            cross join lateral (
              select order_id from commerce.order_customers
              where merchant_id = ? and customer_id = c.id order by placed_at desc, order_id desc limit ?) as l
            """
                .formatted(PAID, AT))
        .params(
            theirs.stream().map(buyer -> buyer.shop().value()).toArray(UUID[]::new),
            theirs.stream().map(Buyers.Buyer::id).toArray(String[]::new),
            merchant.value(),
            Timestamp.from(since),
            MOST_OF_CUSTOMER,
            customers.stream().map(CustomerId::value).toArray(UUID[]::new),
            merchant.value(),
            MOST_OF_CUSTOMER)
        .query(
            row -> {
              found.add(new OrderId(row.getObject(1, UUID.class)));
            });
    return found;
  }

  private static PaidOrder order(ResultSet row) throws SQLException {
    var quantity = row.getLong("quantity");
    return new PaidOrder(
        new OrderId(row.getObject("id", UUID.class)),
        new ShopId(row.getObject("shop_id", UUID.class)),
        row.getString("number"),
        row.getString("buyer_name"),
        OrderState.valueOf(row.getString("state")),
        inShort(row.getString("title"), row.getInt("pieces"), quantity),
        quantity,
        row.getString("currency"),
        row.getBigDecimal("paid"),
        row.getTimestamp("at").toInstant());
  }

  private static String inShort(String title, int pieces, long quantity) {
    return (title == null ? "" : title)
        + (pieces > 1 ? " ×" + pieces : "")
        + (quantity > pieces ? " +" + (quantity - pieces) : "");
  }
}

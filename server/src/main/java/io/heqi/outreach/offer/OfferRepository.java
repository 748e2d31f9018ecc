package io.heqi.outreach.offer;

import io.heqi.commerce.OrderId;
import io.heqi.loyalty.CouponId;
import io.heqi.shared.AccountId;
import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of offers.
@Repository
class OfferRepository {

  private final JdbcClient jdbc;

  OfferRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return whether it is new; something was offered for the order before otherwise
  boolean add(MerchantId merchant, CrossSellOffer offer) {
    return jdbc.sql(
                """
                insert into outreach.cross_sell_offers (merchant_id, id, shop_id, order_id, customer_id, products,
                  goods, text, coupon_id, gift, offered_at, offered_by, counts_until, currency)
                values (:merchant, :id, :shop, :order, :customer, :products::text[], :goods, :text, :coupon, :gift,
                  :at, :by, :until, :currency)
                on conflict (merchant_id, order_id) do nothing
                """)
            .param("merchant", merchant.value())
            .param("id", offer.id().value())
            .param("shop", offer.shop().value())
            .param("order", offer.order().value())
            .param("customer", offer.customer().value())
            .param("products", offer.products().toArray(String[]::new))
            .param("goods", offer.goods())
            .param("text", offer.text())
            .param("coupon", offer.coupon() == null ? null : offer.coupon().value())
            .param("gift", offer.gift())
            .param("at", Timestamp.from(offer.offeredAt()))
            .param("by", offer.offeredBy().value())
            .param("until", Timestamp.from(offer.countsUntil()))
            .param("currency", offer.currency())
            .update()
        == 1;
  }

  Optional<CrossSellOffer> ofOrder(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            "select * from outreach.cross_sell_offers where merchant_id = ? and order_id = ?")
        .params(merchant.value(), order.value())
        .query((row, _) -> offer(row))
        .optional();
  }

  void said(MerchantId merchant, OrderId order, Instant at) {
    jdbc.sql(
            """
            update outreach.cross_sell_offers set said_at = ?
            where merchant_id = ? and order_id = ? and said_at is null
            """)
        .params(Timestamp.from(at), merchant.value(), order.value())
        .update();
  }

  /// Whether anything that was offered may still be taken.
  boolean isAnyOpen(MerchantId merchant, Instant now) {
    return jdbc.sql(
            """
            select exists (select from outreach.cross_sell_offers
              where merchant_id = ? and taken_order is null and counts_until > ?)
            """)
        .params(merchant.value(), Timestamp.from(now))
        .query(Boolean.class)
        .single();
  }

  /// What was offered to these customers and nobody took, the oldest first.
  List<CrossSellOffer> open(MerchantId merchant, Collection<CustomerId> customers) {
    return jdbc.sql(
            """
            select * from outreach.cross_sell_offers
            where merchant_id = ? and customer_id = any (?::uuid[]) and taken_order is null order by offered_at
            """)
        .params(merchant.value(), customers.stream().map(CustomerId::value).toArray(UUID[]::new))
        .query((row, _) -> offer(row))
        .list();
  }

  void take(MerchantId merchant, OfferId id, OrderId order, Instant at, BigDecimal amount) {
    jdbc.sql(
            """
            update outreach.cross_sell_offers set taken_order = ?, taken_at = ?, taken_amount = ?
            where merchant_id = ? and id = ? and taken_order is null
            """)
        .params(order.value(), Timestamp.from(at), amount, merchant.value(), id.value())
        .update();
  }

  /// Newest first.
  List<CrossSellOffer> list(MerchantId merchant, OfferFilter filter, Cursor after, int limit) {
    var text = new StringBuilder("merchant_id = ? and (offered_at, id) < (?, ?)");
    var values =
        new ArrayList<Object>(List.of(merchant.value(), Timestamp.from(after.at()), after.id()));
    if (filter.from() != null) {
      text.append(" and offered_at >= ?");
      values.add(Timestamp.from(filter.from()));
    }
    if (filter.until() != null) {
      text.append(" and offered_at < ?");
      values.add(Timestamp.from(filter.until()));
    }
    if (filter.taken()) {
      text.append(" and taken_order is not null");
    }
    values.add(limit);
    return jdbc.sql(
            "select * from outreach.cross_sell_offers where "
                + text
                + " order by offered_at desc, id desc limit ?")
        .params(values)
        .query((row, _) -> offer(row))
        .list();
  }

  /// What was offered in a time, and what came of it.
  CrossSellView.CrossSellFigures figures(MerchantId merchant, Instant from, Instant until) {
    var amounts = new ArrayList<CrossSellView.CrossSellAmount>();
    var counts = new long[3];
    jdbc.sql(
            """
            select currency, count(*), count(said_at), count(taken_order), coalesce(sum(taken_amount), 0)
            from outreach.cross_sell_offers
            where merchant_id = :merchant and offered_at >= :from::timestamptz and offered_at < :until::timestamptz
            group by currency order by currency
            """)
        .param("merchant", merchant.value())
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .query(
            row -> {
              counts[0] += row.getLong(2);
              counts[1] += row.getLong(3);
              counts[2] += row.getLong(4);
              amounts.add(
                  new CrossSellView.CrossSellAmount(row.getString(1), row.getBigDecimal(5)));
            });
    return new CrossSellView.CrossSellFigures(counts[0], counts[1], counts[2], amounts);
  }

  /// The offers that these orders took: whose they were, and of what.
  Map<OrderId, List<CrossSellOffer>> takenBy(MerchantId merchant, Collection<OrderId> orders) {
    var found = new HashMap<OrderId, List<CrossSellOffer>>();
    jdbc.sql(
            """
            select * from outreach.cross_sell_offers
            where merchant_id = ? and taken_order = any (?::uuid[]) and taken_order is not null
            order by offered_at
            """)
        .params(merchant.value(), orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .query((row, _) -> offer(row))
        .list()
        .forEach(
            one -> {
              if (one.takenOrder() != null) {
                found.computeIfAbsent(one.takenOrder(), _ -> new ArrayList<>()).add(one);
              }
            });
    return found;
  }

  /// What the merchant says goes with a product.
  ///
  /// @param product and `goesWith`: numbers
  public record Pair(String product, String goesWith, String reason) {}

  List<Pair> pairs(MerchantId merchant, ShopId shop) {
    return jdbc.sql(
            """
            select product, goes_with, reason from outreach.goods_pairs
            where merchant_id = ? and shop_id = ? order by product, goes_with
            """)
        .params(merchant.value(), shop.value())
        .query((row, _) -> new Pair(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  List<Pair> pairs(MerchantId merchant, ShopId shop, Collection<String> products) {
    return jdbc.sql(
            """
            select product, goes_with, reason from outreach.goods_pairs
            where merchant_id = ? and shop_id = ? and product = any (?::text[]) order by product, goes_with
            """)
        .params(merchant.value(), shop.value(), products.toArray(String[]::new))
        .query((row, _) -> new Pair(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  void replacePairs(MerchantId merchant, ShopId shop, List<Pair> pairs) {
    jdbc.sql("delete from outreach.goods_pairs where merchant_id = ? and shop_id = ?")
        .params(merchant.value(), shop.value())
        .update();
    jdbc.sql(
            """
            insert into outreach.goods_pairs
            select ?, ?, t.product, t.goes_with, t.reason
            from unnest(?::text[], ?::text[], ?::text[]) as t(product, goes_with, reason)
            """)
        .params(
            merchant.value(),
            shop.value(),
            pairs.stream().map(Pair::product).toArray(String[]::new),
            pairs.stream().map(Pair::goesWith).toArray(String[]::new),
            pairs.stream().map(Pair::reason).toArray(String[]::new))
        .update();
  }

  private static CrossSellOffer offer(ResultSet row) throws SQLException {
    var coupon = row.getObject("coupon_id", UUID.class);
    var taken = row.getObject("taken_order", UUID.class);
    return new CrossSellOffer(
        new OfferId(row.getObject("id", UUID.class)),
        new ShopId(row.getObject("shop_id", UUID.class)),
        new OrderId(row.getObject("order_id", UUID.class)),
        new CustomerId(row.getObject("customer_id", UUID.class)),
        List.of((String[]) row.getArray("products").getArray()),
        row.getString("goods"),
        row.getString("text"),
        coupon == null ? null : new CouponId(coupon),
        row.getString("gift"),
        row.getTimestamp("offered_at").toInstant(),
        new AccountId(row.getObject("offered_by", UUID.class)),
        instant(row.getTimestamp("said_at")),
        row.getTimestamp("counts_until").toInstant(),
        taken == null ? null : new OrderId(taken),
        instant(row.getTimestamp("taken_at")),
        row.getBigDecimal("taken_amount"),
        row.getString("currency"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}

package io.heqi.loyalty;

import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of coupons.
@Repository
class CouponRepository {

  private static final String KINDS =
      """
      select k.*,
        (select count(*) from loyalty.coupons c where c.merchant_id = k.merchant_id and c.kind_id = k.id
          and c.state = 'STOCKED') as stocked,
        (select count(*) from loyalty.coupons c where c.merchant_id = k.merchant_id and c.kind_id = k.id
          and c.state in ('GIVEN', 'USED')) as given,
        (select count(*) from loyalty.coupons c where c.merchant_id = k.merchant_id and c.kind_id = k.id
          and c.state = 'USED') as used
      from loyalty.coupon_kinds k where k.merchant_id = ?
      """;
  private static final String GIVEN =
      """
      select c.*, k.name, k.currency from loyalty.coupons c
      join loyalty.coupon_kinds k on k.merchant_id = c.merchant_id and k.id = c.kind_id
      where c.merchant_id = ? and c.customer_id is not null
      """;

  private final JdbcClient jdbc;

  CouponRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A coupon in somebody's hands.
  record Gift(
      String key, CustomerId customer, @Nullable AccountId account, Instant at, Instant until) {}

  List<CouponKindView> kinds(MerchantId merchant, ShopId shop) {
    return jdbc.sql(KINDS + " and k.shop_id = ? order by k.active desc, k.made_at desc, k.id")
        .params(merchant.value(), shop.value())
        .query((row, _) -> kind(row))
        .list();
  }

  Optional<CouponKindView> kind(MerchantId merchant, CouponKindId id) {
    return jdbc.sql(KINDS + " and k.id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> kind(row))
        .optional();
  }

  private static CouponKindView kind(ResultSet row) throws SQLException {
    return new CouponKindView(
        new CouponKindId(row.getObject("id", UUID.class)),
        new ShopId(row.getObject("shop_id", UUID.class)),
        row.getString("name"),
        CouponSource.valueOf(row.getString("source")),
        row.getBigDecimal("worth"),
        row.getBigDecimal("spend_from"),
        row.getString("currency"),
        row.getInt("days"),
        row.getBoolean("active"),
        row.getInt("stocked"),
        row.getInt("given"),
        row.getInt("used"));
  }

  /// @return whether it is new; there is one of that name otherwise
  boolean add(
      MerchantId merchant,
      ShopId shop,
      CouponKindId id,
      CouponSource source,
      String currency,
      SaveCouponKind kind,
      Instant now) {
    return jdbc.sql(
                """
                insert into loyalty.coupon_kinds values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (merchant_id, shop_id, name) do nothing
                """)
            .params(
                merchant.value(),
                id.value(),
                shop.value(),
                kind.name(),
                source.name(),
                kind.worth(),
                kind.spendFrom(),
                currency,
                kind.days(),
                kind.active(),
                Timestamp.from(now))
            .update()
        == 1;
  }

  boolean isTaken(MerchantId merchant, ShopId shop, String name) {
    return jdbc.sql(
            """
            select exists (select from loyalty.coupon_kinds where merchant_id = ? and shop_id = ? and name = ?)
            """)
        .params(merchant.value(), shop.value(), name)
        .query(Boolean.class)
        .single();
  }

  void change(MerchantId merchant, CouponKindId id, SaveCouponKind kind) {
    jdbc.sql(
            """
            update loyalty.coupon_kinds set name = ?, worth = ?, spend_from = ?, days = ?, active = ?
            where merchant_id = ? and id = ?
            """)
        .params(
            kind.name(),
            kind.worth(),
            kind.spendFrom(),
            kind.days(),
            kind.active(),
            merchant.value(),
            id.value())
        .update();
  }

  int stock(MerchantId merchant, CouponKindId kind, Collection<String> codes) {
    var ids = Stream.generate(CouponId::next).limit(codes.size()).map(CouponId::value);
    return jdbc.sql(
            """
            insert into loyalty.coupons (merchant_id, id, kind_id, code, state)
            select ?, t.id, ?, t.code, 'STOCKED' from unnest(?::uuid[], ?::text[]) as t(id, code)
            on conflict (merchant_id, code) do nothing
            """)
        .params(
            merchant.value(), kind.value(), ids.toArray(UUID[]::new), codes.toArray(String[]::new))
        .update();
  }

  /// Makes a code that nobody has yet.
  boolean make(MerchantId merchant, CouponKindView kind, Gift gift, Supplier<String> codes) {
    var made = 0;
    while (made == 0) {
      made =
          jdbc.sql(
                  """
                  insert into loyalty.coupons (merchant_id, id, kind_id, code, state, key, customer_id, worth,
                    spend_from, given_by, given_at, valid_until)
                  values (?, ?, ?, ?, 'GIVEN', ?, ?, ?, ?, ?, ?, ?) on conflict (merchant_id, code) do nothing
                  """)
              .param(merchant.value())
              .param(CouponId.next().value())
              .param(kind.id().value())
              .param(codes.get())
              .param(gift.key())
              .param(gift.customer().value())
              .param(kind.worth())
              .param(kind.spendFrom())
              .param(gift.account() == null ? null : gift.account().value())
              .param(Timestamp.from(gift.at()))
              .param(Timestamp.from(gift.until()))
              .update();
    }
    return true;
  }

  /// Takes the oldest code in stock; of several that take at once each gets another.
  ///
  /// @return whether there was one
  boolean take(MerchantId merchant, CouponKindView kind, Gift gift) {
    return jdbc.sql(
                """
                update loyalty.coupons set state = 'GIVEN', key = ?, customer_id = ?, worth = ?, spend_from = ?,
                  given_by = ?, given_at = ?, valid_until = ?
                where merchant_id = ? and id = (
                  select id from loyalty.coupons where merchant_id = ? and kind_id = ? and state = 'STOCKED'
                  order by id limit 1 for update skip locked)
                """)
            .param(gift.key())
            .param(gift.customer().value())
            .param(kind.worth())
            .param(kind.spendFrom())
            .param(gift.account() == null ? null : gift.account().value())
            .param(Timestamp.from(gift.at()))
            .param(Timestamp.from(gift.until()))
            .param(merchant.value())
            .param(merchant.value())
            .param(kind.id().value())
            .update()
        == 1;
  }

  Optional<CouponView> byKey(MerchantId merchant, String key) {
    return jdbc.sql(GIVEN + " and c.key = ?")
        .params(merchant.value(), key)
        .query((row, _) -> coupon(row))
        .optional();
  }

  Optional<CouponView> lock(MerchantId merchant, CouponId id) {
    return jdbc.sql(GIVEN + " and c.id = ? for update of c")
        .params(merchant.value(), id.value())
        .query((row, _) -> coupon(row))
        .optional();
  }

  Optional<CouponView> lockCode(MerchantId merchant, String code) {
    return jdbc.sql(GIVEN + " and c.code = ? for update of c")
        .params(merchant.value(), code)
        .query((row, _) -> coupon(row))
        .optional();
  }

  List<CouponView> ofCustomer(MerchantId merchant, CustomerId customer, int limit) {
    return jdbc.sql(GIVEN + " and c.customer_id = ? order by c.given_at desc, c.id desc limit ?")
        .params(merchant.value(), customer.value(), limit)
        .query((row, _) -> coupon(row))
        .list();
  }

  void end(MerchantId merchant, CouponId id, CouponState state, String orderNumber, Instant now) {
    jdbc.sql(
            """
            update loyalty.coupons set state = ?, order_number = ?, ended_at = ? where merchant_id = ? and id = ?
            """)
        .params(state.name(), orderNumber, Timestamp.from(now), merchant.value(), id.value())
        .update();
  }

  private static CouponView coupon(ResultSet row) throws SQLException {
    var ended = row.getTimestamp("ended_at");
    return new CouponView(
        new CouponId(row.getObject("id", UUID.class)),
        new CouponKindId(row.getObject("kind_id", UUID.class)),
        row.getString("name"),
        row.getString("code"),
        CouponState.valueOf(row.getString("state")),
        row.getBigDecimal("worth"),
        row.getBigDecimal("spend_from"),
        row.getString("currency"),
        row.getTimestamp("given_at").toInstant(),
        row.getTimestamp("valid_until").toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getString("order_number"));
  }
}

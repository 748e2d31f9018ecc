package io.heqi.aftersale.compensation;

import io.heqi.aftersale.CaseId;
import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.Actor;
import io.heqi.loyalty.CouponKindId;
import io.heqi.shared.AccountId;
import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of compensations.
@Repository
class CompensationRepository {

  private static final Duration DAY = Duration.ofDays(1);

  private final JdbcClient jdbc;

  CompensationRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whoever gives for the same order, or gives as the same person, waits here: two never both find
  /// room for the last of a limit. The order's lock comes first, so that nobody waits in a circle.
  void serialise(MerchantId merchant, OrderId order, AccountId account) {
    for (var name : List.of("order " + order, "person " + account)) {
      jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
          .params("compensation " + name, merchant.value())
          .query((_, _) -> true)
          .single();
    }
  }

  void insert(MerchantId merchant, String key, CompensationView c) {
    jdbc.sql(
            """
            insert into aftersale.compensations (merchant_id, id, key, shop_id, order_id, order_number, case_id,
              customer_id, kind, worth, currency, coupon_kind, points, gift, reason, note, state, beyond, asked_by,
              asked_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(merchant.value())
        .param(c.id().value())
        .param(key)
        .param(c.shop().value())
        .param(c.order().value())
        .param(c.orderNumber())
        .param(c.aftersaleCase() == null ? null : c.aftersaleCase().value())
        .param(c.customer() == null ? null : c.customer().value())
        .param(c.kind().name())
        .param(c.worth())
        .param(c.currency())
        .param(c.couponKind() == null ? null : c.couponKind().value())
        .param(c.points())
        .param(c.gift())
        .param(c.reason().name())
        .param(c.note())
        .param(c.state().name())
        .param(c.beyond().stream().map(Enum::name).toArray(String[]::new))
        .param(c.askedBy().value())
        .param(Timestamp.from(c.askedAt()))
        .update();
  }

  void decided(
      MerchantId merchant,
      CompensationId id,
      CompensationState state,
      AccountId by,
      String note,
      Instant now) {
    jdbc.sql(
            """
            update aftersale.compensations set state = ?, decided_by = ?, decided_at = ?, decision_note = ?
            where merchant_id = ? and id = ?
            """)
        .params(state.name(), by.value(), Timestamp.from(now), note, merchant.value(), id.value())
        .update();
  }

  void ended(
      MerchantId merchant,
      CompensationId id,
      CompensationState state,
      AccountId by,
      String reference,
      Instant now) {
    jdbc.sql(
            """
            update aftersale.compensations set state = ?, ended_by = ?, ended_at = ?, reference = ?
            where merchant_id = ? and id = ?
            """)
        .params(
            state.name(), by.value(), Timestamp.from(now), reference, merchant.value(), id.value())
        .update();
  }

  Optional<CompensationView> byKey(MerchantId merchant, String key) {
    return jdbc.sql("select * from aftersale.compensations where merchant_id = ? and key = ?")
        .params(merchant.value(), key)
        .query((row, _) -> view(row))
        .optional();
  }

  Optional<CompensationView> lock(MerchantId merchant, CompensationId id) {
    return jdbc.sql(
            "select * from aftersale.compensations where merchant_id = ? and id = ? for update")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row))
        .optional();
  }

  Optional<CompensationView> find(MerchantId merchant, CompensationId id) {
    return jdbc.sql("select * from aftersale.compensations where merchant_id = ? and id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row))
        .optional();
  }

  List<CompensationView> ofOrder(MerchantId merchant, OrderId order, int limit) {
    return jdbc.sql(
            """
            select * from aftersale.compensations where merchant_id = ? and order_id = ?
            order by asked_at desc, id desc limit ?
            """)
        .params(merchant.value(), order.value(), limit)
        .query((row, _) -> view(row))
        .list();
  }

  List<CompensationView> newest(
      MerchantId merchant, @Nullable CompensationState state, Cursor after, int limit) {
    var statement =
        jdbc.sql(
                "select * from aftersale.compensations where merchant_id = ?"
                    + (state == null ? "" : " and state = ?")
                    + " and (asked_at, id) < (?, ?) order by asked_at desc, id desc limit ?")
            .param(merchant.value());
    if (state != null) {
      statement = statement.param(state.name());
    }
    return statement
        .param(Timestamp.from(after.at()))
        .param(after.id())
        .param(limit)
        .query((row, _) -> view(row))
        .list();
  }

  int waiting(MerchantId merchant) {
    return jdbc.sql(
            """
            select count(*) from aftersale.compensations where merchant_id = ? and state = 'WAITING'
            """)
        .param(merchant.value())
        .query(Integer.class)
        .single();
  }

  /// What was given for an order, or is asked for, apart from one.
  BigDecimal ofOrderSoFar(MerchantId merchant, OrderId order, @Nullable CompensationId apart) {
    return jdbc.sql(
            """
            select coalesce(sum(worth), 0) from aftersale.compensations
            where merchant_id = ? and order_id = ? and state in ('WAITING', 'OWED', 'DONE')
              and id is distinct from ?
            """)
        .param(merchant.value())
        .param(order.value())
        .param(apart == null ? null : apart.value())
        .query(BigDecimal.class)
        .single();
  }

  /// What a person gave within the last 24 hours, without a second one.
  BigDecimal ofDay(Actor by, Instant now) {
    return jdbc.sql(
            """
            select coalesce(sum(worth), 0) from aftersale.compensations
            where merchant_id = ? and asked_by = ? and asked_at > ? and state in ('OWED', 'DONE')
              and beyond = '{}'
            """)
        .params(by.merchant().value(), by.account().value(), Timestamp.from(now.minus(DAY)))
        .query(BigDecimal.class)
        .single();
  }

  private static CompensationView view(ResultSet row) throws SQLException {
    var aftersaleCase = row.getObject("case_id", UUID.class);
    var customer = row.getObject("customer_id", UUID.class);
    var couponKind = row.getObject("coupon_kind", UUID.class);
    var decidedBy = row.getObject("decided_by", UUID.class);
    return new CompensationView(
        new CompensationId(row.getObject("id", UUID.class)),
        new ShopId(row.getObject("shop_id", UUID.class)),
        new OrderId(row.getObject("order_id", UUID.class)),
        row.getString("order_number"),
        aftersaleCase == null ? null : new CaseId(aftersaleCase),
        customer == null ? null : new CustomerId(customer),
        CompensationKind.valueOf(row.getString("kind")),
        row.getBigDecimal("worth"),
        row.getString("currency"),
        couponKind == null ? null : new CouponKindId(couponKind),
        row.getObject("points", Integer.class),
        row.getString("gift"),
        CompensationReason.valueOf(row.getString("reason")),
        row.getString("note"),
        CompensationState.valueOf(row.getString("state")),
        Arrays.stream((String[]) row.getArray("beyond").getArray()).map(Beyond::valueOf).toList(),
        new AccountId(row.getObject("asked_by", UUID.class)),
        row.getTimestamp("asked_at").toInstant(),
        decidedBy == null ? null : new AccountId(decidedBy),
        instant(row, "decided_at"),
        row.getString("decision_note"),
        instant(row, "ended_at"),
        row.getString("reference"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}

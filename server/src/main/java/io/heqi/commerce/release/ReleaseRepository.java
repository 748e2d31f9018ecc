package io.heqi.commerce.release;

import io.heqi.commerce.OrderId;
import io.heqi.shared.AccountId;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of releases.
@Repository
class ReleaseRepository {

  private final JdbcClient jdbc;

  ReleaseRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Begins for those of which none was begun.
  ///
  /// @return for which it began
  List<OrderId> begin(
      MerchantId merchant, ShopId shop, Collection<OrderId> orders, Instant now, Instant due) {
    return jdbc.sql(
            """
            insert into commerce.releases (merchant_id, order_id, shop_id, state, entered_at, due_at, next_attempt_at)
            select ?, t.id, ?, 'WAITING', ?, ?, ? from unnest(?::uuid[]) as t(id)
            on conflict do nothing returning order_id
            """)
        .params(
            merchant.value(),
            shop.value(),
            Timestamp.from(now),
            Timestamp.from(due),
            Timestamp.from(due),
            values(orders))
        .query((row, _) -> new OrderId(row.getObject(1, UUID.class)))
        .list();
  }

  /// There is nothing to be shipped of these any more.
  void callOff(MerchantId merchant, Collection<OrderId> orders, Instant now) {
    jdbc.sql(
            """
            update commerce.releases set state = 'CALLED_OFF', entered_at = ?, due_at = null, next_attempt_at = null
            where merchant_id = ? and order_id = any (?::uuid[]) and state <> 'CALLED_OFF'
            """)
        .params(Timestamp.from(now), merchant.value(), values(orders))
        .update();
  }

  /// Whoever moves an order's release, or changes its address, holds it from here on.
  Optional<ReleaseView.Release> lock(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            """
            select * from commerce.releases where merchant_id = ? and order_id = ? for update
            """)
        .params(merchant.value(), order.value())
        .query((row, _) -> release(row))
        .optional();
  }

  void move(
      MerchantId merchant,
      OrderId order,
      ReleaseState to,
      @Nullable Asker confirmedBy,
      @Nullable AccountId by,
      String note,
      Instant now) {
    jdbc.sql(
            """
            update commerce.releases set state = ?, entered_at = ?, due_at = null, next_attempt_at = null,
              confirmed_by = coalesce(?, confirmed_by), account_id = ?, note = ?,
              released_at = case when ? then ?::timestamptz end
            where merchant_id = ? and order_id = ?
            """)
        .param(to.name())
        .param(Timestamp.from(now))
        .param(confirmedBy == null ? null : confirmedBy.name())
        .param(by == null ? null : by.value())
        .param(note)
        .param(to == ReleaseState.RELEASED)
        .param(Timestamp.from(now))
        .param(merchant.value())
        .param(order.value())
        .update();
  }

  Map<OrderId, ReleaseView.Release> of(MerchantId merchant, Collection<OrderId> orders) {
    var found = new HashMap<OrderId, ReleaseView.Release>();
    jdbc.sql("select * from commerce.releases where merchant_id = ? and order_id = any (?::uuid[])")
        .params(merchant.value(), values(orders))
        .query(
            row -> {
              found.put(new OrderId(row.getObject("order_id", UUID.class)), release(row));
            });
    return found;
  }

  /// One in a list.
  record Listed(OrderId order, ReleaseView.Release release) {}

  List<Listed> list(MerchantId merchant, ReleaseState state, Cursor after, int limit) {
    return jdbc.sql(
            """
            select * from commerce.releases
            where merchant_id = ? and state = ? and (entered_at, order_id) < (?, ?)
            order by entered_at desc, order_id desc limit ?
            """)
        .params(merchant.value(), state.name(), Timestamp.from(after.at()), after.id(), limit)
        .query(
            (row, _) ->
                new Listed(new OrderId(row.getObject("order_id", UUID.class)), release(row)))
        .list();
  }

  private static ReleaseView.Release release(ResultSet row) throws SQLException {
    var confirmedBy = row.getString("confirmed_by");
    var by = row.getObject("account_id", UUID.class);
    return new ReleaseView.Release(
        ReleaseState.valueOf(row.getString("state")),
        row.getTimestamp("entered_at").toInstant(),
        instant(row, "due_at"),
        confirmedBy == null ? null : Asker.valueOf(confirmedBy),
        by == null ? null : new AccountId(by),
        instant(row, "released_at"),
        row.getString("note"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static UUID[] values(Collection<OrderId> orders) {
    return orders.stream().map(OrderId::value).toArray(UUID[]::new);
  }
}

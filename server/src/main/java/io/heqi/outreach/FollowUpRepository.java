package io.heqi.outreach;

import io.heqi.commerce.OrderId;
import io.heqi.shared.AccountId;
import io.heqi.shared.Cursor;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of follow-ups.
@Repository
class FollowUpRepository {

  private final JdbcClient jdbc;

  FollowUpRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Begins for those of which none was begun.
  void begin(
      MerchantId merchant, ShopId shop, Collection<OrderId> orders, Instant arrived, Instant due) {
    jdbc.sql(
            """
            insert into outreach.follow_ups (merchant_id, order_id, shop_id, state, entered_at, arrived_at, due_at,
              next_attempt_at)
            select ?, t.id, ?, 'WAITING', ?, ?, ?, ? from unnest(?::uuid[]) as t(id) order by t.id
            on conflict do nothing
            """)
        .param(merchant.value())
        .param(shop.value())
        .param(Timestamp.from(arrived))
        .param(Timestamp.from(arrived))
        .param(Timestamp.from(due))
        .param(Timestamp.from(due))
        .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .update();
  }

  Optional<FollowUp> lock(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            "select * from outreach.follow_ups where merchant_id = ? and order_id = ? for update")
        .params(merchant.value(), order.value())
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<FollowUp> find(MerchantId merchant, OrderId order) {
    return jdbc.sql("select * from outreach.follow_ups where merchant_id = ? and order_id = ?")
        .params(merchant.value(), order.value())
        .query((row, _) -> read(row))
        .optional();
  }

  void leaveAlone(MerchantId merchant, OrderId order, LeftAlone reason, Instant now) {
    jdbc.sql(
            """
            update outreach.follow_ups set state = 'LEFT_ALONE', left_alone = ?, entered_at = ?, due_at = null,
              next_attempt_at = null
            where merchant_id = ? and order_id = ?
            """)
        .params(reason.name(), Timestamp.from(now), merchant.value(), order.value())
        .update();
  }

  void ask(MerchantId merchant, OrderId order, CustomerId customer, Instant now) {
    jdbc.sql(
            """
            update outreach.follow_ups set state = 'ASKED', customer_id = ?, entered_at = ?, due_at = null,
              next_attempt_at = null
            where merchant_id = ? and order_id = ?
            """)
        .params(customer.value(), Timestamp.from(now), merchant.value(), order.value())
        .update();
  }

  void asked(MerchantId merchant, OrderId order, Instant at) {
    jdbc.sql(
            """
            update outreach.follow_ups set asked_at = ?
            where merchant_id = ? and order_id = ? and asked_at is null
            """)
        .params(Timestamp.from(at), merchant.value(), order.value())
        .update();
  }

  void answer(
      MerchantId merchant,
      OrderId order,
      FollowUpAnswer answer,
      @Nullable AccountId by,
      Instant now) {
    jdbc.sql(
            """
            update outreach.follow_ups set state = 'ANSWERED', answer = ?, answered_at = ?, answered_by = ?,
              entered_at = ?, due_at = null, next_attempt_at = null
            where merchant_id = ? and order_id = ?
            """)
        .param(answer.name())
        .param(Timestamp.from(now))
        .param(by == null ? null : by.value())
        .param(Timestamp.from(now))
        .param(merchant.value())
        .param(order.value())
        .update();
  }

  /// Those of these orders after which this customer was asked.
  List<FollowUp> asked(MerchantId merchant, CustomerId customer, Set<OrderId> orders) {
    return jdbc.sql(
            """
            select * from outreach.follow_ups
            where merchant_id = ? and order_id = any (?::uuid[]) and customer_id = ?
            """)
        .params(
            merchant.value(),
            orders.stream().map(OrderId::value).toArray(UUID[]::new),
            customer.value())
        .query((row, _) -> read(row))
        .list();
  }

  void invited(MerchantId merchant, OrderId order, Instant now) {
    jdbc.sql("update outreach.follow_ups set invited_at = ? where merchant_id = ? and order_id = ?")
        .params(Timestamp.from(now), merchant.value(), order.value())
        .update();
  }

  /// Those in a state, those that came into it last first.
  List<FollowUp> list(
      MerchantId merchant,
      FollowUpState state,
      @Nullable FollowUpAnswer answer,
      Cursor after,
      int limit) {
    return jdbc.sql(
            """
            select * from outreach.follow_ups
            where merchant_id = :merchant and state = :state and (entered_at, order_id) < (:at, :id)
              and (:answer::text is null or answer = :answer)
            order by entered_at desc, order_id desc limit :limit
            """)
        .param("merchant", merchant.value())
        .param("state", state.name())
        .param("at", Timestamp.from(after.at()))
        .param("id", after.id())
        .param("answer", answer == null ? null : answer.name())
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  /// How many of those asked in a time answered what.
  FollowUpView.FollowUpFigures figures(MerchantId merchant, Instant from, Instant until) {
    return jdbc.sql(
            """
            select count(*), count(answer), count(*) filter (where answer = 'FINE'),
              count(*) filter (where answer in ('PROBLEM', 'NOT_RECEIVED')), count(invited_at)
            from outreach.follow_ups where merchant_id = ? and asked_at >= ? and asked_at < ?
            """)
        .params(merchant.value(), Timestamp.from(from), Timestamp.from(until))
        .query(
            (row, _) ->
                new FollowUpView.FollowUpFigures(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .single();
  }

  private static FollowUp read(ResultSet row) throws SQLException {
    var customer = row.getObject("customer_id", UUID.class);
    var reason = row.getString("left_alone");
    var answer = row.getString("answer");
    var by = row.getObject("answered_by", UUID.class);
    return new FollowUp(
        new OrderId(row.getObject("order_id", UUID.class)),
        new ShopId(row.getObject("shop_id", UUID.class)),
        FollowUpState.valueOf(row.getString("state")),
        row.getTimestamp("entered_at").toInstant(),
        row.getTimestamp("arrived_at").toInstant(),
        instant(row, "due_at"),
        customer == null ? null : new CustomerId(customer),
        instant(row, "asked_at"),
        reason == null ? null : LeftAlone.valueOf(reason),
        answer == null ? null : FollowUpAnswer.valueOf(answer),
        instant(row, "answered_at"),
        by == null ? null : new AccountId(by),
        instant(row, "invited_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}

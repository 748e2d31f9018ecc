package io.heqi.commerce.reminder;

import io.heqi.commerce.OrderId;
import io.heqi.contact.ContactWay;
import io.heqi.shared.AccountId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the reminding of orders.
@Repository
class ReminderRepository {

  private final JdbcClient jdbc;

  ReminderRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Begins for an order for which it was not begun.
  ///
  /// @param due null for one that is only reminded of by hand
  void begin(
      MerchantId merchant,
      ShopId shop,
      OrderId order,
      @Nullable Instant due,
      Instant closes,
      Instant now) {
    var next = due == null ? null : Timestamp.from(due);
    jdbc.sql(
            """
            insert into commerce.reminders (merchant_id, order_id, shop_id, state, entered_at, due_at, next_attempt_at,
              closes_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .param(merchant.value())
        .param(order.value())
        .param(shop.value())
        .param((due == null ? ReminderState.SAID : ReminderState.WAITING).name())
        .param(Timestamp.from(now))
        .param(next)
        .param(next)
        .param(Timestamp.from(closes))
        .update();
  }

  /// Of which of these it was begun and is not over.
  List<OrderId> running(MerchantId merchant, Collection<OrderId> orders) {
    return jdbc.sql(
            """
            select order_id from commerce.reminders
            where merchant_id = ? and order_id = any (?::uuid[]) and state in ('WAITING', 'SAID', 'STOPPED')
            order by order_id
            """)
        .params(merchant.value(), orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .query((row, _) -> new OrderId(row.getObject(1, UUID.class)))
        .list();
  }

  Optional<Reminder> lock(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            "select * from commerce.reminders where merchant_id = ? and order_id = ? for update")
        .params(merchant.value(), order.value())
        .query((row, _) -> reminder(row))
        .optional();
  }

  Optional<Reminder> find(MerchantId merchant, OrderId order) {
    return jdbc.sql("select * from commerce.reminders where merchant_id = ? and order_id = ?")
        .params(merchant.value(), order.value())
        .query((row, _) -> reminder(row))
        .optional();
  }

  /// @param due when the next one comes; null where none does
  void move(
      MerchantId merchant,
      OrderId order,
      ReminderState to,
      int steps,
      @Nullable Instant due,
      @Nullable AccountId stoppedBy,
      Instant now) {
    var next = due == null ? null : Timestamp.from(due);
    jdbc.sql(
            """
            update commerce.reminders set state = ?, steps = ?, due_at = ?, next_attempt_at = ?, attempts = 0,
              stopped_by = ?, entered_at = case when state = ? then entered_at else ? end
            where merchant_id = ? and order_id = ?
            """)
        .param(to.name())
        .param(steps)
        .param(next)
        .param(next)
        .param(stoppedBy == null ? null : stoppedBy.value())
        .param(to.name())
        .param(Timestamp.from(now))
        .param(merchant.value())
        .param(order.value())
        .update();
  }

  void paid(
      MerchantId merchant,
      OrderId order,
      Reminder.Paid paid,
      Reminder.@Nullable Credit credit,
      Instant now) {
    var by = credit == null ? null : credit.by();
    jdbc.sql(
            """
            update commerce.reminders set state = 'PAID', entered_at = ?, due_at = null, next_attempt_at = null,
              paid_at = ?, amount = ?, currency = ?, credited_at = ?, credited_way = ?, credited_by = ?
            where merchant_id = ? and order_id = ?
            """)
        .param(Timestamp.from(now))
        .param(Timestamp.from(paid.at()))
        .param(paid.amount())
        .param(paid.currency())
        .param(credit == null ? null : Timestamp.from(credit.at()))
        .param(credit == null ? null : credit.way().name())
        .param(by == null ? null : by.value())
        .param(merchant.value())
        .param(order.value())
        .update();
  }

  void reminded(MerchantId merchant, OrderId order, Instant at) {
    jdbc.sql(
            """
            update commerce.reminders set reminded_at = ?
            where merchant_id = ? and order_id = ? and reminded_at is null
            """)
        .params(Timestamp.from(at), merchant.value(), order.value())
        .update();
  }

  static Reminder reminder(ResultSet row) throws SQLException {
    var paidAt = instant(row, "paid_at");
    var creditedAt = instant(row, "credited_at");
    return new Reminder(
        new OrderId(row.getObject("order_id", UUID.class)),
        new ShopId(row.getObject("shop_id", UUID.class)),
        ReminderState.valueOf(row.getString("state")),
        row.getTimestamp("entered_at").toInstant(),
        instant(row, "due_at"),
        row.getInt("steps"),
        row.getTimestamp("closes_at").toInstant(),
        instant(row, "reminded_at"),
        account(row, "stopped_by"),
        paidAt == null
            ? null
            : new Reminder.Paid(paidAt, row.getBigDecimal("amount"), row.getString("currency")),
        creditedAt == null
            ? null
            : new Reminder.Credit(
                creditedAt,
                ContactWay.valueOf(row.getString("credited_way")),
                account(row, "credited_by")));
  }

  private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
    var id = row.getObject(column, UUID.class);
    return id == null ? null : new AccountId(id);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}

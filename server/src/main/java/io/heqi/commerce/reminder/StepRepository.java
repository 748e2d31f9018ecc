package io.heqi.commerce.reminder;

import io.heqi.commerce.OrderId;
import io.heqi.contact.ContactWay;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of single reminders, and of what kept customers from paying.
@Repository
class StepRepository {

  private final JdbcClient jdbc;

  StepRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(MerchantId merchant, Step step) {
    var by = step.by();
    jdbc.sql(
            """
            insert into commerce.reminder_steps (merchant_id, order_id, n, way, planned_at, planned_by, customers, held_back)
            values (?, ?, ?, ?, ?, ?, ?::uuid[], ?)
            """)
        .param(merchant.value())
        .param(step.order().value())
        .param(step.n())
        .param(step.way().name())
        .param(Timestamp.from(step.plannedAt()))
        .param(by == null ? null : by.value())
        .param(step.whom().stream().map(CustomerId::value).toArray(UUID[]::new))
        .param(step.isHeldBack())
        .update();
  }

  /// All of these orders, in their order.
  List<Step> of(MerchantId merchant, Collection<OrderId> orders) {
    return jdbc.sql(
            """
            select * from commerce.reminder_steps where merchant_id = ? and order_id = any (?::uuid[])
            order by order_id, n
            """)
        .params(merchant.value(), orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .query((row, _) -> step(row))
        .list();
  }

  /// It reached a customer; the first time counts.
  void delivered(MerchantId merchant, Step.Place place, Instant at) {
    jdbc.sql(
            """
            update commerce.reminder_steps set delivered_at = ?
            where merchant_id = ? and order_id = ? and n = ? and delivered_at is null
            """)
        .params(Timestamp.from(at), merchant.value(), place.order().value(), place.n())
        .update();
  }

  void called(MerchantId merchant, Step.Place place, AccountId by, String result) {
    jdbc.sql(
            """
            update commerce.reminder_steps set account_id = ?, result = ?
            where merchant_id = ? and order_id = ? and n = ?
            """)
        .params(by.value(), result, merchant.value(), place.order().value(), place.n())
        .update();
  }

  /// @return its id
  UUID fault(
      MerchantId merchant,
      OrderId order,
      PaymentFault fault,
      AccountId by,
      boolean guided,
      Instant at) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into commerce.payment_faults (merchant_id, id, order_id, fault, told_at, told_by, guided)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            merchant.value(),
            id,
            order.value(),
            fault.name(),
            Timestamp.from(at),
            by.value(),
            guided)
        .update();
    return id;
  }

  /// What kept a customer from paying, the newest first, at most 20.
  List<ReminderView.FaultTold> faults(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            """
            select fault, told_at, told_by, guided from commerce.payment_faults
            where merchant_id = ? and order_id = ? order by told_at desc, id desc limit 20
            """)
        .params(merchant.value(), order.value())
        .query(
            (row, _) ->
                new ReminderView.FaultTold(
                    PaymentFault.valueOf(row.getString("fault")),
                    row.getTimestamp("told_at").toInstant(),
                    new AccountId(row.getObject("told_by", UUID.class)),
                    row.getBoolean("guided")))
        .list();
  }

  private static Step step(ResultSet row) throws SQLException {
    var delivered = row.getTimestamp("delivered_at");
    return new Step(
        new OrderId(row.getObject("order_id", UUID.class)),
        row.getInt("n"),
        ContactWay.valueOf(row.getString("way")),
        row.getTimestamp("planned_at").toInstant(),
        account(row, "planned_by"),
        Arrays.stream((UUID[]) row.getArray("customers").getArray()).map(CustomerId::new).toList(),
        row.getBoolean("held_back"),
        delivered == null ? null : delivered.toInstant(),
        account(row, "account_id"),
        row.getString("result"));
  }

  private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
    var id = row.getObject(column, UUID.class);
    return id == null ? null : new AccountId(id);
  }
}

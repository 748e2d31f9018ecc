package io.heqi.task;

import io.heqi.shared.AccountId;
import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
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

/// The SQL of tasks.
@Repository
class TaskRepository {

  private final JdbcClient jdbc;

  TaskRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean plan(
      MerchantId merchant,
      @Nullable AccountId by,
      @Nullable AccountId owner,
      PlanTask plan,
      String title,
      Instant now) {
    var customer = plan.customer();
    return jdbc.sql(
                """
                insert into task.tasks (merchant_id, id, key, kind, shop_id, customer_id, about_id, subject, title,
                  state, owner_id, due_at, planned_at, planned_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?) on conflict (merchant_id, key) do nothing
                """)
            .param(merchant.value())
            .param(TaskId.next().value())
            .param(plan.key())
            .param(plan.kind())
            .param(plan.shop().value())
            .param(customer == null ? null : customer.value())
            .param(plan.about())
            .param(plan.subject())
            .param(title)
            .param(owner == null ? null : owner.value())
            .param(Timestamp.from(plan.dueAt()))
            .param(Timestamp.from(now))
            .param(by == null ? null : by.value())
            .update()
        == 1;
  }

  int withdraw(MerchantId merchant, Collection<String> keys, Instant now) {
    return jdbc.sql(
            """
            update task.tasks set state = 'WITHDRAWN', ended_at = ?
            where merchant_id = ? and key = any (?::text[]) and state = 'OPEN'
            """)
        .params(Timestamp.from(now), merchant.value(), keys.toArray(String[]::new))
        .update();
  }

  Map<String, TaskView> byKeys(MerchantId merchant, Collection<String> keys) {
    var found = new HashMap<String, TaskView>();
    jdbc.sql("select * from task.tasks where merchant_id = ? and key = any (?::text[])")
        .params(merchant.value(), keys.toArray(String[]::new))
        .query(
            row -> {
              found.put(row.getString("key"), view(row));
            });
    return found;
  }

  Optional<TaskView> find(MerchantId merchant, TaskId id) {
    return jdbc.sql("select * from task.tasks where merchant_id = ? and id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row))
        .optional();
  }

  /// Whoever moves a task holds it from here on.
  Optional<TaskView> lock(MerchantId merchant, TaskId id) {
    return jdbc.sql("select * from task.tasks where merchant_id = ? and id = ? for update")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row))
        .optional();
  }

  void own(MerchantId merchant, TaskId id, @Nullable AccountId owner) {
    jdbc.sql("update task.tasks set owner_id = ? where merchant_id = ? and id = ?")
        .param(owner == null ? null : owner.value())
        .param(merchant.value())
        .param(id.value())
        .update();
  }

  void complete(
      MerchantId merchant,
      TaskId id,
      AccountId by,
      String result,
      @Nullable String detail,
      Instant now) {
    jdbc.sql(
            """
            update task.tasks set state = 'DONE', result = ?, detail = ?, ended_at = ?, ended_by = ?,
              owner_id = coalesce(owner_id, ?)
            where merchant_id = ? and id = ?
            """)
        .param(result)
        .param(detail)
        .param(Timestamp.from(now))
        .param(by.value())
        .param(by.value())
        .param(merchant.value())
        .param(id.value())
        .update();
  }

  void note(MerchantId merchant, TaskId id, AccountId by, String text, Instant now) {
    jdbc.sql(
            """
            insert into task.notes (merchant_id, task_id, id, written_by, written_at, text) values (?, ?, ?, ?, ?, ?)
            """)
        .params(merchant.value(), id.value(), Ids.next(), by.value(), Timestamp.from(now), text)
        .update();
  }

  List<TaskView.TaskNote> notes(MerchantId merchant, TaskId id, int limit) {
    return jdbc.sql(
            """
            select * from (
              select id, written_by, written_at, text from task.notes
              where merchant_id = ? and task_id = ? order by id desc limit ?) as newest
            order by id
            """)
        .params(merchant.value(), id.value(), limit)
        .query(
            (row, _) ->
                new TaskView.TaskNote(
                    new AccountId(row.getObject("written_by", UUID.class)),
                    row.getTimestamp("written_at").toInstant(),
                    row.getString("text")))
        .list();
  }

  /// Open ones, what is due first at the top.
  List<TaskView> open(
      MerchantId merchant,
      TaskFilter filter,
      AccountId me,
      @Nullable String kind,
      Cursor after,
      int limit) {
    var whose =
        switch (filter) {
          case MINE -> "and owner_id = :me";
          case FREE -> "and owner_id is null";
          case ALL, DONE -> "";
        };
    return jdbc.sql(
            """
            select * from task.tasks
            where merchant_id = :merchant and state = 'OPEN' and (due_at, id) > (:at, :id)
              and (:kind::text is null or kind = :kind) %s
            order by due_at, id limit :limit
            """
                .formatted(whose))
        .param("merchant", merchant.value())
        .param("at", Timestamp.from(after.at()))
        .param("id", after.id())
        .param("kind", kind)
        .param("me", me.value())
        .param("limit", limit)
        .query((row, _) -> view(row))
        .list();
  }

  /// Completed ones, the newest first.
  ///
  /// @param by null for all
  List<TaskView> done(
      MerchantId merchant,
      @Nullable AccountId by,
      @Nullable String kind,
      Cursor before,
      int limit) {
    return jdbc.sql(
            """
            select * from task.tasks
            where merchant_id = :merchant and state = 'DONE' and (ended_at, id) < (:at, :id)
              and (:kind::text is null or kind = :kind) and (:by::uuid is null or ended_by = :by)
            order by ended_at desc, id desc limit :limit
            """)
        .param("merchant", merchant.value())
        .param("at", Timestamp.from(before.at()))
        .param("id", before.id())
        .param("kind", kind)
        .param("by", by == null ? null : by.value())
        .param("limit", limit)
        .query((row, _) -> view(row))
        .list();
  }

  List<TaskView> ofCustomer(MerchantId merchant, CustomerId customer, int limit) {
    return jdbc.sql(
            """
            select * from task.tasks where merchant_id = ? and customer_id = ? and state = 'OPEN'
            order by due_at, id limit ?
            """)
        .params(merchant.value(), customer.value(), limit)
        .query((row, _) -> view(row))
        .list();
  }

  TaskView.TaskCounts counts(MerchantId merchant, AccountId owner, Instant now) {
    return jdbc.sql(
            """
            select count(*) filter (where owner_id is not null), count(*) filter (where owner_id is null),
              count(*) filter (where due_at < ?::timestamptz)
            from task.tasks
            where merchant_id = ? and state = 'OPEN' and (owner_id = ? or owner_id is null)
            """)
        .params(Timestamp.from(now), merchant.value(), owner.value())
        .query((row, _) -> new TaskView.TaskCounts(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  private static TaskView view(ResultSet row) throws SQLException {
    var customer = row.getObject("customer_id", UUID.class);
    return new TaskView(
        new TaskId(row.getObject("id", UUID.class)),
        row.getString("key"),
        row.getString("kind"),
        new ShopId(row.getObject("shop_id", UUID.class)),
        customer == null ? null : new CustomerId(customer),
        row.getObject("about_id", UUID.class),
        row.getString("subject"),
        row.getString("title"),
        TaskState.valueOf(row.getString("state")),
        account(row, "owner_id"),
        row.getTimestamp("planned_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        row.getString("result"),
        row.getString("detail"),
        instant(row, "ended_at"),
        account(row, "ended_by"));
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

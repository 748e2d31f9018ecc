package io.heqi.knowledge.exchange;

import io.heqi.foundation.exchange.Reason;
import io.heqi.knowledge.ItemState;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of the imports.
@Repository
class ItemImportRepository {

  /// Whoever works on an import says so at least as often; else it is taken up again.
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private static final String COLUMNS =
      """
      merchant_id, id, name, form, charset, state, taken_as, rows_read, rows_bad, items, items_new, items_changed,
      items_unchanged, near::text, near_groups, pictures_left_out, items_done, taken_new, taken_changed, failure::text,
      made_by, taken_by, made_at, finished_at
      """;
  private static final String SELECT = "select " + COLUMNS + " from knowledge.imports ";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ItemImportRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Transactional(readOnly = true)
  public boolean isAtWork(MerchantId merchant) {
    return jdbc.sql(
            """
            select exists (
              select 1 from knowledge.imports where merchant_id = ? and state in ('CHECKING', 'TAKING'))
            """)
        .param(merchant.value())
        .query(Boolean.class)
        .single();
  }

  /// @return whether no other was at work
  @Transactional
  public boolean insert(ItemImport made) {
    return jdbc.sql(
                """
                insert into knowledge.imports (merchant_id, id, name, form, charset, state, made_by, made_at)
                values (?, ?, ?, ?, ?, 'CHECKING', ?, ?)
                on conflict (merchant_id) where state in ('CHECKING', 'TAKING') do nothing
                """)
            .param(made.merchant().value())
            .param(made.id())
            .param(made.name())
            .param(made.form().name())
            .param(made.charset())
            .param(made.madeBy().value())
            .param(Timestamp.from(made.madeAt()))
            .update()
        == 1;
  }

  @Transactional(readOnly = true)
  public Optional<ItemImport> find(MerchantId merchant, UUID id) {
    return jdbc.sql(SELECT + "where merchant_id = ? and id = ?")
        .params(merchant.value(), id)
        .query((row, _) -> view(row))
        .optional();
  }

  @Transactional(readOnly = true)
  public List<ItemImport> newest(MerchantId merchant, int limit) {
    return jdbc.sql(SELECT + "where merchant_id = ? order by made_at desc, id desc limit ?")
        .params(merchant.value(), limit)
        .query((row, _) -> view(row))
        .list();
  }

  /// Takes the oldest import at work that nobody works on.
  @Transactional
  public Optional<ItemImport> claim(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            update knowledge.imports set claimed_until = ?
            where (merchant_id, id) in (
              select merchant_id, id from knowledge.imports
              where merchant_id = any (?::bigint[]) and state in ('CHECKING', 'TAKING')
                and (claimed_until is null or claimed_until < ?)
              order by made_at limit 1 for update skip locked)
            returning
            """
                + COLUMNS)
        .param(Timestamp.from(now.plus(CLAIM)))
        .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
        .param(Timestamp.from(now))
        .query((row, _) -> view(row))
        .optional();
  }

  /// @return whether the check is to go on
  @Transactional
  public boolean checking(ItemImport on, int rows, Instant now) {
    return jdbc.sql(
                """
                update knowledge.imports set rows_read = ?, claimed_until = ?
                where merchant_id = ? and id = ? and state = 'CHECKING'
                """)
            .params(rows, Timestamp.from(now.plus(CLAIM)), on.merchant().value(), on.id())
            .update()
        == 1;
  }

  /// @return whether it was still being checked
  @Transactional
  public boolean checked(ItemImport on, ItemImport.Report report) {
    return jdbc.sql(
                """
                update knowledge.imports set state = 'CHECKED', rows_read = ?, rows_bad = ?, items = ?, items_new = ?,
                  items_changed = ?, items_unchanged = ?, near = ?::jsonb, near_groups = ?, pictures_left_out = ?,
                  claimed_until = null
                where merchant_id = ? and id = ? and state = 'CHECKING'
                """)
            .params(report.rows(), report.bad(), report.items(), report.fresh(), report.changed())
            .params(report.unchanged(), json.writeValueAsString(report.near()))
            .params(report.nearGroups(), report.picturesLeftOut())
            .params(on.merchant().value(), on.id())
            .update()
        == 1;
  }

  /// Lets a checked import be taken. Where another is at work, the index of those refuses it.
  ///
  /// @return whether it was checked and not taken yet
  @Transactional
  public boolean take(MerchantId merchant, UUID id, ItemState as, AccountId by) {
    return jdbc.sql(
                """
                update knowledge.imports set state = 'TAKING', taken_as = ?, taken_by = ?, claimed_until = null
                where merchant_id = ? and id = ? and state = 'CHECKED'
                """)
            .params(as.name(), by.value(), merchant.value(), id)
            .update()
        == 1;
  }

  /// A step of an import.
  ///
  /// @param from so many of the file's items were dealt with before it
  /// @param to so many are after it
  record Step(int from, int to, int fresh, int changed) {}

  /// Where somebody else went on meanwhile, because this node seemed dead, the step is not taken.
  ///
  /// @return whether it is to be taken
  @Transactional
  public boolean taking(ItemImport on, Step step, Instant now) {
    return jdbc.sql(
                """
                update knowledge.imports set items_done = ?, taken_new = taken_new + ?,
                  taken_changed = taken_changed + ?, claimed_until = ?
                where merchant_id = ? and id = ? and state = 'TAKING' and items_done = ?
                """)
            .params(step.to(), step.fresh(), step.changed(), Timestamp.from(now.plus(CLAIM)))
            .params(on.merchant().value(), on.id(), step.from())
            .update()
        == 1;
  }

  /// @return whether it was still at work
  @Transactional
  public boolean finish(ItemImport on, @Nullable Reason failure, Instant at) {
    return jdbc.sql(
                """
                update knowledge.imports set state = ?, failure = ?::jsonb, finished_at = ?
                where merchant_id = ? and id = ? and state in ('CHECKING', 'TAKING')
                """)
            .param(failure == null ? "DONE" : "FAILED")
            .param(failure == null ? null : json.writeValueAsString(failure))
            .param(Timestamp.from(at))
            .param(on.merchant().value())
            .param(on.id())
            .update()
        == 1;
  }

  /// @return whether it was not over yet
  @Transactional
  public boolean cancel(MerchantId merchant, UUID id, Instant at) {
    return jdbc.sql(
                """
                update knowledge.imports set state = 'CANCELLED', finished_at = ?
                where merchant_id = ? and id = ? and state in ('CHECKING', 'CHECKED', 'TAKING')
                """)
            .params(Timestamp.from(at), merchant.value(), id)
            .update()
        == 1;
  }

  private ItemImport view(ResultSet row) throws SQLException {
    return new ItemImport(
        new MerchantId(row.getLong(1)),
        row.getObject(2, UUID.class),
        row.getString(3),
        ItemImport.Form.valueOf(row.getString(4)),
        row.getString(5),
        ItemImport.State.valueOf(row.getString(6)),
        row.getString(7) == null ? null : ItemState.valueOf(row.getString(7)),
        new ItemImport.Report(
            row.getInt(8),
            row.getInt(9),
            row.getInt(10),
            row.getInt(11),
            row.getInt(12),
            row.getInt(13),
            json.readValue(row.getString(14), new TypeReference<List<ItemImport.Near>>() {}),
            row.getInt(15),
            row.getInt(16)),
        row.getInt(17),
        row.getInt(18),
        row.getInt(19),
        row.getString(20) == null ? null : json.readValue(row.getString(20), Reason.class),
        new AccountId(row.getObject(21, UUID.class)),
        account(row.getObject(22, UUID.class)),
        row.getTimestamp(23).toInstant(),
        instant(row.getTimestamp(24)));
  }

  private static @Nullable AccountId account(@Nullable UUID id) {
    return id == null ? null : new AccountId(id);
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}

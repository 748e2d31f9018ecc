package io.heqi.commerce.exchange;

import io.heqi.foundation.exchange.Reason;
import io.heqi.foundation.table.TableForm;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
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
class OrderImportRepository {

  /// Whoever works on an import says so at least as often; else it is taken up again.
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private static final String COLUMNS =
      """
      merchant_id, id, shop_id, kind, name, form, charset, digest, heading_row, headings::text, state, mapping::text,
      exported_at, rows_total, rows_read, units_done, units_stored, units_unchanged, rows_bad, failure::text, made_by,
      made_at, finished_at
      """;
  private static final String SELECT = "select " + COLUMNS + " from commerce.order_imports ";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  OrderImportRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Transactional
  public void insert(OrderImport made) {
    jdbc.sql(
            """
            insert into commerce.order_imports (merchant_id, id, shop_id, kind, name, form, charset, digest,
              heading_row, headings, state, made_by, made_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'NEW', ?, ?)
            """)
        .params(made.merchant().value(), made.id(), made.shop().value(), made.kind().name())
        .params(made.source().name(), made.source().form().name(), made.source().charset())
        .params(made.source().digest(), made.heading().row())
        .params(json.writeValueAsString(made.heading().names()))
        .params(made.madeBy().value(), Timestamp.from(made.madeAt()))
        .update();
  }

  @Transactional(readOnly = true)
  public Optional<OrderImport> find(MerchantId merchant, UUID id) {
    return jdbc.sql(SELECT + "where merchant_id = ? and id = ?")
        .params(merchant.value(), id)
        .query((row, _) -> view(row))
        .optional();
  }

  @Transactional(readOnly = true)
  public List<OrderImport> newest(MerchantId merchant, int limit) {
    return jdbc.sql(SELECT + "where merchant_id = ? order by made_at desc, id desc limit ?")
        .params(merchant.value(), limit)
        .query((row, _) -> view(row))
        .list();
  }

  /// How old the same file was said to be when it was last understood in the same way.
  @Transactional(readOnly = true)
  public Optional<Instant> exportedAt(OrderImport of, OrderMapping mapping) {
    return jdbc.sql(
            """
            select exported_at from commerce.order_imports
            where merchant_id = ? and shop_id = ? and digest = ? and kind = ? and mapping = ?::jsonb
              and exported_at is not null
            order by made_at desc limit 1
            """)
        .params(of.merchant().value(), of.shop().value(), of.source().digest())
        .params(of.kind().name(), json.writeValueAsString(mapping))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /// Where another is at work, the index of those refuses it.
  ///
  /// @return whether it was still new
  @Transactional
  public boolean start(OrderImport on, OrderMapping mapping, Instant exportedAt) {
    return jdbc.sql(
                """
                update commerce.order_imports set state = 'RUNNING', mapping = ?::jsonb, exported_at = ?
                where merchant_id = ? and id = ? and state = 'NEW'
                """)
            .params(json.writeValueAsString(mapping), Timestamp.from(exportedAt))
            .params(on.merchant().value(), on.id())
            .update()
        == 1;
  }

  /// Takes the oldest import at work that nobody works on.
  @Transactional
  public Optional<OrderImport> claim(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            update commerce.order_imports set claimed_until = ?
            where (merchant_id, id) in (
              select merchant_id, id from commerce.order_imports
              where merchant_id = any (?::bigint[]) and state = 'RUNNING' and file_kept
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

  /// Says that somebody still works on it.
  ///
  /// @param rows of the file, as far as they were counted
  /// @return whether it is to go on
  @Transactional
  public boolean counting(OrderImport on, int rows, Instant now) {
    return jdbc.sql(
                """
                update commerce.order_imports set rows_total = ?, claimed_until = ?
                where merchant_id = ? and id = ? and state = 'RUNNING'
                """)
            .params(rows, Timestamp.from(now.plus(CLAIM)), on.merchant().value(), on.id())
            .update()
        == 1;
  }

  /// Keeps others off until the step is written. Where it was cancelled, or somebody else went on
  /// because this node seemed dead, the step is not to be taken.
  ///
  /// @return how many rows were left out before the step
  @Transactional
  public Optional<Integer> lock(OrderImport on, Step step) {
    return jdbc.sql(
            """
            select rows_bad from commerce.order_imports
            where merchant_id = ? and id = ? and state = 'RUNNING' and units_done = ? for update
            """)
        .params(on.merchant().value(), on.id(), step.from())
        .query(Integer.class)
        .optional();
  }

  @Transactional
  public void took(OrderImport on, Step step, int stored, Instant now) {
    var told = step.orders().size() + step.events().size();
    jdbc.sql(
            """
            update commerce.order_imports set units_done = ?, rows_read = ?, units_stored = units_stored + ?,
              units_unchanged = units_unchanged + ?, rows_bad = rows_bad + ?, claimed_until = ?
            where merchant_id = ? and id = ?
            """)
        .params(step.to(), step.rows(), stored, told - stored, step.flaws().size())
        .params(Timestamp.from(now.plus(CLAIM)), on.merchant().value(), on.id())
        .update();
  }

  @Transactional
  public void finish(OrderImport on, @Nullable Reason failure, Instant at) {
    jdbc.sql(
            """
            update commerce.order_imports set state = ?, failure = ?::jsonb, finished_at = ?
            where merchant_id = ? and id = ? and state = 'RUNNING'
            """)
        .param(failure == null ? "DONE" : "FAILED")
        .param(failure == null ? null : json.writeValueAsString(failure))
        .params(Timestamp.from(at), on.merchant().value(), on.id())
        .update();
  }

  /// @return whether it was not over yet
  @Transactional
  public boolean cancel(MerchantId merchant, UUID id, Instant at) {
    return jdbc.sql(
                """
                update commerce.order_imports set state = 'CANCELLED', finished_at = ?
                where merchant_id = ? and id = ? and state in ('NEW', 'RUNNING')
                """)
            .params(Timestamp.from(at), merchant.value(), id)
            .update()
        == 1;
  }

  /// Cancels those that nobody started.
  @Transactional
  public void cancelForgotten(List<MerchantId> merchants, Instant madeBefore, Instant now) {
    jdbc.sql(
            """
            update commerce.order_imports set state = 'CANCELLED', finished_at = ?
            where merchant_id = any (?::bigint[]) and file_kept and state = 'NEW' and made_at < ?
            """)
        .param(Timestamp.from(now))
        .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
        .param(Timestamp.from(madeBefore))
        .update();
  }

  /// A file that nobody needs any more.
  record Leftover(MerchantId merchant, UUID id) {}

  @Transactional(readOnly = true)
  public List<Leftover> leftovers(List<MerchantId> merchants) {
    return jdbc.sql(
            """
            select merchant_id, id from commerce.order_imports
            where merchant_id = any (?::bigint[]) and file_kept and state not in ('NEW', 'RUNNING') limit 20
            """)
        .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
        .query(
            (row, _) -> new Leftover(new MerchantId(row.getLong(1)), row.getObject(2, UUID.class)))
        .list();
  }

  @Transactional
  public void dropped(Leftover file) {
    jdbc.sql("update commerce.order_imports set file_kept = false where merchant_id = ? and id = ?")
        .params(file.merchant().value(), file.id())
        .update();
  }

  private OrderImport view(ResultSet row) throws SQLException {
    var mapping = row.getString(12);
    var failure = row.getString(20);
    return new OrderImport(
        new MerchantId(row.getLong(1)),
        row.getObject(2, UUID.class),
        new ShopId(row.getObject(3, UUID.class)),
        FileKind.valueOf(row.getString(4)),
        new OrderImport.Source(
            row.getString(5),
            TableForm.valueOf(row.getString(6)),
            row.getString(7),
            row.getString(8)),
        new Heading(
            row.getInt(9), json.readValue(row.getString(10), new TypeReference<List<String>>() {})),
        OrderImport.State.valueOf(row.getString(11)),
        mapping == null ? null : json.readValue(mapping, OrderMapping.class),
        instant(row.getTimestamp(13)),
        new OrderImport.Progress(
            row.getInt(14),
            row.getInt(15),
            row.getInt(16),
            row.getInt(17),
            row.getInt(18),
            row.getInt(19)),
        failure == null ? null : json.readValue(failure, Reason.class),
        new AccountId(row.getObject(21, UUID.class)),
        row.getTimestamp(22).toInstant(),
        instant(row.getTimestamp(23)));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}

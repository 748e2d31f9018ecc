package io.heqi.channel.transcript;

import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
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
import tools.jackson.databind.json.JsonMapper;

/// The imports and their bad rows.
@Repository
public class ImportRepository {

  /// Whoever works on an import says so at least as often; else another takes it over.
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private static final int MOST_ERRORS = 1_000;

  private static final String SELECT =
      """
      select merchant_id, id, shop_id, channel_id, name, digest, format, charset, mapping::text, state, rows_read,
        lines_stored, lines_known, rows_bad, conversations, reason, made_by, made_at, finished_at
      from channel.imports
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ImportRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Transactional
  public void insert(TranscriptImport made) {
    jdbc.sql(
            """
            insert into channel.imports (merchant_id, id, shop_id, name, digest, format, charset, state, made_by, made_at)
            values (?, ?, ?, ?, ?, ?, ?, 'NEW', ?, ?)
            """)
        .param(made.merchant().value())
        .param(made.id())
        .param(made.shop().value())
        .param(made.name())
        .param(made.digest())
        .param(made.format())
        .param(made.charset())
        .param(made.madeBy().value())
        .param(Timestamp.from(made.madeAt()))
        .update();
  }

  @Transactional(readOnly = true)
  public Optional<TranscriptImport> find(MerchantId merchant, UUID id) {
    return jdbc.sql(SELECT + " where merchant_id = ? and id = ?")
        .params(merchant.value(), id)
        .query((row, _) -> view(row))
        .optional();
  }

  @Transactional(readOnly = true)
  public List<TranscriptImport> newest(MerchantId merchant, int limit) {
    return jdbc.sql(SELECT + " where merchant_id = ? order by made_at desc limit ?")
        .params(merchant.value(), limit)
        .query((row, _) -> view(row))
        .list();
  }

  /// @return whether it was still new
  @Transactional
  public boolean start(MerchantId merchant, UUID id, ChannelId channel, Mapping mapping) {
    return jdbc.sql(
                """
                update channel.imports set state = 'RUNNING', channel_id = ?, mapping = ?::jsonb
                where merchant_id = ? and id = ? and state = 'NEW'
                """)
            .params(channel.value(), json.writeValueAsString(mapping), merchant.value(), id)
            .update()
        == 1;
  }

  @Transactional
  public boolean cancel(MerchantId merchant, UUID id, Instant at) {
    return jdbc.sql(
                """
                update channel.imports set state = 'CANCELLED', finished_at = ?
                where merchant_id = ? and id = ? and state in ('NEW', 'RUNNING')
                """)
            .params(Timestamp.from(at), merchant.value(), id)
            .update()
        == 1;
  }

  /// Takes the running imports that nobody works on.
  @Transactional
  public List<TranscriptImport> claim(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            update channel.imports i set claimed_until = ?
            where merchant_id = any (?::bigint[]) and state = 'RUNNING'
              and (claimed_until is null or claimed_until < ?)
            returning merchant_id, id, shop_id, channel_id, name, digest, format, charset, mapping::text, state,
              rows_read, lines_stored, lines_known, rows_bad, conversations, reason, made_by, made_at, finished_at
            """)
        .param(Timestamp.from(now.plus(CLAIM)))
        .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
        .param(Timestamp.from(now))
        .query((row, _) -> view(row))
        .list();
  }

  /// @return whether it is still to go on
  @Transactional
  public boolean progress(TranscriptImport on, Counts counts, Instant now) {
    return jdbc.sql(
                """
                update channel.imports set rows_read = ?, lines_stored = ?, lines_known = ?, rows_bad = ?,
                  conversations = ?, claimed_until = ?
                where merchant_id = ? and id = ? and state = 'RUNNING'
                """)
            .params(counts.rows, counts.stored, counts.known, counts.bad, counts.conversations)
            .params(Timestamp.from(now.plus(CLAIM)), on.merchant().value(), on.id())
            .update()
        == 1;
  }

  @Transactional
  public void finish(TranscriptImport on, String state, String reason, Instant at) {
    jdbc.sql(
            """
            update channel.imports set state = ?, reason = ?, finished_at = ?
            where merchant_id = ? and id = ? and state = 'RUNNING'
            """)
        .params(state, reason, Timestamp.from(at), on.merchant().value(), on.id())
        .update();
  }

  @Transactional
  public void bad(TranscriptImport on, long row, String code, String excerpt) {
    jdbc.sql(
            """
            insert into channel.import_errors
            select ?, ?, ?, ?, ? where (
              select count(*) from channel.import_errors where merchant_id = ? and import_id = ?) < ?
            on conflict do nothing
            """)
        .params(on.merchant().value(), on.id(), row, code, excerpt.replace("\0", ""))
        .params(on.merchant().value(), on.id(), MOST_ERRORS)
        .update();
  }

  /// A row that could not be taken.
  ///
  /// @param row from 1, the heading not counted
  public record BadRowView(long row, String code, String excerpt) {}

  @Transactional(readOnly = true)
  public List<BadRowView> bad(MerchantId merchant, UUID id) {
    return jdbc.sql(
            """
            select row_no, code, excerpt from channel.import_errors
            where merchant_id = ? and import_id = ? order by row_no
            """)
        .params(merchant.value(), id)
        .query((row, _) -> new BadRowView(row.getLong(1), row.getString(2), row.getString(3)))
        .list();
  }

  /// What was done so far.
  static final class Counts {
    long rows;
    long stored;
    long known;
    long bad;
    long conversations;
  }

  private TranscriptImport view(ResultSet row) throws SQLException {
    var channel = row.getObject(4, UUID.class);
    var mapping = row.getString(9);
    return new TranscriptImport(
        new MerchantId(row.getLong(1)),
        row.getObject(2, UUID.class),
        new ShopId(row.getObject(3, UUID.class)),
        channel == null ? null : new ChannelId(channel),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        mapping == null ? null : json.readValue(mapping, Mapping.class),
        row.getString(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getLong(14),
        row.getLong(15),
        row.getString(16),
        new AccountId(row.getObject(17, UUID.class)),
        row.getTimestamp(18).toInstant(),
        finished(row.getTimestamp(19)));
  }

  private static @Nullable Instant finished(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}

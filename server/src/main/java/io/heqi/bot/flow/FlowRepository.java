package io.heqi.bot.flow;

import io.heqi.knowledge.ItemId;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of flows and their versions.
@Repository
class FlowRepository {

  private static final String VIEW =
      "select id, name, version, published, changed_at from bot.flows where merchant_id = ?";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FlowRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// @param publishedAt null where it never was
  record Version(
      int version,
      FlowDraft draft,
      AccountId author,
      Instant writtenAt,
      @Nullable Instant publishedAt) {}

  List<FlowView> list(MerchantId merchant) {
    return jdbc.sql(VIEW + " order by name, id")
        .param(merchant.value())
        .query((row, _) -> view(row))
        .list();
  }

  Optional<FlowView> find(MerchantId merchant, ItemId id) {
    return jdbc.sql(VIEW + " and id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row))
        .optional();
  }

  Optional<FlowView> lock(MerchantId merchant, ItemId id) {
    return jdbc.sql(VIEW + " and id = ? for update")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row))
        .optional();
  }

  private static FlowView view(ResultSet row) throws SQLException {
    return new FlowView(
        new ItemId(row.getObject(1, UUID.class)),
        row.getString(2),
        row.getInt(3),
        row.getObject(4, Integer.class),
        row.getTimestamp(5).toInstant());
  }

  void write(
      MerchantId merchant, ItemId id, int version, FlowDraft draft, AccountId author, Instant now) {
    jdbc.sql(
            """
            insert into bot.flows (merchant_id, id, name, version, changed_at) values (?, ?, ?, ?, ?)
            on conflict (merchant_id, id) do update
              set name = excluded.name, version = excluded.version, changed_at = excluded.changed_at
            """)
        .params(merchant.value(), id.value(), draft.name(), version, Timestamp.from(now))
        .update();
    jdbc.sql(
            """
            insert into bot.flow_versions (merchant_id, flow_id, version, draft, author_id, written_at)
            values (?, ?, ?, ?::jsonb, ?, ?)
            on conflict (merchant_id, flow_id, version) do update
              set draft = excluded.draft, author_id = excluded.author_id, written_at = excluded.written_at
            """)
        .params(
            merchant.value(),
            id.value(),
            version,
            json.writeValueAsString(draft),
            author.value(),
            Timestamp.from(now))
        .update();
  }

  /// Writes what a version says without making a newer one.
  void rewrite(MerchantId merchant, ItemId id, int version, FlowDraft draft) {
    jdbc.sql(
            """
            update bot.flow_versions set draft = ?::jsonb
            where merchant_id = ? and flow_id = ? and version = ?
            """)
        .params(json.writeValueAsString(draft), merchant.value(), id.value(), version)
        .update();
  }

  void publish(MerchantId merchant, ItemId id, @Nullable Integer version, Instant now) {
    jdbc.sql("update bot.flows set published = ?, changed_at = ? where merchant_id = ? and id = ?")
        .param(version)
        .param(Timestamp.from(now))
        .param(merchant.value())
        .param(id.value())
        .update();
    jdbc.sql(
            """
            update bot.flow_versions set published_at = ?
            where merchant_id = ? and flow_id = ? and version = ?
            """)
        .param(Timestamp.from(now))
        .param(merchant.value())
        .param(id.value())
        .param(version)
        .update();
  }

  List<String> wanted(MerchantId merchant, ShopId shop, Instant since, int limit) {
    return jdbc.sql(
            """
            select f.name from bot.flows f
            join bot.flow_versions v
              on v.merchant_id = f.merchant_id and v.flow_id = f.id and v.version = f.published
            left join (
              select item_id, count(*) from bot.decisions
              where merchant_id = ? and at >= ? and kind = 'FLOW' group by item_id) as begun(flow_id, times)
              on begun.flow_id = f.id
            where f.merchant_id = ? and (v.draft -> 'shops' = '[]' or v.draft -> 'shops' @> to_jsonb(?::text))
            order by coalesce(begun.times, 0) desc, f.id limit ?
            """)
        .params(
            merchant.value(),
            Timestamp.from(since),
            merchant.value(),
            shop.value().toString(),
            limit)
        .query((row, _) -> row.getString(1))
        .list();
  }

  void delete(MerchantId merchant, ItemId id) {
    jdbc.sql("delete from bot.flows where merchant_id = ? and id = ?")
        .params(merchant.value(), id.value())
        .update();
  }

  /// The newest two hundred, newest first.
  List<Version> versions(MerchantId merchant, ItemId id) {
    return jdbc.sql(
            """
            select version, draft::text, author_id, written_at, published_at from bot.flow_versions
            where merchant_id = ? and flow_id = ? order by version desc limit 200
            """)
        .params(merchant.value(), id.value())
        .query((row, _) -> version(row))
        .list();
  }

  Optional<Version> version(MerchantId merchant, ItemId id, int version) {
    return jdbc.sql(
            """
            select version, draft::text, author_id, written_at, published_at from bot.flow_versions
            where merchant_id = ? and flow_id = ? and version = ?
            """)
        .params(merchant.value(), id.value(), version)
        .query((row, _) -> version(row))
        .optional();
  }

  private Version version(ResultSet row) throws SQLException {
    var published = row.getTimestamp(5);
    return new Version(
        row.getInt(1),
        json.readValue(row.getString(2), FlowDraft.class),
        new AccountId(row.getObject(3, UUID.class)),
        row.getTimestamp(4).toInstant(),
        published == null ? null : published.toInstant());
  }
}

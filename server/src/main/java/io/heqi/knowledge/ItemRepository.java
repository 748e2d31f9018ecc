package io.heqi.knowledge;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
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

/// The SQL of items and their versions.
@Repository
class ItemRepository {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ItemRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// How the newest version of an item stands, locked.
  record Standing(ItemKind kind, ItemState state, int version, @Nullable Integer published) {}

  Optional<Standing> lock(MerchantId merchant, ItemId id) {
    return jdbc.sql(
            """
            select kind, state, version, published from knowledge.items
            where merchant_id = ? and id = ? for no key update
            """)
        .params(merchant.value(), id.value())
        .query(
            (row, _) ->
                new Standing(
                    ItemKind.valueOf(row.getString(1)),
                    ItemState.valueOf(row.getString(2)),
                    row.getInt(3),
                    row.getObject(4, Integer.class)))
        .optional();
  }

  void insert(
      MerchantId merchant,
      ItemId id,
      ItemKind kind,
      AccountId owner,
      @Nullable ConversationId conversation,
      Instant now) {
    jdbc.sql(
            """
            insert into knowledge.items (merchant_id, id, kind, state, title, version, owner_id, conversation_id,
              changed_at)
            values (?, ?, ?, 'DRAFT', '', 0, ?, ?, ?)
            """)
        .param(merchant.value())
        .param(id.value())
        .param(kind.name())
        .param(owner.value())
        .param(conversation == null ? null : conversation.value())
        .param(Timestamp.from(now))
        .update();
  }

  void writeVersion(
      MerchantId merchant, ItemId id, int version, Version content, AccountId author, Instant now) {
    var stage = content.content().stage();
    jdbc.sql(
            """
            insert into knowledge.versions (merchant_id, item_id, version, content, author_id, written_at)
            values (?, ?, ?, ?::jsonb, ?, ?)
            on conflict (merchant_id, item_id, version) do update
              set content = excluded.content, author_id = excluded.author_id, written_at = excluded.written_at
            """)
        .params(
            merchant.value(),
            id.value(),
            version,
            json.writeValueAsString(content),
            author.value(),
            Timestamp.from(now))
        .update();
    jdbc.sql(
            """
            update knowledge.items set version = ?, title = ?, scene = ?, stage = ?, changed_at = ?, state = 'DRAFT'
            where merchant_id = ? and id = ?
            """)
        .param(version)
        .param(content.content().title())
        .param(content.content().scene())
        .param(stage == null ? null : stage.name())
        .param(Timestamp.from(now))
        .param(merchant.value())
        .param(id.value())
        .update();
  }

  void setState(MerchantId merchant, ItemId id, ItemState state, Instant now) {
    jdbc.sql(
            """
            update knowledge.items set state = ?, changed_at = ?,
              published = case when ? = 'RETIRED' then null else published end
            where merchant_id = ? and id = ?
            """)
        .params(state.name(), Timestamp.from(now), state.name(), merchant.value(), id.value())
        .update();
  }

  void publish(
      MerchantId merchant,
      ItemId id,
      int version,
      Terms terms,
      @Nullable AccountId approver,
      Instant now) {
    jdbc.sql(
            """
            update knowledge.items set state = 'PUBLISHED', published = ?, review_by = ?, valid_from = ?,
              valid_until = ?, in_help = ?, changed_at = ?
            where merchant_id = ? and id = ?
            """)
        .param(version)
        .param(at(terms.reviewBy()))
        .param(at(terms.validFrom()))
        .param(at(terms.validUntil()))
        .param(terms.inHelp())
        .param(Timestamp.from(now))
        .param(merchant.value())
        .param(id.value())
        .update();
    jdbc.sql(
            """
            update knowledge.versions set approver_id = ?, approved_at = ?
            where merchant_id = ? and item_id = ? and version = ?
            """)
        .param(approver == null ? null : approver.value())
        .param(Timestamp.from(now))
        .param(merchant.value())
        .param(id.value())
        .param(version)
        .update();
  }

  private static @Nullable Timestamp at(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  List<VersionView> versions(MerchantId merchant, ItemId id) {
    return jdbc.sql(
            """
            select version, content::text, author_id, written_at, approver_id, approved_at from knowledge.versions
            where merchant_id = ? and item_id = ? order by version desc limit 200
            """)
        .params(merchant.value(), id.value())
        .query(
            (row, _) -> {
              var approver = row.getObject(5, UUID.class);
              var what = json.readValue(row.getString(2), Version.class);
              return new VersionView(
                  row.getInt(1),
                  what.content(),
                  what.terms(),
                  new AccountId(row.getObject(3, UUID.class)),
                  row.getTimestamp(4).toInstant(),
                  approver == null ? null : new AccountId(approver),
                  instant(row, 6));
            })
        .list();
  }

  /// As it is stored.
  record Version(Content content, Terms terms) {}
}

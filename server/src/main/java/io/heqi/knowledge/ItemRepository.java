package io.heqi.knowledge;

import io.heqi.language.Meaning;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
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

  private static final String VIEW =
      """
      select i.id, i.kind, i.state, i.title, i.scene, i.version, i.published, i.owner_id, i.review_by, i.valid_from,
        i.valid_until, i.in_help, i.conversation_id, i.changed_at, u.offered, u.solved, u.unsolved
      from knowledge.items i
      cross join lateral (
        select coalesce(sum(offered + answered), 0), coalesce(sum(solved), 0), coalesce(sum(unsolved), 0)
        from knowledge.uses u where u.merchant_id = i.merchant_id and u.item_id = i.id) as u(offered, solved, unsolved)
      """;

  private static final String OVERDUE =
      "i.published is not null and (i.review_by <= :now or i.valid_until <= :now)";

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
            update knowledge.items set version = ?, title = ?, scene = ?, changed_at = ?, state = 'DRAFT'
            where merchant_id = ? and id = ?
            """)
        .params(
            version,
            content.content().title(),
            content.content().scene(),
            Timestamp.from(now),
            merchant.value(),
            id.value())
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

  void forgetPhrasings(MerchantId merchant, ItemId id) {
    jdbc.sql("delete from knowledge.phrasings where merchant_id = ? and item_id = ?")
        .params(merchant.value(), id.value())
        .update();
  }

  void addPhrasings(MerchantId merchant, ItemId id, List<String> plain, List<Meaning> meanings) {
    for (var place = 0; place < plain.size(); place++) {
      jdbc.sql("insert into knowledge.phrasings values (?, ?, ?, ?, ?)")
          .params(
              merchant.value(), id.value(), place, plain.get(place), meanings.get(place).toBytes())
          .update();
    }
  }

  /// Says to every node that the published knowledge is another now.
  void turnPage(MerchantId merchant) {
    jdbc.sql(
            """
            insert into knowledge.editions values (?, 1)
            on conflict (merchant_id) do update set edition = knowledge.editions.edition + 1
            """)
        .param(merchant.value())
        .update();
  }

  long edition(MerchantId merchant) {
    return jdbc.sql("select edition from knowledge.editions where merchant_id = ?")
        .param(merchant.value())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /// One way to ask for a published item.
  record Asked(ItemId item, String plain, Meaning meaning) {}

  List<Asked> phrasings(MerchantId merchant) {
    return jdbc.sql(
            """
            select item_id, plain, meaning from knowledge.phrasings where merchant_id = ?
            order by item_id, place
            """)
        .param(merchant.value())
        .query(
            (row, _) ->
                new Asked(
                    new ItemId(row.getObject(1, UUID.class)),
                    row.getString(2),
                    Meaning.fromBytes(row.getBytes(3))))
        .list();
  }

  /// What is on offer.
  record Published(ItemId id, ItemKind kind, int version, Version what) {}

  List<Published> published(MerchantId merchant) {
    return jdbc.sql(
            """
            select i.id, i.kind, i.published, v.content::text from knowledge.items i
            join knowledge.versions v
              on v.merchant_id = i.merchant_id and v.item_id = i.id and v.version = i.published
            where i.merchant_id = ?
            """)
        .param(merchant.value())
        .query(
            (row, _) ->
                new Published(
                    new ItemId(row.getObject(1, UUID.class)),
                    ItemKind.valueOf(row.getString(2)),
                    row.getInt(3),
                    json.readValue(row.getString(4), Version.class)))
        .list();
  }

  /// What a list is narrowed to.
  ///
  /// @param text a part of the title
  record Filter(
      @Nullable ItemKind kind, @Nullable ItemState state, boolean overdue, @Nullable String text) {}

  List<ItemView> list(
      MerchantId merchant, Filter filter, @Nullable Cursor after, int limit, Instant now) {
    var where = new ArrayList<String>(List.of("i.merchant_id = :merchant", "i.kind <> 'FLOW'"));
    if (filter.kind() != null) {
      where.add("i.kind = :kind");
    }
    if (filter.state() == ItemState.PUBLISHED) {
      where.add("i.published is not null");
    } else if (filter.state() != null) {
      where.add("i.state = :state");
    }
    if (filter.overdue()) {
      where.add(OVERDUE);
    }
    if (filter.text() != null) {
      where.add("position(lower(:text) in lower(i.title)) > 0");
    }
    if (after != null) {
      where.add("(i.changed_at, i.id) < (:at, :id)");
    }
    return jdbc.sql(
            VIEW
                + " where "
                + String.join(" and ", where)
                + " order by i.changed_at desc, i.id desc limit :limit")
        .param("merchant", merchant.value())
        .param("kind", filter.kind() == null ? null : filter.kind().name())
        .param("state", filter.state() == null ? null : filter.state().name())
        .param("text", filter.text())
        .param("at", after == null ? null : Timestamp.from(after.at()))
        .param("id", after == null ? null : after.id())
        .param("now", Timestamp.from(now))
        .param("limit", limit)
        .query((row, _) -> view(row, now))
        .list();
  }

  /// Where a list goes on.
  record Cursor(Instant at, UUID id) {}

  Optional<ItemView> view(MerchantId merchant, ItemId id, Instant now) {
    return jdbc.sql(VIEW + " where i.merchant_id = ? and i.id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row, now))
        .optional();
  }

  private static ItemView view(ResultSet row, Instant now) throws SQLException {
    var published = row.getObject(7, Integer.class);
    var terms = new Terms(instant(row, 9), instant(row, 10), instant(row, 11), row.getBoolean(12));
    var conversation = row.getObject(13, UUID.class);
    return new ItemView(
        new ItemId(row.getObject(1, UUID.class)),
        ItemKind.valueOf(row.getString(2)),
        ItemState.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getInt(6),
        published,
        new AccountId(row.getObject(8, UUID.class)),
        terms,
        conversation == null ? null : new ConversationId(conversation),
        row.getTimestamp(14).toInstant(),
        published != null && terms.overdueAt(now),
        row.getInt(15),
        row.getInt(16),
        row.getInt(17));
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

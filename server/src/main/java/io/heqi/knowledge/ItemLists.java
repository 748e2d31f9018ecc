package io.heqi.knowledge;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.staff.ServiceStage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of lists of items.
@Repository
class ItemLists {

  private static final String VIEW =
      """
      select i.id, i.kind, i.state, i.title, i.scene, i.version, i.published, i.owner_id, i.review_by, i.valid_from,
        i.valid_until, i.in_help, i.conversation_id, i.changed_at, u.offered, u.solved, u.unsolved, i.stage,
        (select v.content #>> '{content,code}' from knowledge.versions v
          where v.merchant_id = i.merchant_id and v.item_id = i.id and v.version = i.version)
      from knowledge.items i
      cross join lateral (
        select coalesce(sum(offered + answered), 0), coalesce(sum(solved), 0), coalesce(sum(unsolved), 0)
        from knowledge.uses u where u.merchant_id = i.merchant_id and u.item_id = i.id) as u(offered, solved, unsolved)
      """;

  private static final String OVERDUE =
      "i.published is not null and (i.review_by <= :now or i.valid_until <= :now)";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ItemLists(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  List<ItemView> list(
      MerchantId merchant, Knowledge.Filter filter, Cursor after, int limit, Instant now) {
    var where = conditions(filter);
    where.add("(i.changed_at, i.id) < (:at, :id)");
    return jdbc.sql(
            VIEW
                + " where "
                + String.join(" and ", where)
                + " order by i.changed_at desc, i.id desc limit :limit")
        .params(parameters(merchant, filter, now))
        .param("at", Timestamp.from(after.at()))
        .param("id", after.id())
        .param("limit", limit)
        .query((row, _) -> view(row, now))
        .list();
  }

  private static List<String> conditions(Knowledge.Filter filter) {
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
    if (filter.stage() != null) {
      where.add("i.stage = :stage");
    }
    return where;
  }

  private static Map<String, @Nullable Object> parameters(
      MerchantId merchant, Knowledge.Filter filter, Instant now) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("merchant", merchant.value());
    parameters.put("kind", filter.kind() == null ? null : filter.kind().name());
    parameters.put("state", filter.state() == null ? null : filter.state().name());
    parameters.put("text", filter.text());
    parameters.put("stage", filter.stage() == null ? null : filter.stage().name());
    parameters.put("now", Timestamp.from(now));
    return parameters;
  }

  /// The newest versions of the items behind a place, in the order of their making.
  ///
  /// @param after null to begin
  List<Stock.Held> held(
      MerchantId merchant,
      Knowledge.Filter filter,
      @Nullable ItemId after,
      int limit,
      Instant now) {
    var where = conditions(filter);
    if (after != null) {
      where.add("i.id > :after");
    }
    return jdbc.sql(
            """
            select i.id, i.kind, i.state, v.content::text from knowledge.items i
            join knowledge.versions v
              on v.merchant_id = i.merchant_id and v.item_id = i.id and v.version = i.version
            where %s order by i.id limit :limit
            """
                .formatted(String.join(" and ", where)))
        .params(parameters(merchant, filter, now))
        .param("after", after == null ? null : after.value())
        .param("limit", limit)
        .query((row, _) -> held(row))
        .list();
  }

  private Stock.Held held(ResultSet row) throws SQLException {
    var what = json.readValue(row.getString(4), ItemRepository.Version.class);
    return new Stock.Held(
        new ItemId(row.getObject(1, UUID.class)),
        ItemKind.valueOf(row.getString(2)),
        ItemState.valueOf(row.getString(3)),
        what.content(),
        what.terms());
  }

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
    var stage = row.getString(18);
    return new ItemView(
        new ItemId(row.getObject(1, UUID.class)),
        ItemKind.valueOf(row.getString(2)),
        ItemState.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        stage == null ? null : ServiceStage.valueOf(stage),
        row.getString(19),
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
}

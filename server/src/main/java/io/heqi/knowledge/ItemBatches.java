package io.heqi.knowledge;

import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL that writes many items and their versions at once.
@Repository
class ItemBatches {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ItemBatches(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Each item gets a version of its own: a draft that a colleague has open stays in its history.
  void write(Stock.Delivery delivery, Instant now) {
    var known =
        newest(
            delivery.merchant(),
            delivery.items().stream()
                .filter(item -> !item.isNew())
                .map(item -> item.id().value())
                .toArray(UUID[]::new));
    var versions =
        delivery.items().stream()
            .map(item -> known.getOrDefault(item.id().value(), 0) + 1)
            .toArray(Integer[]::new);
    writeItems(delivery, versions, now);
    writeVersions(delivery, versions, now);
  }

  /// The newest versions, locked in one order.
  private Map<UUID, Integer> newest(MerchantId merchant, UUID[] items) {
    return jdbc
        .sql(
            """
            select id, version from knowledge.items where merchant_id = ? and id = any (?::uuid[])
            order by id for no key update
            """)
        .params(merchant.value(), items)
        .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void writeItems(Stock.Delivery delivery, Integer[] versions, Instant now) {
    var isOffered = delivery.as() == ItemState.PUBLISHED;
    var items = delivery.items();
    jdbc.sql(
            """
            insert into knowledge.items (merchant_id, id, kind, title, scene, stage, version, published, review_by,
              valid_from, valid_until, in_help, state, owner_id, changed_at)
            select :merchant, d.id, d.kind, d.title, d.scene, d.stage, d.version, case when :offered then d.version end,
              d.review_by, d.valid_from, d.valid_until, :offered and d.in_help, :state, :owner, :now
            from unnest(:ids::uuid[], :kinds::text[], :titles::text[], :scenes::text[], :stages::text[], :versions::int[],
              :reviews::timestamptz[], :froms::timestamptz[], :untils::timestamptz[], :helps::boolean[])
              as d(id, kind, title, scene, stage, version, review_by, valid_from, valid_until, in_help)
            order by d.id
            on conflict (merchant_id, id) do update set title = excluded.title, scene = excluded.scene,
              stage = excluded.stage, version = excluded.version, state = excluded.state, changed_at = excluded.changed_at,
              published = coalesce(excluded.published, items.published),
              review_by = case when :offered then excluded.review_by else items.review_by end,
              valid_from = case when :offered then excluded.valid_from else items.valid_from end,
              valid_until = case when :offered then excluded.valid_until else items.valid_until end,
              in_help = case when :offered then excluded.in_help else items.in_help end
            """)
        .param("merchant", delivery.merchant().value())
        .param("offered", isOffered)
        .param("state", delivery.as().name())
        .param("owner", delivery.by().value())
        .param("now", Timestamp.from(now))
        .param("ids", ids(delivery))
        .param("kinds", texts(items, item -> item.kind().name()))
        .param("titles", texts(items, item -> item.content().title()))
        .param("scenes", texts(items, item -> item.content().scene()))
        .param("stages", texts(items, ItemBatches::stage))
        .param("versions", versions)
        .param("reviews", times(items, isOffered, Terms::reviewBy))
        .param("froms", times(items, isOffered, Terms::validFrom))
        .param("untils", times(items, isOffered, Terms::validUntil))
        .param("helps", items.stream().map(item -> item.terms().inHelp()).toArray(Boolean[]::new))
        .update();
  }

  private void writeVersions(Stock.Delivery delivery, Integer[] versions, Instant now) {
    var isOffered = delivery.as() == ItemState.PUBLISHED;
    jdbc.sql(
            """
            insert into knowledge.versions (merchant_id, item_id, version, content, author_id, written_at, approver_id,
              approved_at)
            select :merchant, d.id, d.version, d.content::jsonb, :author, :now,
              case when :offered then :author::uuid end, case when :offered then :now::timestamptz end
            from unnest(:ids::uuid[], :versions::int[], :contents::text[]) as d(id, version, content)
            """)
        .param("merchant", delivery.merchant().value())
        .param("offered", isOffered)
        .param("author", delivery.by().value())
        .param("now", Timestamp.from(now))
        .param("ids", ids(delivery))
        .param("versions", versions)
        .param(
            "contents",
            texts(
                delivery.items(),
                item ->
                    json.writeValueAsString(
                        new ItemRepository.Version(item.content(), item.terms()))))
        .update();
  }

  private static UUID[] ids(Stock.Delivery delivery) {
    return delivery.items().stream().map(item -> item.id().value()).toArray(UUID[]::new);
  }

  private static @Nullable String[] texts(
      List<Stock.Incoming> items, Function<Stock.Incoming, @Nullable String> text) {
    return items.stream().map(text).toArray(String[]::new);
  }

  private static @Nullable String stage(Stock.Incoming item) {
    var stage = item.content().stage();
    return stage == null ? null : stage.name();
  }

  /// The terms of what is not offered stand in its version alone.
  private static @Nullable String[] times(
      List<Stock.Incoming> items, boolean isOffered, Function<Terms, @Nullable Instant> time) {
    return items.stream()
        .map(item -> isOffered ? time.apply(item.terms()) : null)
        .map(at -> at == null ? null : at.toString())
        .toArray(String[]::new);
  }
}

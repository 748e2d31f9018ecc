package io.heqi.knowledge;

import io.heqi.language.Meaning;
import io.heqi.shared.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of what is on offer: the published items, the ways to ask for them, and the edition that
/// tells every node when they changed.
@Repository
class PhrasingRepository {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PhrasingRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// How a published item may be asked for, from now on.
  ///
  /// @param place among the ways to ask for the item, from 0
  record Way(ItemId item, int place, String plain, Meaning meaning) {}

  void forget(MerchantId merchant, Collection<ItemId> items) {
    jdbc.sql("delete from knowledge.phrasings where merchant_id = ? and item_id = any (?::uuid[])")
        .params(merchant.value(), items.stream().map(ItemId::value).toArray(UUID[]::new))
        .update();
  }

  void add(MerchantId merchant, List<Way> ways) {
    jdbc.sql(
            """
            insert into knowledge.phrasings
            select ?, w.* from unnest(?::uuid[], ?::smallint[], ?::text[], ?::bytea[]) as w
            """)
        .param(merchant.value())
        .param(ways.stream().map(way -> way.item().value()).toArray(UUID[]::new))
        .param(ways.stream().map(way -> (short) way.place()).toArray(Short[]::new))
        .param(ways.stream().map(Way::plain).toArray(String[]::new))
        .param(ways.stream().map(way -> way.meaning().toBytes()).toArray(byte[][]::new))
        .update();
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
  record Published(ItemId id, ItemKind kind, int version, ItemRepository.Version what) {}

  List<Published> published(MerchantId merchant) {
    return published(merchant, "");
  }

  /// What is on offer and has no way to ask for it.
  List<Published> silent(MerchantId merchant) {
    return published(
        merchant,
        """
        and not exists (select 1 from knowledge.phrasings p where p.merchant_id = i.merchant_id and p.item_id = i.id)
        """);
  }

  private List<Published> published(MerchantId merchant, String condition) {
    return jdbc.sql(
            """
            select i.id, i.kind, i.published, v.content::text from knowledge.items i
            join knowledge.versions v
              on v.merchant_id = i.merchant_id and v.item_id = i.id and v.version = i.published
            where i.merchant_id = ? %s
            """
                .formatted(condition))
        .param(merchant.value())
        .query(
            (row, _) ->
                new Published(
                    new ItemId(row.getObject(1, UUID.class)),
                    ItemKind.valueOf(row.getString(2)),
                    row.getInt(3),
                    json.readValue(row.getString(4), ItemRepository.Version.class)))
        .list();
  }
}

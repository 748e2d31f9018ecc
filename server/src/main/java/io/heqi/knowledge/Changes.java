package io.heqi.knowledge;

import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What changed in the published knowledge over a time.
@Service
public class Changes {

  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public enum What {
    /// Published for the first time.
    NEW,
    /// Published in a newer version.
    CHANGED,
    /// Offered no more.
    RETIRED
  }

  public record Change(ItemId item, ItemKind kind, String title, What what) {}

  /// Each item once, the new ones first. An item that was both published and retired counts as
  /// retired.
  ///
  /// @param until the first moment that no longer counts
  @Transactional(readOnly = true)
  public List<Change> between(MerchantId merchant, Instant from, Instant until) {
    return jdbc
        .sql(
            """
            select i.id, i.kind, i.title,
              case when i.state = 'RETIRED' then 'RETIRED' when v.first >= ? then 'NEW' else 'CHANGED' end as what
            from knowledge.items i
            join (
              select item_id, min(approved_at) as first, bool_or(approved_at >= ? and approved_at < ?) as within
              from knowledge.versions where merchant_id = ? and approved_at is not null group by item_id) v
              on v.item_id = i.id
            where i.merchant_id = ?
              and case when i.state = 'RETIRED' then i.changed_at >= ? and i.changed_at < ? else v.within end
            order by i.title, i.id
            """)
        .params(
            at(from), at(from), at(until), merchant.value(), merchant.value(), at(from), at(until))
        .query(
            (row, _) ->
                new Change(
                    new ItemId(row.getObject(1, UUID.class)),
                    ItemKind.valueOf(row.getString(2)),
                    row.getString(3),
                    What.valueOf(row.getString(4))))
        .list()
        .stream()
        .sorted(Comparator.comparing(Change::what))
        .toList();
  }

  private static Timestamp at(Instant moment) {
    return Timestamp.from(moment);
  }

  /// The titles of those of these items that are still there.
  @Transactional(readOnly = true)
  public Map<ItemId, String> titles(MerchantId merchant, Collection<ItemId> items) {
    return jdbc
        .sql("select id, title from knowledge.items where merchant_id = ? and id = any (?::uuid[])")
        .param(merchant.value())
        .param(items.stream().map(ItemId::value).toArray(UUID[]::new))
        .query((row, _) -> Map.entry(new ItemId(row.getObject(1, UUID.class)), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

package io.heqi.knowledge;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What colleagues newly share: notes and solutions that were first published in the last seven
/// days and hold now, and how many found each useful.
@Service
public class Colleagues {

  private static final Duration NEW = Duration.ofDays(7);
  private static final int SHOWN = 20;

  private final JdbcClient jdbc;
  private final Clock clock;

  Colleagues(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// @param useful how many colleagues found it so
  /// @param praised whether the asker did
  public record Fresh(
      ItemId item,
      ItemKind kind,
      String title,
      String scene,
      AccountId owner,
      Instant publishedAt,
      boolean hasChart,
      int useful,
      boolean praised) {}

  /// The newest twenty, newest first. What was published lately was changed lately, which is how it
  /// is found.
  @Transactional(readOnly = true)
  public List<Fresh> fresh(Actor by) {
    by.require(KnowledgePermissions.WRITE);
    var now = Timestamp.from(clock.instant());
    return jdbc.sql(
            """
            select i.id, i.kind, i.title, i.scene, i.owner_id, first.at, first.charted, praise.count, praise.own
            from knowledge.items i
            cross join lateral (
              select min(v.approved_at) as at,
                bool_or(v.version = i.published and jsonb_typeof(v.content -> 'content' -> 'chart') = 'object') as charted
              from knowledge.versions v where v.merchant_id = i.merchant_id and v.item_id = i.id) as first
            cross join lateral (
              select count(*) as count, coalesce(bool_or(p.account_id = :account), false) as own
              from knowledge.praises p where p.merchant_id = i.merchant_id and p.item_id = i.id) as praise
            where i.merchant_id = :merchant and i.changed_at >= :since and first.at >= :since
              and i.kind in ('NOTE', 'SOLUTION') and i.published is not null
              and coalesce(i.valid_from <= :now, true) and coalesce(i.valid_until > :now, true)
              and coalesce(i.review_by > :now, true)
            order by first.at desc, i.id limit :shown
            """)
        .param("merchant", by.merchant().value())
        .param("account", by.account().value())
        .param("now", now)
        .param("since", Timestamp.from(clock.instant().minus(NEW)))
        .param("shown", SHOWN)
        .query(
            (row, _) ->
                new Fresh(
                    new ItemId(row.getObject(1, UUID.class)),
                    ItemKind.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getString(4),
                    new AccountId(row.getObject(5, UUID.class)),
                    row.getTimestamp(6).toInstant(),
                    row.getBoolean(7),
                    row.getInt(8),
                    row.getBoolean(9)))
        .list();
  }

  /// Says that an item is useful; saying it again changes nothing.
  @Transactional
  public void praise(Actor by, ItemId item) {
    requireItem(by, item);
    jdbc.sql("insert into knowledge.praises values (?, ?, ?, ?) on conflict do nothing")
        .params(
            by.merchant().value(),
            item.value(),
            by.account().value(),
            Timestamp.from(clock.instant()))
        .update();
  }

  /// Takes it back.
  @Transactional
  public void unpraise(Actor by, ItemId item) {
    requireItem(by, item);
    jdbc.sql(
            "delete from knowledge.praises where merchant_id = ? and item_id = ? and account_id ="
                + " ?")
        .params(by.merchant().value(), item.value(), by.account().value())
        .update();
  }

  private void requireItem(Actor by, ItemId item) {
    by.require(KnowledgePermissions.WRITE);
    if (!isThere(by.merchant(), item)) {
      throw Refusal.notFound("knowledge.item-unknown");
    }
  }

  private boolean isThere(MerchantId merchant, ItemId item) {
    return jdbc.sql(
            "select exists (select from knowledge.items where merchant_id = ? and id = ? and kind"
                + " <> 'FLOW')")
        .params(merchant.value(), item.value())
        .query(Boolean.class)
        .single();
  }
}

package io.heqi.foundation.queue;

import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Things of which something was heard and that are still to be worked out: a row for each in a
/// table of its own, written in the transaction that heard it, taken by the page. A crash loses
/// none, and hearing the same twice adds nothing.
public final class HeardRows implements StoredQueue<HeardRows.HeardPage> {

  static final Duration LEASE = Duration.ofMinutes(2);
  private static final int PAGE = 500;

  private final JdbcClient jdbc;
  private final String table;
  private final String key;

  /// @param table with its schema; it has `merchant_id`, the key, `cause`, `heard`,
  ///     `next_attempt_at`, `attempts` and `reason`, and an index on merchant, time and key
  /// @param key the column that names a thing within its merchant
  public HeardRows(JdbcClient jdbc, String table, String key) {
    this.jdbc = jdbc;
    this.table = table;
    this.key = key;
  }

  /// @param cause what was heard last
  /// @param word how often something was heard
  public record Heard(UUID id, String cause, long word, int attempt) {}

  /// Things that are worked out together.
  public record HeardPage(MerchantId merchant, List<Heard> heard, int attempt)
      implements StoredQueue.Taken {}

  /// Writes it down, in the caller's transaction, with one statement for all.
  ///
  /// @param at when they are to be worked out
  public void tell(MerchantId merchant, String cause, Collection<UUID> ids, Instant at) {
    if (ids.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into %1$s as n (merchant_id, %2$s, cause, heard, next_attempt_at, attempts, reason)
            select ?, t.id, ?, 1, ?, 0, '' from unnest(?::uuid[]) as t(id) order by t.id
            on conflict (merchant_id, %2$s) do update set cause = excluded.cause, heard = n.heard + 1,
              next_attempt_at = excluded.next_attempt_at, attempts = 0, reason = ''
            """
                .formatted(table, key))
        .params(merchant.value(), cause, Timestamp.from(at), ids.toArray(UUID[]::new))
        .update();
  }

  /// How many are still to be worked out.
  public long waiting(MerchantId merchant) {
    return jdbc.sql("select count(*) from " + table + " where merchant_id = ?")
        .param(merchant.value())
        .query(Long.class)
        .single();
  }

  /// What was heard up to these words is worked out; what was heard since stays.
  public void done(MerchantId merchant, List<Heard> page) {
    jdbc.sql(
            """
            delete from %1$s as n using unnest(?::uuid[], ?::bigint[]) as d(id, heard)
            where n.merchant_id = ? and n.%2$s = d.id and n.heard = d.heard
            """
                .formatted(table, key))
        .params(
            page.stream().map(Heard::id).toArray(UUID[]::new),
            page.stream().map(Heard::word).toArray(Long[]::new),
            merchant.value())
        .update();
  }

  @Override
  public List<MerchantId> due(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            select m.id from unnest(?::bigint[]) as m(id)
            where exists (select 1 from %s where merchant_id = m.id and next_attempt_at <= ?)
            """
                .formatted(table))
        .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
        .param(Timestamp.from(now))
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
  }

  /// The page is found before any row is moved, so that the plan is the same whether the table was
  /// small or large when it was made.
  @Override
  public List<HeardPage> take(MerchantId merchant, Instant now) {
    var page =
        jdbc.sql(
                """
                update %1$s w set next_attempt_at = ?, attempts = w.attempts + 1
                where w.merchant_id = ? and w.%2$s = any (array(
                  select %2$s from %1$s
                  where merchant_id = ? and next_attempt_at <= ?
                  order by next_attempt_at, %2$s limit ? for update skip locked))
                returning w.%2$s, w.cause, w.heard, w.attempts
                """
                    .formatted(table, key))
            .params(Timestamp.from(now.plus(LEASE)), merchant.value())
            .params(merchant.value(), Timestamp.from(now), PAGE)
            .query(
                (row, _) ->
                    new Heard(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getLong(3),
                        row.getInt(4)))
            .list();
    var attempt = page.stream().mapToInt(Heard::attempt).min().orElse(1);
    return page.isEmpty() ? List.of() : List.of(new HeardPage(merchant, page, attempt));
  }

  @Override
  public void again(HeardPage taken, Instant at, String reason) {
    jdbc.sql(
            "update %s set next_attempt_at = ?, reason = ? where merchant_id = ? and %s = any (?::uuid[])"
                .formatted(table, key))
        .params(
            Timestamp.from(at),
            reason,
            taken.merchant().value(),
            taken.heard().stream().map(Heard::id).toArray(UUID[]::new))
        .update();
  }
}

package io.heqi.conversation;

import io.heqi.shared.MerchantId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How far each follower has read each merchant's log.
@Repository
class FollowerCursors {

  private final JdbcClient jdbc;
  private final MessageLog log;

  FollowerCursors(JdbcClient jdbc, MessageLog log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  /// One merchant's log as a follower finds it: read up to `cursor`, written up to `last`.
  record Position(MerchantId merchant, long cursor, long last) {}

  /// Locks the cursors that no other node works on, making those that are missing.
  List<Position> lock(String follower, List<MerchantId> merchants) {
    var ids = merchants.stream().map(MerchantId::value).toArray(Long[]::new);
    jdbc.sql(
            """
            insert into conversation.follower_cursors select ?, m, 0 from unnest(?::bigint[]) m
            where not exists (
              select 1 from conversation.follower_cursors f where f.follower = ? and f.merchant_id = m)
            on conflict do nothing
            """)
        .params(follower, ids, follower)
        .update();
    var locked =
        jdbc.sql(
                """
                select merchant_id, change_no from conversation.follower_cursors
                where follower = ? and merchant_id = any (?::bigint[]) order by merchant_id
                for update skip locked
                """)
            .params(follower, ids)
            .query((row, _) -> Map.entry(new MerchantId(row.getLong(1)), row.getLong(2)))
            .list();
    var last = log.lastChanges(merchants);
    return locked.stream()
        .map(
            cursor ->
                new Position(
                    cursor.getKey(), cursor.getValue(), last.getOrDefault(cursor.getKey(), 0L)))
        .filter(position -> position.last() > position.cursor())
        .toList();
  }

  void advance(String follower, Map<MerchantId, Long> reached) {
    jdbc.sql(
            """
            update conversation.follower_cursors f set change_no = r.change_no
            from unnest(?::bigint[], ?::bigint[]) as r(merchant_id, change_no)
            where f.follower = ? and f.merchant_id = r.merchant_id
            """)
        .params(
            reached.keySet().stream().map(MerchantId::value).toArray(Long[]::new),
            reached.values().toArray(Long[]::new),
            follower)
        .update();
  }

  /// Merchants whose log has run ahead of the follower.
  List<MerchantId> behind(String follower) {
    return jdbc.sql(
            """
            select c.merchant_id from conversation.change_counters c
            left join conversation.follower_cursors f on f.merchant_id = c.merchant_id and f.follower = ?
            where c.last_change > coalesce(f.change_no, 0)
            """)
        .param(follower)
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
  }
}

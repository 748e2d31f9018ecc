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
  record Position(String follower, MerchantId merchant, long cursor, long last) {}

  /// Locks the cursors that no other node works on, making those that are missing.
  List<Position> lock(List<String> followers, List<MerchantId> merchants) {
    var names = followers.toArray(String[]::new);
    var ids = merchants.stream().map(MerchantId::value).toArray(Long[]::new);
    jdbc.sql(
            """
            insert into conversation.follower_cursors
            select n, m, 0 from unnest(?::text[]) n, unnest(?::bigint[]) m
            where not exists (
              select 1 from conversation.follower_cursors f where f.follower = n and f.merchant_id = m)
            on conflict do nothing
            """)
        .param(names)
        .param(ids)
        .update();
    record Cursor(String follower, MerchantId merchant, long at) {}
    var locked =
        jdbc.sql(
                """
                select follower, merchant_id, change_no from conversation.follower_cursors
                where follower = any (?::text[]) and merchant_id = any (?::bigint[])
                order by merchant_id, follower for update skip locked
                """)
            .param(names)
            .param(ids)
            .query(
                (row, _) ->
                    new Cursor(row.getString(1), new MerchantId(row.getLong(2)), row.getLong(3)))
            .list();
    var last = log.lastChanges(merchants);
    return locked.stream()
        .map(
            c ->
                new Position(
                    c.follower(), c.merchant(), c.at(), last.getOrDefault(c.merchant(), 0L)))
        .filter(position -> position.last() > position.cursor())
        .toList();
  }

  void advance(List<Position> positions, Map<MerchantId, Long> reached) {
    jdbc.sql(
            """
            update conversation.follower_cursors f set change_no = r.change_no
            from unnest(?::text[], ?::bigint[], ?::bigint[]) as r(follower, merchant_id, change_no)
            where f.follower = r.follower and f.merchant_id = r.merchant_id and f.change_no < r.change_no
            """)
        .param(positions.stream().map(Position::follower).toArray(String[]::new))
        .param(positions.stream().map(p -> p.merchant().value()).toArray(Long[]::new))
        .param(
            positions.stream()
                .map(p -> reached.getOrDefault(p.merchant(), 0L))
                .toArray(Long[]::new))
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

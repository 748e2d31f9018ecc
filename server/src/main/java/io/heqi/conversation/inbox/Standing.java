package io.heqi.conversation.inbox;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageLog;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How things stand at this moment: what each agent has in hand, who waits and since when. For the
/// board and for routing.
@Service
public class Standing {

  private final JdbcClient jdbc;
  private final MessageLog log;

  Standing(JdbcClient jdbc, MessageLog log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  /// What one agent has in hand; without an agent, the queue.
  ///
  /// @param open conversations that are open or snoozed
  /// @param waiting those of them whose customer waits for an answer
  /// @param late those that have waited since before the given moment
  /// @param unhappy those that sound unhappy, `angry` those that sound angry
  /// @param needingCare those and what else people should see to soon
  public record Hand(
      @Nullable AccountId agent,
      int open,
      int waiting,
      int late,
      @Nullable Instant longestWaitSince,
      int needingCare,
      int unhappy,
      int angry) {

    public static Hand empty(AccountId agent) {
      return new Hand(agent, 0, 0, 0, null, 0, 0, 0);
    }
  }

  /// @param lateBefore for each shop the moment before which a wait that goes on is late
  @Transactional(readOnly = true)
  public List<Hand> hands(MerchantId merchant, Map<ShopId, Instant> lateBefore) {
    return jdbc.sql(
            """
            select c.assignee_id, count(*), count(c.waiting_since),
              count(*) filter (where c.waiting_since < l.late_before), min(c.waiting_since),
              count(*) filter (where c.needs_care), count(*) filter (where c.mood = 'UNHAPPY'),
              count(*) filter (where c.mood = 'ANGRY')
            from conversation.conversations c
            left join unnest(?::uuid[], ?::timestamptz[]) as l(shop_id, late_before) on l.shop_id = c.shop_id
            where c.merchant_id = ? and c.state in ('OPEN', 'SNOOZED') group by c.assignee_id
            """)
        .param(lateBefore.keySet().stream().map(ShopId::value).toArray(UUID[]::new))
        .param(lateBefore.values().stream().map(Instant::toString).toArray(String[]::new))
        .param(merchant.value())
        .query(
            (row, _) -> {
              var agent = row.getObject(1, UUID.class);
              var longest = row.getTimestamp(5);
              return new Hand(
                  agent == null ? null : new AccountId(agent),
                  row.getInt(2),
                  row.getInt(3),
                  row.getInt(4),
                  longest == null ? null : longest.toInstant(),
                  row.getInt(6),
                  row.getInt(7),
                  row.getInt(8));
            })
        .list();
  }

  /// The merchants among these of whom some customer waits for an answer. The caller is bound to
  /// all.
  @Transactional(readOnly = true)
  public List<MerchantId> withWaiting(List<MerchantId> merchants) {
    return jdbc.sql(
            """
            select m.id from unnest(?::bigint[]) as m(id)
            where exists (
              select 1 from conversation.conversations c
              where c.merchant_id = m.id and c.state = 'OPEN' and c.waiting_since is not null)
            """)
        .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
  }

  /// Those who have waited longest for an answer, whoever has them.
  @Transactional(readOnly = true)
  public List<ConversationRow> longestWaiting(MerchantId merchant, int limit) {
    return rows(
        merchant,
        """
        select id from conversation.conversations
        where merchant_id = ? and state = 'OPEN' and waiting_since is not null order by waiting_since limit ?
        """,
        limit);
  }

  /// The queue in the order in which it is served: VIP first, among equals those whose mark goes
  /// first, then the longest wait.
  @Transactional(readOnly = true)
  public List<ConversationRow> queue(MerchantId merchant, int limit) {
    return rows(
        merchant,
        """
        select id from conversation.conversations
        where merchant_id = ? and state = 'OPEN' and assignee_id is null and waiting_since is not null
        order by vip_level desc, goes_first desc, waiting_since, id limit ?
        """,
        limit);
  }

  /// The open conversations in which something was said since this moment, at most 500 of each of
  /// these merchants. The caller is bound to all.
  @Transactional(readOnly = true)
  public List<Lively> livelySince(List<MerchantId> merchants, Instant since) {
    return jdbc.sql(
            """
            select m.id, c.id from unnest(?::bigint[]) as m(id)
            cross join lateral (
              select id from conversation.conversations
              where merchant_id = m.id and listed_at >= ? and state in ('OPEN', 'RESOLVED')
              order by listed_at desc limit 500) as c
            """)
        .params(
            merchants.stream().map(MerchantId::value).toArray(Long[]::new), Timestamp.from(since))
        .query(
            (row, _) ->
                new Lively(
                    new MerchantId(row.getLong(1)),
                    new ConversationId(row.getObject(2, UUID.class))))
        .list();
  }

  /// A conversation in which something was said lately.
  public record Lively(MerchantId merchant, ConversationId conversation) {}

  /// A conversation whose customer a bot left without an answer.
  public record Left(MerchantId merchant, ConversationId conversation) {}

  /// The conversations of these merchants that a bot has and in which the customer spoke last,
  /// before this moment. The caller is bound to all.
  @Transactional(readOnly = true)
  public List<Left> leftByBot(List<MerchantId> merchants, Instant before) {
    return jdbc.sql(
            """
            select c.merchant_id, c.id from unnest(?::bigint[]) as m(id)
            join conversation.conversations c on c.merchant_id = m.id
            where c.with_bot and c.state = 'OPEN' and c.last_sender = 'CUSTOMER' and c.last_message_at < ? limit 500
            """)
        .params(
            merchants.stream().map(MerchantId::value).toArray(Long[]::new), Timestamp.from(before))
        .query(
            (row, _) ->
                new Left(
                    new MerchantId(row.getLong(1)),
                    new ConversationId(row.getObject(2, UUID.class))))
        .list();
  }

  /// The conversations that got their first answer since this moment.
  @Transactional(readOnly = true)
  public List<ConversationRow> firstAnswers(MerchantId merchant, Instant since) {
    var ids =
        jdbc.sql(
                """
                select c.id from conversation.conversations c
                join conversation.messages m
                  on m.merchant_id = c.merchant_id and m.conversation_id = c.id and m.seq = c.first_answer_seq
                where c.merchant_id = ? and c.listed_at >= ? and c.channel_kind <> 'IMPORT' and m.stored_at >= ?
                """)
            .params(
                merchant.value(),
                Timestamp.from(since.minus(Duration.ofMinutes(2))),
                Timestamp.from(since))
            .query((row, _) -> new ConversationId(row.getObject(1, UUID.class)))
            .list();
    return log.rows(merchant, ids);
  }

  private List<ConversationRow> rows(MerchantId merchant, String query, int limit) {
    var ids =
        jdbc.sql(query)
            .params(merchant.value(), limit)
            .query((row, _) -> new ConversationId(row.getObject(1, UUID.class)))
            .list();
    return log.rows(merchant, ids).stream()
        .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
        .toList();
  }
}

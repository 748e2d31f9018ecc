package io.heqi.conversation.delivery;

import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The stored queue of what has to leave the house.
@Repository
class Outbox {

  /// A delivery that nobody finished in this time was cut off by a crash and is made again.
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final JdbcClient jdbc;

  Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Parcel(
      MerchantId merchant,
      ConversationId conversation,
      long seq,
      ChannelId channel,
      int attempts) {}

  /// The merchants among these who have something due.
  @Transactional(readOnly = true)
  public List<MerchantId> due(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            select m.id from unnest(?::bigint[]) as m(id)
            where exists (
              select 1 from conversation.outbox o
              where o.merchant_id = m.id and o.state in ('QUEUED', 'SENDING') and o.next_attempt_at <= ?)
            """)
        .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
        .param(Timestamp.from(now))
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
  }

  /// Takes due deliveries, of each conversation the first that is unfinished.
  @Transactional
  public List<Parcel> claim(MerchantId merchant, Instant now, int most) {
    return jdbc.sql(
            """
            update conversation.outbox o
            set state = 'SENDING', attempts = o.attempts + 1, next_attempt_at = ?
            from (
              select d.merchant_id, d.conversation_id, d.seq from conversation.outbox d
              where d.merchant_id = ? and d.state in ('QUEUED', 'SENDING') and d.next_attempt_at <= ?
                and not exists (
                  select 1 from conversation.outbox e
                  where e.merchant_id = d.merchant_id and e.conversation_id = d.conversation_id and e.seq < d.seq
                    and e.state in ('QUEUED', 'SENDING'))
              order by d.next_attempt_at limit ? for update skip locked) as d
            where o.merchant_id = d.merchant_id and o.conversation_id = d.conversation_id and o.seq = d.seq
            returning o.conversation_id, o.seq, o.channel_id, o.attempts
            """)
        .param(Timestamp.from(now.plus(LEASE)))
        .param(merchant.value())
        .param(Timestamp.from(now))
        .param(most)
        .query(
            (row, _) ->
                new Parcel(
                    merchant,
                    new ConversationId(row.getObject(1, UUID.class)),
                    row.getLong(2),
                    new ChannelId(row.getObject(3, UUID.class)),
                    row.getInt(4)))
        .list();
  }

  /// @param state `SENT`, `FAILED` or `UNKNOWN`
  @Transactional
  public void finish(Parcel parcel, String state, String reason) {
    jdbc.sql(
            """
            update conversation.outbox set state = ?, reason = ?
            where merchant_id = ? and conversation_id = ? and seq = ?
            """)
        .param(state)
        .param(reason)
        .param(parcel.merchant().value())
        .param(parcel.conversation().value())
        .param(parcel.seq())
        .update();
  }

  @Transactional
  public void retry(Parcel parcel, Instant at, String reason) {
    jdbc.sql(
            """
            update conversation.outbox set state = 'QUEUED', next_attempt_at = ?, reason = ?
            where merchant_id = ? and conversation_id = ? and seq = ?
            """)
        .param(Timestamp.from(at))
        .param(reason)
        .param(parcel.merchant().value())
        .param(parcel.conversation().value())
        .param(parcel.seq())
        .update();
  }

  /// Queues a failed delivery anew.
  ///
  /// @return whether there was one
  @Transactional
  public boolean requeue(MerchantId merchant, ConversationId conversation, long seq, Instant at) {
    return jdbc.sql(
                """
                update conversation.outbox set state = 'QUEUED', attempts = 0, next_attempt_at = ?
                where merchant_id = ? and conversation_id = ? and seq = ? and state in ('FAILED', 'UNKNOWN')
                """)
            .param(Timestamp.from(at))
            .param(merchant.value())
            .param(conversation.value())
            .param(seq)
            .update()
        == 1;
  }
}

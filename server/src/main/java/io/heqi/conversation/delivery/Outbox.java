package io.heqi.conversation.delivery;

import io.heqi.foundation.queue.StoredQueue;
import io.heqi.foundation.queue.WaitingRows;
import io.heqi.foundation.queue.WaitingTable;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  /// Of each conversation only the first that is unfinished is under way.
  private static final WaitingTable TABLE =
      WaitingTable.of(
              "conversation.outbox",
              "conversation_id, seq",
              "state in ('QUEUED', 'SENDING')",
              Duration.ofMinutes(2),
              50)
          .oneAfterTheOther("conversation_id", "seq")
          .telling("state = 'SENDING'", "state = 'QUEUED'");

  private final JdbcClient jdbc;
  private final WaitingRows<Parcel> waiting;

  Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.conversation_id, w.seq, w.channel_id, w.attempts",
            (row, _) -> parcel(row),
            parcel -> List.of(parcel.conversation().value(), parcel.seq()));
  }

  record Parcel(
      MerchantId merchant, ConversationId conversation, long seq, ChannelId channel, int attempt)
      implements StoredQueue.Taken {}

  private static Parcel parcel(ResultSet row) throws SQLException {
    return new Parcel(
        new MerchantId(row.getLong(1)),
        new ConversationId(row.getObject(2, UUID.class)),
        row.getLong(3),
        new ChannelId(row.getObject(4, UUID.class)),
        row.getInt(5));
  }

  StoredQueue<Parcel> waiting() {
    return waiting;
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

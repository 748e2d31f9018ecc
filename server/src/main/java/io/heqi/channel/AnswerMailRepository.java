package io.heqi.channel;

import io.heqi.foundation.queue.StoredQueue;
import io.heqi.foundation.queue.WaitingRows;
import io.heqi.foundation.queue.WaitingTable;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AnswerMailRepository {

  private static final WaitingTable TABLE =
      WaitingTable.of("channel.answer_mails", "conversation_id", "true", Duration.ofMinutes(2), 50);

  private final JdbcClient jdbc;
  private final WaitingRows<Due> waiting;

  AnswerMailRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.conversation_id, w.attempts",
            (row, _) ->
                new Due(
                    new MerchantId(row.getLong(1)),
                    new ConversationId(row.getObject(2, UUID.class)),
                    row.getInt(3)),
            due -> List.of(due.conversation().value()));
  }

  record Due(MerchantId merchant, ConversationId conversation, int attempt)
      implements StoredQueue.Taken {}

  StoredQueue<Due> waiting() {
    return waiting;
  }

  /// A further answer waits for the same mail.
  void add(MerchantId merchant, ConversationId conversation, long seq, Instant due) {
    jdbc.sql(
            """
            insert into channel.answer_mails as a (merchant_id, conversation_id, last_seq, next_attempt_at)
            values (?, ?, ?, ?)
            on conflict (merchant_id, conversation_id) do update set last_seq = greatest(a.last_seq, excluded.last_seq)
            """)
        .params(merchant.value(), conversation.value(), seq, Timestamp.from(due))
        .update();
  }

  /// @return the last line that was waiting; empty where it was mailed already
  Optional<Long> take(MerchantId merchant, ConversationId conversation) {
    return jdbc.sql(
            """
            delete from channel.answer_mails where merchant_id = ? and conversation_id = ? returning last_seq
            """)
        .params(merchant.value(), conversation.value())
        .query(Long.class)
        .optional();
  }
}

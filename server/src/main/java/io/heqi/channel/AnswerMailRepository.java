package io.heqi.channel;

import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class AnswerMailRepository {

  private final JdbcClient jdbc;

  AnswerMailRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Due(MerchantId merchant, ConversationId conversation) {}

  /// A further answer waits for the same mail.
  void add(MerchantId merchant, ConversationId conversation, long seq, Instant due) {
    jdbc.sql(
            """
            insert into channel.answer_mails as a values (?, ?, ?, ?)
            on conflict (merchant_id, conversation_id) do update set last_seq = greatest(a.last_seq, excluded.last_seq)
            """)
        .params(merchant.value(), conversation.value(), seq, Timestamp.from(due))
        .update();
  }

  @Transactional(readOnly = true)
  public List<Due> due(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            select merchant_id, conversation_id from channel.answer_mails
            where merchant_id = any (?::bigint[]) and due_at <= ? order by due_at limit 200
            """)
        .params(merchants.stream().map(MerchantId::value).toArray(Long[]::new), Timestamp.from(now))
        .query(
            (row, _) ->
                new Due(
                    new MerchantId(row.getLong(1)),
                    new ConversationId(row.getObject(2, UUID.class))))
        .list();
  }

  /// @return the last line that was waiting; empty where another node was quicker
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

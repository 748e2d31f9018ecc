package io.heqi.conversation.later;

import io.heqi.foundation.queue.StoredQueue;
import io.heqi.foundation.queue.WaitingRows;
import io.heqi.foundation.queue.WaitingTable;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of replies that wait for their time.
@Repository
class LaterRepository {

  private static final String SELECT =
      """
      select id, conversation_id, account_id, body, due_at, unless_customer_writes, seen_seq, held_because,
        held_arguments
      from conversation.later_replies where merchant_id = ?
      """;

  /// What was written for the same conversation is said in the order of its times.
  private static final WaitingTable TABLE =
      WaitingTable.of(
              "conversation.later_replies", "id", "held_because is null", Duration.ofMinutes(2), 50)
          .oneAfterTheOther("conversation_id", "due_at, id");

  private final JdbcClient jdbc;
  private final WaitingRows<Due> waiting;

  LaterRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.id, w.attempts",
            (row, _) ->
                new Due(
                    new MerchantId(row.getLong(1)), row.getObject(2, UUID.class), row.getInt(3)),
            due -> List.of(due.id()));
  }

  record Due(MerchantId merchant, UUID id, int attempt) implements StoredQueue.Taken {}

  StoredQueue<Due> waiting() {
    return waiting;
  }

  void insert(MerchantId merchant, LaterReply reply, Instant now) {
    jdbc.sql(
            """
            insert into conversation.later_replies (merchant_id, id, conversation_id, account_id, body, due_at,
              unless_customer_writes, seen_seq, created_at, next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            merchant.value(),
            reply.id(),
            reply.conversation().value(),
            reply.agent().value(),
            reply.text(),
            Timestamp.from(reply.dueAt()),
            reply.unlessCustomerWrites(),
            reply.seenSeq(),
            Timestamp.from(now),
            Timestamp.from(reply.dueAt()))
        .update();
  }

  /// What was held back waits anew.
  void update(MerchantId merchant, LaterReply reply) {
    jdbc.sql(
            """
            update conversation.later_replies
            set body = ?, due_at = ?, unless_customer_writes = ?, seen_seq = ?, held_because = null,
              held_arguments = null, next_attempt_at = ?, attempts = 0
            where merchant_id = ? and id = ?
            """)
        .params(
            reply.text(),
            Timestamp.from(reply.dueAt()),
            reply.unlessCustomerWrites(),
            reply.seenSeq(),
            Timestamp.from(reply.dueAt()),
            merchant.value(),
            reply.id())
        .update();
  }

  void hold(MerchantId merchant, UUID id, Refusal because) {
    jdbc.sql(
            """
            update conversation.later_replies set held_because = ?, held_arguments = ?
            where merchant_id = ? and id = ?
            """)
        .params(
            because.code(),
            because.arguments().stream().map(String::valueOf).toArray(String[]::new),
            merchant.value(),
            id)
        .update();
  }

  void delete(MerchantId merchant, UUID id) {
    jdbc.sql("delete from conversation.later_replies where merchant_id = ? and id = ?")
        .params(merchant.value(), id)
        .update();
  }

  List<LaterReply> of(MerchantId merchant, ConversationId conversation) {
    return jdbc.sql(SELECT + " and conversation_id = ? order by due_at, id")
        .params(merchant.value(), conversation.value())
        .query((row, _) -> reply(row))
        .list();
  }

  /// Locks the row, so that it is not sent while it is changed.
  Optional<LaterReply> lock(MerchantId merchant, UUID id) {
    return jdbc.sql(SELECT + " and id = ? for update")
        .params(merchant.value(), id)
        .query((row, _) -> reply(row))
        .optional();
  }

  private static LaterReply reply(ResultSet row) throws SQLException {
    return new LaterReply(
        row.getObject(1, UUID.class),
        new ConversationId(row.getObject(2, UUID.class)),
        new AccountId(row.getObject(3, UUID.class)),
        row.getString(4),
        row.getTimestamp(5).toInstant(),
        row.getBoolean(6),
        row.getLong(7),
        row.getString(8),
        row.getArray(9) == null ? List.of() : List.of((String[]) row.getArray(9).getArray()));
  }
}

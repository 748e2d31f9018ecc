package io.heqi.conversation.later;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

  private final JdbcClient jdbc;

  LaterRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(MerchantId merchant, LaterReply reply, Instant now) {
    jdbc.sql(
            "insert into conversation.later_replies values (?, ?, ?, ?, ?, ?, ?, ?, null, null, ?)")
        .params(
            merchant.value(),
            reply.id(),
            reply.conversation().value(),
            reply.agent().value(),
            reply.text(),
            Timestamp.from(reply.dueAt()),
            reply.unlessCustomerWrites(),
            reply.seenSeq(),
            Timestamp.from(now))
        .update();
  }

  /// What was held back waits anew.
  void update(MerchantId merchant, LaterReply reply) {
    jdbc.sql(
            """
            update conversation.later_replies
            set body = ?, due_at = ?, unless_customer_writes = ?, seen_seq = ?, held_because = null, held_arguments = null
            where merchant_id = ? and id = ?
            """)
        .params(
            reply.text(),
            Timestamp.from(reply.dueAt()),
            reply.unlessCustomerWrites(),
            reply.seenSeq(),
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

  /// The next due row that nobody else has in hand, locked until the transaction ends.
  Optional<LaterReply> claim(MerchantId merchant, Instant now) {
    return jdbc.sql(
            SELECT
                + """
                 and held_because is null and due_at <= ?
                order by due_at, id limit 1 for update skip locked
                """)
        .params(merchant.value(), Timestamp.from(now))
        .query((row, _) -> reply(row))
        .optional();
  }

  /// Those of these merchants who have something due. The caller is bound to all.
  List<MerchantId> withDue(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            select m.id from unnest(?::bigint[]) as m(id)
            where exists (
              select 1 from conversation.later_replies r
              where r.merchant_id = m.id and r.held_because is null and r.due_at <= ?)
            """)
        .params(merchants.stream().map(MerchantId::value).toArray(Long[]::new), Timestamp.from(now))
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
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

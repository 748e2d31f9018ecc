package io.heqi.servicelevel;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The stored turns.
@Repository
class TurnRepository {

  private static final String COLUMNS =
      """
      conversation_id, opened_seq, shop_id, customer_id, first_in_conversation, opened_at, agent_id, answered_seq,
      answered_at, closed_unanswered_at, excused_reason
      """;

  private final JdbcClient jdbc;

  TurnRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<ConversationId, Turn> open(MerchantId merchant, Collection<ConversationId> conversations) {
    var found = new HashMap<ConversationId, Turn>();
    jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from servicelevel.turns
                where merchant_id = ? and conversation_id = any (?::uuid[])
                  and answered_at is null and closed_unanswered_at is null and excused_reason is null
                """)
        .param(merchant.value())
        .param(conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
        .query((row, _) -> turn(row))
        .list()
        .forEach(turn -> found.put(turn.conversation(), turn));
    return found;
  }

  /// @param turns of one conversation in their order: at most one of them is open, the last
  void save(MerchantId merchant, List<Turn> turns) {
    for (var turn : turns) {
      jdbc.sql(
              """
              insert into servicelevel.turns as t (merchant_id, conversation_id, opened_seq, shop_id, customer_id,
                first_in_conversation, opened_at, agent_id, answered_seq, answered_at, closed_unanswered_at,
                excused_reason)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (merchant_id, conversation_id, opened_seq) do update set
                agent_id = excluded.agent_id, answered_seq = excluded.answered_seq,
                answered_at = excluded.answered_at, closed_unanswered_at = excluded.closed_unanswered_at,
                excused_reason = excluded.excused_reason
              """)
          .param(merchant.value())
          .param(turn.conversation().value())
          .param(turn.askedSeq())
          .param(turn.shop().value())
          .param(turn.customer().value())
          .param(turn.first())
          .param(Timestamp.from(turn.askedAt()))
          .param(turn.agent() == null ? null : turn.agent().value())
          .param(turn.answeredSeq())
          .param(time(turn.answeredAt()))
          .param(time(turn.endedAt()))
          .param(turn.excuse())
          .update();
    }
  }

  /// The turns asked from `from` on and before `until`, oldest first.
  List<Turn> between(MerchantId merchant, Instant from, Instant until, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from servicelevel.turns
                where merchant_id = ? and opened_at >= ? and opened_at < ? order by opened_at limit ?
                """)
        .param(merchant.value())
        .param(Timestamp.from(from))
        .param(Timestamp.from(until))
        .param(most)
        .query((row, _) -> turn(row))
        .list();
  }

  List<Turn> of(MerchantId merchant, ConversationId conversation) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from servicelevel.turns where merchant_id = ? and conversation_id = ? order by"
                + " opened_seq")
        .param(merchant.value())
        .param(conversation.value())
        .query((row, _) -> turn(row))
        .list();
  }

  private static Turn turn(ResultSet row) throws SQLException {
    var agent = row.getObject(7, UUID.class);
    var answeredSeq = row.getLong(8);
    var answered = !row.wasNull();
    return new Turn(
        new ConversationId(row.getObject(1, UUID.class)),
        row.getLong(2),
        new ShopId(row.getObject(3, UUID.class)),
        new CustomerId(row.getObject(4, UUID.class)),
        row.getBoolean(5),
        row.getTimestamp(6).toInstant(),
        agent == null ? null : new AccountId(agent),
        answered ? answeredSeq : null,
        instant(row.getTimestamp(9)),
        instant(row.getTimestamp(10)),
        row.getString(11));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Timestamp time(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}

package io.heqi.survey;

import io.heqi.conversation.ConversationRow;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The stored invitations and ratings.
@Repository
class RatingRepository {

  /// A conversation is asked about at most once in this time.
  private static final Duration REST = Duration.ofDays(1);

  private final JdbcClient jdbc;

  RatingRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Invitation(Instant askedAt, @Nullable Instant ratedAt) {}

  void invite(ConversationRow row, Instant at) {
    jdbc.sql(
            """
            insert into survey.ratings (merchant_id, conversation_id, asked_at, agent_id, shop_id)
            select ?, ?, ?, ?, ?
            where not exists (
              select 1 from survey.ratings where merchant_id = ? and conversation_id = ? and asked_at > ?)
            on conflict do nothing
            """)
        .param(row.merchant().value())
        .param(row.id().value())
        .param(Timestamp.from(at))
        .param(row.assignee() == null ? null : row.assignee().value())
        .param(row.shop().value())
        .param(row.merchant().value())
        .param(row.id().value())
        .param(Timestamp.from(at.minus(REST)))
        .update();
  }

  Optional<Invitation> newest(MerchantId merchant, ConversationId conversation) {
    return jdbc.sql(
            """
            select asked_at, rated_at from survey.ratings
            where merchant_id = ? and conversation_id = ? order by asked_at desc limit 1 for update
            """)
        .params(merchant.value(), conversation.value())
        .query(
            (row, _) ->
                new Invitation(
                    row.getTimestamp(1).toInstant(),
                    row.getTimestamp(2) == null ? null : row.getTimestamp(2).toInstant()))
        .optional();
  }

  void rate(
      MerchantId merchant,
      ConversationId conversation,
      Instant askedAt,
      Ratings.Rating rating,
      Instant at) {
    jdbc.sql(
            """
            update survey.ratings set rated_at = ?, score = ?, solved = ?, comment = ?
            where merchant_id = ? and conversation_id = ? and asked_at = ?
            """)
        .param(Timestamp.from(at))
        .param(rating.score())
        .param(rating.solved())
        .param(rating.comment())
        .param(merchant.value())
        .param(conversation.value())
        .param(Timestamp.from(askedAt))
        .update();
  }

  /// The newest score of each rated conversation among these.
  Map<ConversationId, Integer> scores(MerchantId merchant, Collection<ConversationId> ids) {
    var scores = new HashMap<ConversationId, Integer>();
    jdbc.sql(
            """
            select conversation_id, score from survey.ratings
            where merchant_id = ? and conversation_id = any (?::uuid[]) and score is not null order by asked_at
            """)
        .param(merchant.value())
        .param(ids.stream().map(ConversationId::value).toArray(UUID[]::new))
        .query(
            row -> {
              scores.put(new ConversationId(row.getObject(1, UUID.class)), row.getInt(2));
            });
    return scores;
  }
}

package io.heqi.survey;

import io.heqi.channel.Visitor;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.MessageLog;
import io.heqi.customer.Customers;
import io.heqi.customer.IdentityKey;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Ratings of conversations. One invitation for each; the customer may change their mind for a day.
@Service
public class Ratings {

  private static final Duration OPEN_FOR = Duration.ofDays(7);
  private static final Duration CHANGEABLE_FOR = Duration.ofDays(1);
  private static final int LONGEST_COMMENT = 500;

  private final RatingRepository ratings;
  private final Conversations conversations;
  private final Customers customers;
  private final MessageLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Ratings(
      RatingRepository ratings,
      Conversations conversations,
      Customers customers,
      MessageLog log,
      TransactionTemplate transactions,
      Clock clock) {
    this.ratings = ratings;
    this.conversations = conversations;
    this.customers = customers;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param score 1 very dissatisfied to 5 very satisfied
  /// @param solved whether the matter is settled; null where the customer did not say
  public record Rating(int score, @Nullable Boolean solved, String comment) {}

  /// The caller is bound to the visitor's merchant.
  public void rate(Visitor visitor, ConversationId id, Rating rating) {
    if (rating.score() < 1 || rating.score() > 5 || rating.comment().length() > LONGEST_COMMENT) {
      throw Refusal.invalid("survey.rating-malformed", LONGEST_COMMENT);
    }
    var again = transactions.execute(_ -> store(visitor, id, rating, clock.instant()));
    var facts = new HashMap<String, Object>(Map.of("score", rating.score()));
    if (rating.solved() != null) {
      facts.put("solved", rating.solved());
    }
    if (!rating.comment().isBlank()) {
      facts.put("comment", rating.comment());
    }
    if (Objects.requireNonNull(again)) {
      facts.put("again", true);
    }
    conversations.record(visitor.merchant(), id, EventCode.RATED, facts);
  }

  private boolean store(Visitor visitor, ConversationId id, Rating rating, Instant now) {
    var row = requireOwn(visitor, id);
    endedAt(row).ifPresent(at -> ratings.invite(row, at));
    var invitation =
        ratings
            .newest(visitor.merchant(), id)
            .filter(i -> i.askedAt().plus(OPEN_FOR).isAfter(now))
            .orElseThrow(() -> Refusal.conflict("survey.not-asked"));
    var ratedAt = invitation.ratedAt();
    if (ratedAt != null && ratedAt.plus(CHANGEABLE_FOR).isBefore(now)) {
      throw Refusal.conflict("survey.rated-already");
    }
    ratings.rate(visitor.merchant(), id, invitation.askedAt(), rating, now);
    return ratedAt != null;
  }

  /// When it ended, for one that may be rated: its customer sees that before [RatingInviter] does.
  private static Optional<Instant> endedAt(ConversationRow row) {
    if (!RatingInviter.mayBeRated(row)) {
      return Optional.empty();
    }
    return switch (row.state()) {
      case RESOLVED -> Optional.ofNullable(row.resolvedAt());
      case CLOSED -> Optional.ofNullable(row.closedAt());
      default -> Optional.empty();
    };
  }

  private ConversationRow requireOwn(Visitor visitor, ConversationId id) {
    var customer =
        customers.find(
            new IdentityKey(visitor.merchant(), visitor.channel(), visitor.externalId()));
    return log.row(visitor.merchant(), id)
        .filter(row -> customer.isPresent() && row.customer().equals(customer.get()))
        .orElseThrow(() -> Refusal.notFound("conversation.unknown"));
  }

  @Transactional(readOnly = true)
  public Map<ConversationId, Integer> scores(MerchantId merchant, Collection<ConversationId> ids) {
    return ratings.scores(merchant, ids);
  }
}

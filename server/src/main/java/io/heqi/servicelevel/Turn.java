package io.heqi.servicelevel;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer's first message without an answer, up to the next answer by a person. It ends
/// unanswered where the conversation is closed first, and is excused where an agent says that it
/// needs no answer.
///
/// @param agent who answered; of an unanswered turn who had the conversation at its end, or has it
///     now
/// @param first whether it began the conversation, or began it anew after it had been closed
/// @param endedAt when the conversation was closed with the turn still open
public record Turn(
    ConversationId conversation,
    long askedSeq,
    ShopId shop,
    CustomerId customer,
    boolean first,
    Instant askedAt,
    @Nullable AccountId agent,
    @Nullable Long answeredSeq,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    @Nullable String excuse) {

  public boolean isOpen() {
    return answeredAt == null && endedAt == null && excuse == null;
  }

  /// How long the customer waited; of an open turn up to `now`.
  public Duration waited(Instant now) {
    var end = answeredAt != null ? answeredAt : endedAt != null ? endedAt : now;
    var wait = Duration.between(askedAt, end);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  Turn answered(@Nullable AccountId by, long seq, Instant at) {
    return new Turn(
        conversation, askedSeq, shop, customer, first, askedAt, by, seq, at, null, null);
  }

  Turn ended(@Nullable AccountId by, Instant at) {
    return new Turn(
        conversation, askedSeq, shop, customer, first, askedAt, by, null, null, at, null);
  }

  Turn excused(@Nullable AccountId by, String reason) {
    return new Turn(
        conversation, askedSeq, shop, customer, first, askedAt, by, null, null, null, reason);
  }

  Turn with(@Nullable AccountId owner) {
    return new Turn(
        conversation,
        askedSeq,
        shop,
        customer,
        first,
        askedAt,
        owner,
        answeredSeq,
        answeredAt,
        endedAt,
        excuse);
  }
}

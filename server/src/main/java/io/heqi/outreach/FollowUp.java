package io.heqi.outreach;

import io.heqi.commerce.OrderId;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The follow-up of one order.
///
/// @param arrivedAt when we heard that it arrived
/// @param dueAt when the customer is asked; null once that is decided
/// @param customer who was asked; null as long as nobody was
/// @param askedAt when the question was said
/// @param reason why nobody is asked
/// @param invitedAt when an invitation to a review was planned
record FollowUp(
    OrderId order,
    ShopId shop,
    FollowUpState state,
    Instant enteredAt,
    Instant arrivedAt,
    @Nullable Instant dueAt,
    @Nullable CustomerId customer,
    @Nullable Instant askedAt,
    @Nullable LeftAlone reason,
    @Nullable FollowUpAnswer answer,
    @Nullable Instant answeredAt,
    @Nullable AccountId answeredBy,
    @Nullable Instant invitedAt) {

  private static final String ASK = "follow-up:";

  static String askKey(OrderId order) {
    return ASK + order;
  }

  /// The order that a question under this key is about; empty for the key of something else.
  static Optional<OrderId> ofAskKey(String key) {
    return key.startsWith(ASK)
        ? Optional.of(new OrderId(UUID.fromString(key.substring(ASK.length()))))
        : Optional.empty();
  }

  static String inviteKey(OrderId order) {
    return "review-invitation:" + order;
  }

  static String taskKey(OrderId order) {
    return "follow-up-problem:" + order;
  }
}

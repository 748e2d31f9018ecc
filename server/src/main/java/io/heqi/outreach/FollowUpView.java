package io.heqi.outreach;

import io.heqi.commerce.OrderId;
import io.heqi.contact.ContactState;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The follow-up of an order as a page shows it.
///
/// @param dueAt when the customer is asked; null once that is decided
/// @param question how far the question is; null as long as none is planned
/// @param waitsUntil until when quiet hours or limits hold it back
/// @param leftAlone why nobody is asked
/// @param invited whether an invitation to a review was planned
public record FollowUpView(
    OrderId order,
    ShopId shop,
    String orderNumber,
    String buyerName,
    String goods,
    FollowUpState state,
    Instant enteredAt,
    Instant arrivedAt,
    @Nullable Instant dueAt,
    @Nullable CustomerId customer,
    @Nullable ContactState question,
    @Nullable Instant waitsUntil,
    @Nullable Instant askedAt,
    @Nullable LeftAlone leftAlone,
    @Nullable FollowUpAnswer answer,
    @Nullable Instant answeredAt,
    @Nullable AccountId answeredBy,
    boolean invited) {

  /// Of the orders asked after in a time.
  ///
  /// @param problems those answered with a problem, or that nothing came
  public record FollowUpFigures(
      long asked, long answered, long fine, long problems, long invited) {}

  /// @param followUp null where none was begun
  public record FollowUpOfOrder(@Nullable FollowUpView followUp) {}
}

package io.heqi.report.deal;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.PaidOrders;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A paid order and whose it is.
///
/// @param quantity pieces in all lines
/// @param paid what the customer paid, in `currency`
/// @param refunded what was given back of it; all of it where the order was called off
/// @param counted what of it counts in an agent's figures, by the rule at payment
/// @param day the day of the payment in the shop's zone
/// @param agent null where it is nobody's, or the bot's
/// @param conversation the inquiry that led to it, or would have
/// @param inquiryDay the day of that inquiry in the zone of the shop that was asked
/// @param byHand whether a supervisor said whose it is
record Deal(
    OrderId order,
    ShopId shop,
    String number,
    String buyerName,
    String goods,
    long quantity,
    String currency,
    BigDecimal paid,
    BigDecimal refunded,
    BigDecimal counted,
    Instant paidAt,
    LocalDate day,
    DealOutcome outcome,
    @Nullable AccountId agent,
    @Nullable ConversationId conversation,
    @Nullable CustomerId customer,
    @Nullable Instant inquiredAt,
    @Nullable LocalDate inquiryDay,
    boolean byHand,
    String remark) {

  static Deal of(
      PaidOrders.PaidOrder order,
      BigDecimal refunded,
      AttributionRules rules,
      ZoneId zone,
      OrderAttribution attribution,
      boolean byHand) {
    var inquiry = attribution.inquiry();
    return new Deal(
        order.id(),
        order.shop(),
        order.number(),
        order.buyerName(),
        order.goods(),
        order.quantity(),
        order.currency(),
        order.paid(),
        refunded,
        rules.refundsOff() ? order.paid().subtract(refunded) : order.paid(),
        order.at(),
        order.at().atZone(zone).toLocalDate(),
        attribution.outcome(),
        attribution.agent(),
        inquiry == null ? null : inquiry.conversation(),
        inquiry == null ? null : inquiry.customer(),
        inquiry == null ? null : inquiry.askedAt(),
        inquiry == null ? null : inquiry.day(),
        byHand,
        "");
  }

  /// Whether it is somebody else's than `before`, or led to by another inquiry.
  boolean isOtherwise(@Nullable Deal before) {
    return before == null
        || outcome != before.outcome
        || byHand != before.byHand
        || !Objects.equals(agent, before.agent)
        || !Objects.equals(conversation, before.conversation);
  }
}

package io.heqi.aftersale.compensation;

import io.heqi.aftersale.CaseId;
import io.heqi.commerce.OrderId;
import io.heqi.loyalty.CouponKindId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an agent wants to give.
///
/// @param clientId made by the client: sending it again asks for nothing more
/// @param aftersaleCase of the same order; needed for a free exchange
/// @param conversation where it was promised; null where the customer is found by the order
/// @param worth of money, a gift or the ways of a free exchange; a coupon and points have their own
/// @param gift what it is, for a gift
public record AskCompensation(
    String clientId,
    OrderId order,
    @Nullable CaseId aftersaleCase,
    @Nullable ConversationId conversation,
    CompensationKind kind,
    @Nullable BigDecimal worth,
    @Nullable CouponKindId couponKind,
    @Nullable Integer points,
    String gift,
    CompensationReason reason,
    String note) {

  public static final int LONGEST_NOTE = 500;
  public static final int LONGEST_GIFT = 100;

  public AskCompensation {
    gift = gift.strip();
    note = note.strip();
    if (clientId.isBlank() || clientId.length() > 100) {
      throw Refusal.invalid("aftersale.client-id-malformed");
    }
    if (gift.length() > LONGEST_GIFT || note.length() > LONGEST_NOTE) {
      throw Refusal.tooLarge("aftersale.text-too-long", LONGEST_NOTE);
    }
    switch (kind) {
      case COUPON -> require(couponKind != null, "aftersale.coupon-missing");
      case POINTS -> require(points != null && points > 0, "aftersale.points-missing");
      case CASH -> requireWorth(worth);
      case GIFT -> {
        require(!gift.isEmpty(), "aftersale.gift-missing");
        requireWorth(worth);
      }
      case FREE_EXCHANGE -> {
        require(aftersaleCase != null, "aftersale.exchange-missing");
        requireWorth(worth);
      }
    }
  }

  private static void require(boolean holds, String code) {
    if (!holds) {
      throw Refusal.invalid(code);
    }
  }

  private static void requireWorth(@Nullable BigDecimal worth) {
    require(
        worth != null
            && worth.signum() > 0
            && worth.compareTo(CompensationRules.MOST) <= 0
            && worth.stripTrailingZeros().scale() <= 2,
        "aftersale.amount-malformed");
  }
}

package io.heqi.loyalty;

import io.heqi.shared.Refusal;
import java.math.BigDecimal;

/// A kind of coupon as it shall be.
///
/// @param name as customers read it, 1 to 60 characters
/// @param worth what it takes off a purchase, more than 0
/// @param spendFrom the least amount of that purchase
/// @param days how long it holds once given, 1 to 3650
/// @param active whether it may be given
public record SaveCouponKind(
    String name, BigDecimal worth, BigDecimal spendFrom, int days, boolean active) {

  public static final int LONGEST_NAME = 60;
  public static final int MOST_DAYS = 3650;
  public static final BigDecimal MOST = new BigDecimal("1000000");

  public SaveCouponKind {
    name = name.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw Refusal.invalid("loyalty.name-malformed", LONGEST_NAME);
    }
    if (!isAmount(worth) || worth.signum() == 0 || !isAmount(spendFrom)) {
      throw Refusal.invalid("loyalty.worth-malformed", MOST.toPlainString());
    }
    if (days < 1 || days > MOST_DAYS) {
      throw Refusal.invalid("loyalty.days-malformed", MOST_DAYS);
    }
  }

  private static boolean isAmount(BigDecimal amount) {
    return amount.signum() >= 0
        && amount.compareTo(MOST) <= 0
        && amount.stripTrailingZeros().scale() <= 2;
  }
}

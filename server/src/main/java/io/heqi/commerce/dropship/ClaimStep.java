package io.heqi.commerce.dropship;

import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One move of a claim as somebody asks for it.
///
/// @param version of the claim that they saw
/// @param note why, or what should be known; a refusal or a withdrawal needs one
/// @param verdict of an answer; else null
/// @param amount granted in part, or recovered at the end; else null
/// @param freights what they really were; null where they stay
/// @param compensation what the customer was given besides; null where it stays
public record ClaimStep(
    ClaimMove move,
    int version,
    String note,
    @Nullable ClaimVerdict verdict,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal freights,
    @Nullable BigDecimal compensation) {

  private static final int LONGEST_NOTE = 500;
  private static final BigDecimal MOST = new BigDecimal("10000000");

  public ClaimStep {
    note = note.strip();
    if (note.length() > LONGEST_NOTE) {
      throw Refusal.tooLarge("commerce.supply-text-too-long", LONGEST_NOTE);
    }
    check(amount);
    check(freights);
    check(compensation);
  }

  static ClaimStep of(ClaimMove move, int version) {
    return new ClaimStep(move, version, "", null, null, null, null);
  }

  private static void check(@Nullable BigDecimal amount) {
    if (amount != null
        && (amount.signum() < 0
            || amount.compareTo(MOST) >= 0
            || amount.stripTrailingZeros().scale() > 2)) {
      throw Refusal.invalid("commerce.supply-amount-malformed");
    }
  }
}

package io.heqi.report.deal;

import io.heqi.shared.Refusal;

/// How a shop says which agent a paid order is owed to. The version in force at payment counts.
///
/// @param days how many days an inquiry may lie before the payment: 0 the same day, 1 the same or
///     the day before; days are the shop's
/// @param pick of several agents who answered in that time, whose it is
/// @param bots whether an order to which only the bot's answers led counts as the bot's; else it is
///     nobody's
/// @param refundsOff whether what was given back is taken off the amount that counts
public record AttributionRules(int days, Pick pick, boolean bots, boolean refundsOff) {

  static final String KIND = "report.attribution-rules";
  public static final int MOST_DAYS = 30;

  /// Which of several agents.
  public enum Pick {
    /// The one who answered last before the payment.
    LAST,
    /// The one who answered first.
    FIRST
  }

  public AttributionRules {
    if (days < 0 || days > MOST_DAYS) {
      throw Refusal.invalid("report.window-malformed", MOST_DAYS);
    }
  }
}

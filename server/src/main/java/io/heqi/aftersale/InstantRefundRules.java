package io.heqi.aftersale;

import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.util.stream.Stream;

/// When a shop gives money back before the goods are there.
///
/// @param on whether it does at all
/// @param when what has to be known of the parcel first
/// @param upTo the largest amount of a case, in its currency
/// @param raisedFrom the VIP level from which on `raisedUpTo` holds; 0 for nobody
/// @param raisedUpTo the largest amount for those
/// @param mostAtOnce how many of a customer's may wait for their goods at a time
/// @param mostCases whose cases of the last 90 days are more gets none
public record InstantRefundRules(
    boolean on,
    When when,
    BigDecimal upTo,
    int raisedFrom,
    BigDecimal raisedUpTo,
    int mostAtOnce,
    int mostCases) {

  static final String KIND = "aftersale.instant-refund-rules";
  public static final int HIGHEST_LEVEL = 9;
  public static final int MOST = 1_000;
  private static final BigDecimal LARGEST = new BigDecimal("1000000");

  /// What the customer has to have done.
  public enum When {
    /// The parcel's number is there.
    SENT_BACK,
    /// The carrier handed it over.
    DELIVERED
  }

  public InstantRefundRules {
    if (Stream.of(upTo, raisedUpTo)
        .anyMatch(
            amount ->
                amount.signum() < 0
                    || amount.compareTo(LARGEST) > 0
                    || amount.stripTrailingZeros().scale() > 2)) {
      throw Refusal.invalid("aftersale.amount-malformed");
    }
    if (raisedFrom < 0
        || raisedFrom > HIGHEST_LEVEL
        || Stream.of(mostAtOnce, mostCases).anyMatch(most -> most < 1 || most > MOST)) {
      throw Refusal.invalid("aftersale.instant-malformed", HIGHEST_LEVEL, MOST);
    }
  }

  BigDecimal upTo(int level) {
    return raisedFrom > 0 && level >= raisedFrom ? raisedUpTo.max(upTo) : upTo;
  }
}

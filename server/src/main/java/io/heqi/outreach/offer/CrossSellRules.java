package io.heqi.outreach.offer;

import io.heqi.loyalty.CouponKindId;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a shop offers further goods to whoever paid.
///
/// @param on whether it does
/// @param within so long after the payment
/// @param attribution so long after the offer a purchase of what was offered counts as its
/// @param leastTogether in so many orders goods were bought together before that is a reason
/// @param bands what is given along, by what was paid; the highest that is reached counts
/// @param text what is said; `{order}`, `{goods}`, `{reason}` and `{benefit}` are filled in
/// @param pairReason where the merchant says what goes with what; `{reason}` is filled in
/// @param togetherReason where orders say so; `{with}` and `{share}` are filled in
/// @param couponText `{coupon}`, `{code}` and `{until}` are filled in
/// @param giftText `{gift}` is filled in
public record CrossSellRules(
    boolean on,
    Duration within,
    Duration attribution,
    int leastTogether,
    List<Band> bands,
    String text,
    String pairReason,
    String togetherReason,
    String couponText,
    String giftText) {

  static final String KIND = "outreach.cross-sell-rules";
  public static final int LONGEST_TEXT = 500;
  public static final int MOST_BANDS = 5;
  public static final int LONGEST_GIFT = 100;
  private static final Duration LONGEST = Duration.ofDays(60);

  /// @param from so much was paid at least, in the order's currency
  /// @param coupon a kind of coupon that is given with the offer; null for none
  /// @param gift what lies in the next parcel; empty for nothing
  public record Band(BigDecimal from, @Nullable CouponKindId coupon, String gift) {

    public Band {
      if (from.signum() < 0 || gift.length() > LONGEST_GIFT) {
        throw Refusal.invalid("outreach.band-malformed", LONGEST_GIFT);
      }
    }
  }

  public CrossSellRules {
    bands = bands.stream().sorted(Comparator.comparing(Band::from)).toList();
    if (Stream.of(within, attribution).anyMatch(t -> !t.isPositive() || t.compareTo(LONGEST) > 0)) {
      throw Refusal.invalid("outreach.times-malformed", LONGEST.toDays());
    }
    if (leastTogether < 1 || bands.size() > MOST_BANDS) {
      throw Refusal.invalid("outreach.bands-malformed", MOST_BANDS);
    }
    if (Stream.of(text, pairReason, togetherReason, couponText, giftText)
            .anyMatch(one -> one.isBlank() || one.length() > LONGEST_TEXT)
        || !text.contains("{goods}")) {
      throw Refusal.invalid("outreach.offer-text-malformed", LONGEST_TEXT);
    }
  }

  /// What is given along with an offer to whoever paid so much.
  Optional<Band> band(BigDecimal paid) {
    return bands.stream()
        .filter(band -> paid.compareTo(band.from()) >= 0)
        .reduce((_, last) -> last);
  }
}

package io.heqi.report.deal;

import io.heqi.shared.AccountId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which deals are looked at.
///
/// @param from and `to`: the first and the last day, in the shops' zones, a year at most
/// @param by by which day
/// @param agent whose; null for all
/// @param shop null for all
/// @param outcome null for all
public record DealFilter(
    LocalDate from,
    LocalDate to,
    By by,
    @Nullable AccountId agent,
    @Nullable ShopId shop,
    @Nullable DealOutcome outcome) {

  public static final int MOST_DAYS = 366;

  /// The day that counts.
  public enum By {
    PAID,
    INQUIRED
  }

  public DealFilter {
    requireSpan(from, to);
  }

  static void requireSpan(LocalDate from, LocalDate to) {
    if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS - 1))) {
      throw Refusal.invalid("report.span-malformed", MOST_DAYS);
    }
  }

  DealFilter of(@Nullable AccountId whose) {
    return new DealFilter(from, to, by, whose, shop, outcome);
  }
}

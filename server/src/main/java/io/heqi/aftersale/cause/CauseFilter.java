package io.heqi.aftersale.cause;

import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which cases are looked at.
///
/// @param by what they are told apart by
/// @param from and `to`: the first and the last day on which they were applied for, in the shops'
///     zones, a year at most
/// @param shops empty for all
public record CauseFilter(CauseDimension by, LocalDate from, LocalDate to, List<ShopId> shops) {

  public static final int MOST_DAYS = 366;
  public static final int MOST_SHOPS = 100;

  public CauseFilter {
    if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS - 1L))) {
      throw Refusal.invalid("aftersale.span-malformed", MOST_DAYS);
    }
    shops = List.copyOf(shops);
  }

  long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /// The first day of the span of equal length before this one.
  LocalDate before() {
    return from.minusDays(days());
  }

  CauseFilter between(LocalDate first, LocalDate last) {
    return new CauseFilter(by, first, last, shops);
  }

  /// Null where all shops are looked at.
  UUID @Nullable [] shopIds() {
    return shops.isEmpty() ? null : shops.stream().map(ShopId::value).toArray(UUID[]::new);
  }
}

package io.heqi.report.deal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was paid in a span of days, in one currency.
///
/// @param buyers distinct customers; an order of which it is not known who bought counts as one
/// @param amount what counts by the rule: what was paid, less refunds where the shop takes those
// off
public record Sales(String currency, long orders, long quantity, long buyers, BigDecimal amount) {

  static final Comparator<List<Sales>> BY_AMOUNT =
      Comparator.comparing(
          sales -> sales.stream().map(Sales::amount).reduce(BigDecimal.ZERO, BigDecimal::max));

  /// Average order value 客单价 = amount ÷ buyers; domain page, section 1. Null where nobody bought.
  public @Nullable BigDecimal averageOrderValue() {
    return buyers == 0 ? null : amount.divide(BigDecimal.valueOf(buyers), 2, RoundingMode.HALF_UP);
  }
}

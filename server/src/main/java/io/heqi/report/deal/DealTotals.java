package io.heqi.report.deal;

import io.heqi.commerce.OrderId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the deals of a span come to.
///
/// @param shops by shop and currency
/// @param all by currency
/// @param check null where not all deals of the span were asked for
public record DealTotals(
    List<DealTotal> shops, List<DealTotal> all, @Nullable DealComparison check) {

  /// @param shop null for all
  /// @param paid, `refunded` and `counted` in `currency`
  public record DealTotal(
      @Nullable ShopId shop,
      String currency,
      long orders,
      long quantity,
      BigDecimal paid,
      BigDecimal refunded,
      BigDecimal counted) {}

  /// Whether the totals are those of the orders themselves, counted at the same moment.
  ///
  /// @param waiting orders that were heard of and are not entered yet
  /// @param differences at most fifty orders by which they differ
  public record DealComparison(boolean agrees, long waiting, List<DealDifference> differences) {}

  /// @param ordered what the order says, `entered` what the deal record says; null where it is
  ///     missing there
  public record DealDifference(
      OrderId order,
      ShopId shop,
      String number,
      String currency,
      @Nullable BigDecimal ordered,
      @Nullable BigDecimal entered) {}
}

package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A supplier order in somebody's hands, its row locked; [SupplierOrderBook] moves it.
final class SupplierOrder {

  /// What never changes.
  ///
  /// @param orderNumber the platform's own
  /// @param cost of the goods, without freight
  record Origin(
      MerchantId merchant,
      SupplierOrderId id,
      long number,
      SupplierId supplier,
      ShopId shop,
      OrderId order,
      String orderNumber,
      BigDecimal cost,
      String currency,
      Terms terms,
      Instant createdAt,
      Instant dueAt) {}

  /// What of the agreement matters later, as it was when the order was placed.
  record Terms(
      BigDecimal freight,
      BigDecimal returnFreight,
      BigDecimal restockFee,
      int answerHours,
      SupplyPlan.ReturnsTo returnsTo,
      String returnAddress) {}

  /// @param line its place in the order
  /// @param price of one piece, as the supplier charges it
  record Line(int line, String title, String variant, String code, int quantity, BigDecimal price) {

    BigDecimal cost() {
      return price.multiply(BigDecimal.valueOf(quantity));
    }
  }

  final Origin origin;
  final List<Line> lines;
  SupplierOrderState state;
  @Nullable SupplierOrderState cameFrom;
  int version;
  @Nullable Instant shippedAt;
  @Nullable Instant deliveredAt;
  @Nullable Instant endedAt;

  SupplierOrder(Origin origin, List<Line> lines, SupplierOrderState state) {
    this.origin = origin;
    this.lines = List.copyOf(lines);
    this.state = state;
  }

  MerchantId merchant() {
    return origin.merchant();
  }

  SupplierOrderId id() {
    return origin.id();
  }

  boolean holds(java.util.Collection<Integer> places) {
    return lines.stream().anyMatch(line -> places.contains(line.line()));
  }

  /// Whether it should have been sent by now and was not, or was sent too late.
  boolean isLate(Instant now) {
    var sent = shippedAt;
    return sent == null
        ? state.isUnsent() && origin.dueAt().isBefore(now)
        : origin.dueAt().isBefore(sent);
  }
}

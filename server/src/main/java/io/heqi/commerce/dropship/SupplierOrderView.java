package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A supplier order as the merchant's people see it.
///
/// @param number our own, from 1
/// @param orderNumber the platform's
/// @param late whether it should have been sent before it was, or by now
/// @param cost of the goods, with `freight` besides; null for whoever may not see what suppliers
///     charge
/// @param open what the reader may do now
/// @param moves the newest last
public record SupplierOrderView(
    SupplierOrderId id,
    long number,
    SupplierId supplier,
    String supplierName,
    OrderId order,
    String orderNumber,
    ShopId shop,
    SupplierOrderState state,
    int version,
    boolean late,
    @Nullable BigDecimal cost,
    @Nullable BigDecimal freight,
    String currency,
    Instant createdAt,
    Instant dueAt,
    @Nullable Instant shippedAt,
    @Nullable Instant deliveredAt,
    List<SuppliedLine> lines,
    List<SupplierStep.SupplierParcel> parcels,
    List<SupplierMove> open,
    List<SupplierMoveView> moves) {

  /// @param line its place in the order
  public record SuppliedLine(int line, String title, String variant, String code, int quantity) {}

  /// @param name of who did it; empty for Heqi itself
  public record SupplierMoveView(
      Instant at,
      SupplierParty party,
      String name,
      SupplierMove move,
      SupplierOrderState state,
      String note) {}
}

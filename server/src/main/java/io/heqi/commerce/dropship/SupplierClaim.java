package io.heqi.commerce.dropship;

import io.heqi.shared.MerchantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A claim in somebody's hands, its row locked; [ClaimBook] moves it.
final class SupplierClaim {

  /// What never changes.
  ///
  /// @param mirrored the customer's case that it mirrors
  record Origin(
      MerchantId merchant,
      SupplierClaimId id,
      long number,
      SupplierId supplier,
      SupplierOrderId order,
      UUID mirrored,
      String currency,
      Instant openedAt,
      Instant dueAt) {}

  final Origin origin;
  ClaimGround ground;
  ClaimState state = ClaimState.OPEN;
  int version = 1;
  ClaimGround.Money money;
  BigDecimal compensation = BigDecimal.ZERO;
  @Nullable ClaimVerdict verdict;
  @Nullable BigDecimal granted;
  @Nullable BigDecimal recovered;
  String note = "";
  String answer = "";
  @Nullable Instant answeredAt;
  @Nullable Instant endedAt;

  SupplierClaim(Origin origin, ClaimGround ground, ClaimGround.Money money) {
    this.origin = origin;
    this.ground = ground;
    this.money = money;
  }

  /// What is asked for.
  BigDecimal asked() {
    return money.goods().add(money.freights()).add(compensation).subtract(money.restockFee());
  }
}

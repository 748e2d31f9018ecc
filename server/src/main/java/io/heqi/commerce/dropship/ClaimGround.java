package io.heqi.commerce.dropship;

import java.math.BigDecimal;

/// Why something is asked of a supplier, and with it what of the money. What the merchant alone
/// answers for, such as a false description, asks nothing of a supplier.
public enum ClaimGround {
  /// The supplier pays the goods, the freights and what the customer was given besides.
  QUALITY,
  /// The same, for goods that were wrong or not there.
  WRONG_OR_MISSING,
  /// The supplier, who gave the parcel to the carrier, claims goods and freight there.
  CARRIER,
  /// The supplier takes the goods back and keeps the agreed fee for each piece.
  CHANGE_OF_MIND;

  /// @param goods what the supplier charged for the pieces
  /// @param freights there and, where goods come back, back
  record Money(BigDecimal goods, BigDecimal freights, BigDecimal restockFee) {}

  /// @param pieces that the customer asks about
  /// @param takesBack whether they come back
  Money money(SupplierOrder.Terms terms, BigDecimal goods, int pieces, boolean takesBack) {
    return switch (this) {
      case QUALITY, WRONG_OR_MISSING ->
          new Money(
              goods,
              takesBack ? terms.freight().add(terms.returnFreight()) : terms.freight(),
              BigDecimal.ZERO);
      case CARRIER -> new Money(goods, terms.freight(), BigDecimal.ZERO);
      case CHANGE_OF_MIND ->
          new Money(
              goods,
              BigDecimal.ZERO,
              goods.min(terms.restockFee().multiply(BigDecimal.valueOf(pieces))));
    };
  }

  /// Whether the supplier did something wrong.
  boolean isFault() {
    return this == QUALITY || this == WRONG_OR_MISSING;
  }
}

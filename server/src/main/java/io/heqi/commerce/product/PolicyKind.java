package io.heqi.commerce.product;

/// What a sales policy is about.
public enum PolicyKind {
  /// What is charged, and whether less may be.
  PRICE,
  PROMOTION,
  GIFT,
  SHIPPING,
  /// What is promised after the purchase.
  SERVICE
}

package io.heqi.commerce.dropship;

/// Who moves a supplier order or a claim.
public enum SupplierParty {
  SUPPLIER,
  MERCHANT,
  /// Heqi itself: a refund was asked for, a carrier told something, a time limit has passed.
  SYSTEM
}

package io.heqi.commerce.dropship;

/// Where a supplier order stands.
public enum SupplierOrderState {
  /// The supplier has not said yet whether they send it.
  CREATED,
  ACCEPTED,
  SHIPPED,
  DELIVERED,
  /// Merchant and supplier are even.
  SETTLED,
  REJECTED,
  OUT_OF_STOCK,
  /// It may not be sent until the supplier has said whether it still can be stopped.
  CANCEL_REQUESTED,
  CANCELLED,
  /// It was on its way when it was asked to be stopped.
  TOO_LATE,
  /// The carrier is asked to bring it back.
  INTERCEPTING,
  RETURNED;

  /// Nothing more happens to it.
  public boolean isOver() {
    return isGivenUp() || this == SETTLED;
  }

  /// It was never sent and never will be: its lines are free again.
  boolean isGivenUp() {
    return this == REJECTED || this == OUT_OF_STOCK || this == CANCELLED;
  }

  boolean isUnsent() {
    return this == CREATED || this == ACCEPTED || this == CANCEL_REQUESTED;
  }

  boolean isOnItsWay() {
    return this == SHIPPED || this == TOO_LATE || this == INTERCEPTING;
  }

  /// Whether the supplier has to know who receives it.
  boolean needsReceiver() {
    return this == ACCEPTED;
  }
}

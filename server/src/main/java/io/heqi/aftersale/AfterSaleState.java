package io.heqi.aftersale;

/// Where a case stands. Each that is not over has somebody who must act and a time by which.
public enum AfterSaleState {
  PENDING_MERCHANT,
  /// The merchant offered something else, and the customer has to say whether they take it.
  NEGOTIATING,
  WAIT_BUYER_RETURN,
  WAIT_MERCHANT_RECEIPT,
  /// The goods are back and are being looked at.
  INSPECTING,
  WAIT_MERCHANT_SHIP,
  WAIT_BUYER_RECEIPT,
  REJECTED,
  REJECTED_ON_RECEIPT,
  REFUNDING,
  REFUND_FAILED,
  /// The money went another way, and the customer has to say whether it came.
  WAIT_BUYER_CONFIRM,
  PLATFORM_INTERVENING,
  SUCCEEDED,
  CANCELLED,
  CLOSED;

  public boolean isOver() {
    return this == SUCCEEDED || this == CANCELLED || this == CLOSED;
  }

  /// Whether the customer has to do something, or may.
  public boolean isCustomersTurn() {
    return switch (this) {
      case NEGOTIATING,
          WAIT_BUYER_RETURN,
          WAIT_BUYER_RECEIPT,
          WAIT_BUYER_CONFIRM,
          REJECTED,
          REJECTED_ON_RECEIPT ->
          true;
      default -> false;
    };
  }

  /// Ended without anything given.
  boolean isVoid() {
    return this == CANCELLED || this == CLOSED;
  }
}

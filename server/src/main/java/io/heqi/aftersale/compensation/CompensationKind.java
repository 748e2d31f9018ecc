package io.heqi.aftersale.compensation;

/// What is given.
public enum CompensationKind {
  COUPON,
  POINTS,
  CASH,
  GIFT,
  /// The merchant pays the ways of an exchange or a repair that the customer would have paid.
  FREE_EXCHANGE;

  /// Whether there is nobody to give it to where no customer is known.
  boolean needsCustomer() {
    return this == COUPON || this == POINTS;
  }

  /// Whether somebody still has to do something once it is granted.
  boolean isOwed() {
    return this == CASH || this == GIFT;
  }
}

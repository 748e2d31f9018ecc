package io.heqi.outreach.offer;

/// Why nothing is offered for an order.
public enum Against {
  /// The shop's rules do not want it.
  NOT_WANTED,
  NOT_PAID,
  /// The payment is too long ago.
  TOO_LATE,
  /// The order has or had an after-sale case: whoever has trouble is not sold more.
  HAS_CASE,
  /// No chat leads to anybody who bought it.
  NOBODY_KNOWN,
  /// The customer wants no contacts of ours.
  REFUSED,
  /// Something was offered already.
  OFFERED
}

package io.heqi.commerce.dropship;

/// Why a person has to look at an order before a supplier gets it.
public enum LookReason {
  /// The shop's orders are assigned by hand.
  TO_ASSIGN,
  IN_REFUND,
  /// Its address is not confirmed yet, or somebody holds it; it goes on by itself when it is
  /// released.
  NOT_RELEASED,
  NO_PRICE,
  LOW_PROFIT,
  SUPPLIER_PAUSED,
  /// The platform does not tell who receives it, or hides a part.
  NO_RECEIVER,
  /// Something of it was sent already, and nobody knows what.
  PARTLY_SENT,
  /// A supplier gave it up, for the reason that stands in their order.
  GIVEN_UP
}

package io.heqi.commerce.release;

/// How far a paid order is on its way to whoever ships it.
public enum ReleaseState {
  /// For the customer to confirm the address.
  WAITING,
  /// Until an agent lets it go: nobody confirmed, or something is in its way.
  HELD,
  /// Whoever ships has it.
  RELEASED,
  /// There is nothing to be shipped any more.
  CALLED_OFF
}

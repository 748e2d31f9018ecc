package io.heqi.contact;

/// How far a contact is.
public enum ContactState {
  PLANNED,
  /// It counts already, and is on its way; after a crash it goes on.
  SENDING,
  SENT,
  /// No chat leads to the customer.
  UNREACHABLE,
  /// The customer does not want it, or it would have come too late.
  REFUSED,
  /// Whoever planned it took it back.
  WITHDRAWN
}

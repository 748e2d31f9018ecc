package io.heqi.commerce.watch;

/// What is wrong with a parcel.
public enum ParcelTrouble {
  /// Said to be sent, and no carrier has seen it.
  NOT_SCANNED,
  /// On its way, and nothing was heard for too long.
  STUCK,
  /// The carrier keeps it.
  HELD_UP,
  RETURNING,
  RETURNED
}

package io.heqi.commerce;

/// Where a parcel is on its way.
public enum ParcelState {
  /// The carrier has not scanned it yet.
  WAITING,
  MOVING,
  OUT_FOR_DELIVERY,
  DELIVERED,
  /// Something keeps it: a wrong address, damage, customs.
  HELD_UP,
  /// On its way back to the sender.
  RETURNING,
  RETURNED;

  public boolean isOver() {
    return this == DELIVERED || this == RETURNED;
  }
}

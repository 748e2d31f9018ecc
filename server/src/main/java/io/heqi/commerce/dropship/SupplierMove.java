package io.heqi.commerce.dropship;

import java.util.EnumSet;
import java.util.Set;

/// What can be done to a supplier order. Which of it may be done where, by whom, says
/// [SupplierMachine].
public enum SupplierMove {
  CREATE,
  ACCEPT,
  REJECT,
  RUN_OUT,
  SHIP,
  /// Parcels are added or corrected: those given are the ones from then on.
  TRACK,
  /// It is asked not to be sent.
  HOLD,
  /// It may be sent after all.
  RESUME,
  CANCEL,
  /// It cannot be stopped any more: it is on its way.
  MISS,
  INTERCEPT,
  CALL_OFF,
  DELIVER,
  COME_BACK,
  SETTLE;

  private static final Set<SupplierMove> SAYS_WHY = EnumSet.of(REJECT, RUN_OUT);
  private static final Set<SupplierMove> TRACKED = EnumSet.of(SHIP, TRACK, MISS);

  boolean needsReason() {
    return SAYS_WHY.contains(this);
  }

  boolean needsParcels() {
    return TRACKED.contains(this);
  }
}

package io.heqi.commerce.dropship;

/// Where a claim stands.
public enum ClaimState {
  OPEN,
  /// The supplier did not answer in time. They still may.
  OVERDUE,
  ANSWERED,
  SETTLED,
  WITHDRAWN;

  public boolean isOver() {
    return this == SETTLED || this == WITHDRAWN;
  }
}

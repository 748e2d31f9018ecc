package io.heqi.aftersale.compensation;

/// How far a compensation is.
public enum CompensationState {
  /// A second person has to decide.
  WAITING,
  /// Granted; the money or the gift is still to be sent.
  OWED,
  DONE,
  DECLINED,
  WITHDRAWN
}

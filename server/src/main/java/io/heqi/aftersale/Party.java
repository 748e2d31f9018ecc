package io.heqi.aftersale;

/// Who moves a case.
public enum Party {
  BUYER,
  MERCHANT,
  /// The platform that decides a dispute, as the merchant writes it down.
  PLATFORM,
  /// Heqi itself, when a time limit has passed.
  SYSTEM
}

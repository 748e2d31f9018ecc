package io.heqi.outreach;

/// Why a customer is not asked.
public enum LeftAlone {
  /// The order has or had an after-sale case.
  HAS_CASE,
  /// A parcel is not there, is held up, or goes back.
  PARCEL_IN_TROUBLE,
  /// The order was called off.
  CALLED_OFF,
  /// No chat leads to anybody who bought it.
  NOBODY_KNOWN,
  /// The shop's rules changed, or an agent said so.
  NOT_WANTED,
  /// It is too long ago.
  TOO_LATE
}

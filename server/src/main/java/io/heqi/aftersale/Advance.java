package io.heqi.aftersale;

/// Money that goes out before the goods are back, as [InstantRefundRules] say.
enum Advance {
  NONE,
  /// Asked for, and nobody has said yet what became of it.
  ASKED,
  PAID
}

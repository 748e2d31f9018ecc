package io.heqi.aftersale;

/// How the goods are, as the customer says. Opening to look and trying on do no harm.
public enum GoodsCondition {
  SEALED,
  /// Opened and tried, all labels and parts there.
  OPENED,
  /// Used, soiled, a label cut off, altered, or parts missing.
  NOT_INTACT
}

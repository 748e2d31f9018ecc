package io.heqi.aftersale.compensation;

/// Which limit a compensation goes beyond.
public enum Beyond {
  EACH,
  PER_ORDER,
  PER_DAY
}

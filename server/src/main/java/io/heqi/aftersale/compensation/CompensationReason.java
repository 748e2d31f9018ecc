package io.heqi.aftersale.compensation;

/// What went wrong. A good review is none: what is given for one is bought.
public enum CompensationReason {
  QUALITY,
  WRONG_GOODS,
  DAMAGED,
  LATE,
  SERVICE,
  PRICE,
  GOODWILL
}

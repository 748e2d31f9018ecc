package io.heqi.aftersale;

/// Who answers for what went wrong.
public enum LiableParty {
  MERCHANT,
  SUPPLIER,
  CARRIER,
  WAREHOUSE,
  BUYER,
  PLATFORM,
  NONE
}

package io.heqi.commerce.dropship;

/// What a supplier says to a claim.
public enum ClaimVerdict {
  IN_FULL,
  IN_PART,
  REFUSED
}

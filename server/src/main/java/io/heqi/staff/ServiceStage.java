package io.heqi.staff;

/// Which part of a purchase an agent serves.
public enum ServiceStage {
  PRE_SALE,
  IN_SALE,
  AFTER_SALE
}

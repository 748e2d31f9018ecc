package io.heqi.commerce.reminder;

/// Why a customer could not pay.
public enum PaymentFault {
  NOT_ENOUGH_BALANCE,
  /// The card or the bank refuses.
  REFUSED_BY_BANK,
  LIMIT_REACHED,
  PAGE_FAILS,
  DOES_NOT_KNOW_HOW,
  CHANGED_MIND,
  OTHER
}

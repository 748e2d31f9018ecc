package io.heqi.commerce.dropship;

/// What can be done to a claim. Which of it may be done where, by whom, says [ClaimMachine].
public enum ClaimMove {
  RAISE,
  /// The merchant says what the freights really were and what the customer was given besides.
  AMEND,
  ANSWER,
  LAPSE,
  SETTLE,
  WITHDRAW
}

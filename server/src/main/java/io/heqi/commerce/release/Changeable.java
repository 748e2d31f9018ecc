package io.heqi.commerce.release;

/// Whether an order may still go to another address.
public enum Changeable {
  /// At once.
  YES,
  /// It left already, or whoever ships has it: it is tried.
  TRY,
  /// It is there, or called off, or another change is under way.
  NO
}

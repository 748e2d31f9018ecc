package io.heqi.language;

import java.util.List;

/// What a customer wants with a message, as a hint with its reason.
///
/// @param code such as `refundp`, or [Intents#NONE] where the message cannot be answered alone
/// @param confidence how probable it is that this is what the customer wants, from 0 to 1
/// @param reason the examples of this intent that mean nearly the same, the nearest first
public record Intent(String code, double confidence, List<Like> reason) {

  /// An example that the message resembles.
  ///
  /// @param likeness of both meanings; 1 for the same, about 0.3 for strangers
  public record Like(String text, double likeness) {}

  public boolean isNone() {
    return code.equals(Intents.NONE);
  }
}

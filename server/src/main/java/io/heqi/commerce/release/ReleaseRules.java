package io.heqi.commerce.release;

import io.heqi.shared.Refusal;
import java.time.Duration;
import java.util.stream.Stream;

/// How a shop lets paid orders go to whoever ships them.
///
/// @param verify whether the address is confirmed first
/// @param confirmWithin so long the customer has for it
/// @param unconfirmed what becomes of the order then
/// @param ask whether the customer is asked in their chat
/// @param askText what is said then; `{order}` and `{address}` are filled in
/// @param redirectedText what a customer hears whose parcel was led to the new address
/// @param failedText what a customer hears whose parcel could not be stopped
public record ReleaseRules(
    boolean verify,
    Duration confirmWithin,
    Unconfirmed unconfirmed,
    boolean ask,
    String askText,
    String redirectedText,
    String failedText) {

  static final String KIND = "commerce.release-rules";
  public static final int LONGEST_TEXT = 500;
  private static final Duration LONGEST = Duration.ofDays(30);

  /// What follows where nobody confirms in time.
  public enum Unconfirmed {
    RELEASED,
    HELD
  }

  public ReleaseRules {
    if (!confirmWithin.isPositive() || confirmWithin.compareTo(LONGEST) > 0) {
      throw Refusal.invalid("commerce.confirm-within-malformed", LONGEST.toDays());
    }
    if (Stream.of(askText, redirectedText, failedText)
        .anyMatch(text -> text.isBlank() || text.length() > LONGEST_TEXT)) {
      throw Refusal.invalid("commerce.release-text-malformed", LONGEST_TEXT);
    }
  }
}

package io.heqi.outreach;

import io.heqi.shared.Refusal;
import java.time.Duration;
import java.util.stream.Stream;

/// How a shop asks after its orders.
///
/// @param on whether it does
/// @param after so long after the order arrived the customer is asked
/// @param within so long after that the question may still be said, where contacts hold it back
/// @param invite whether content customers are invited to a review
/// @param askText what is asked; `{order}` and `{goods}` are filled in
/// @param inviteText how they are invited; the same
public record FollowUpRules(
    boolean on,
    Duration after,
    Duration within,
    boolean invite,
    String askText,
    String inviteText) {

  static final String KIND = "outreach.follow-up-rules";
  public static final int LONGEST_TEXT = 500;
  private static final Duration LONGEST = Duration.ofDays(60);

  public FollowUpRules {
    if (Stream.of(after, within).anyMatch(t -> !t.isPositive() || t.compareTo(LONGEST) > 0)) {
      throw Refusal.invalid("outreach.times-malformed", LONGEST.toDays());
    }
    if (Stream.of(askText, inviteText)
        .anyMatch(text -> text.isBlank() || text.length() > LONGEST_TEXT)) {
      throw Refusal.invalid("outreach.text-malformed", LONGEST_TEXT);
    }
  }
}

package io.heqi.aftersale.proposal;

import io.heqi.aftersale.cause.CauseFilter;
import io.heqi.shared.AccountId;
import io.heqi.shared.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody proposes.
///
/// @param clientId made by the client, 1 to 100 characters: sending it again proposes nothing more
/// @param rows where the row stands that it is about; null where it is written by hand
/// @param key of that row; null without one
/// @param subject what it is about, in words, 1 to 200 characters
/// @param observation what was seen, up to 1,000 characters
/// @param text what is to be done, 1 to 1,000 characters
/// @param due the last day to do it
public record Propose(
    String clientId,
    @Nullable CauseFilter rows,
    @Nullable String key,
    String subject,
    ProposalKind kind,
    String observation,
    String text,
    AccountId owner,
    LocalDate due) {

  public static final int LONGEST_SUBJECT = 200;
  public static final int LONGEST_TEXT = 1_000;

  public Propose {
    subject = subject.strip();
    observation = observation.strip();
    text = text.strip();
    if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
      throw Refusal.invalid("aftersale.proposal-subject-malformed", LONGEST_SUBJECT);
    }
    if (text.isEmpty() || text.length() > LONGEST_TEXT || observation.length() > LONGEST_TEXT) {
      throw Refusal.invalid("aftersale.proposal-text-malformed", LONGEST_TEXT);
    }
    if ((rows == null) != (key == null)) {
      throw Refusal.notFound("aftersale.cause-unknown");
    }
  }
}

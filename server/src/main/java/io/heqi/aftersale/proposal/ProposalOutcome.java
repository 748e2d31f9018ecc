package io.heqi.aftersale.proposal;

import io.heqi.aftersale.cause.CauseRow;
import io.heqi.aftersale.cause.ShareChange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a proposal brought: the span since it was carried out against one of equal length before it
/// was written.
///
/// @param days the length of each; 0 on the day on which it was carried out
/// @param from and `to`: the span since; null where it has not begun
/// @param before and `since`: what was counted in each; null where there is nothing to compare
/// @param change what can be said of the rate since against before
public record ProposalOutcome(
    long days,
    @Nullable LocalDate beforeFrom,
    @Nullable LocalDate beforeTo,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable CauseRow before,
    @Nullable CauseRow since,
    ShareChange change) {

  /// Longer than this nobody takes a change for the work of a proposal.
  static final int MOST_DAYS = 90;

  static final ProposalOutcome NONE =
      new ProposalOutcome(0, null, null, null, null, null, null, ShareChange.NO_VALUE);
}

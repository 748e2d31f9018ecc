package io.heqi.aftersale.proposal;

import io.heqi.aftersale.cause.CauseDimension;
import io.heqi.aftersale.cause.CauseRow;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A proposal as a page shows it.
///
/// @param row the row of the analysis it is about; null where it was written by hand
/// @param subject what it is about, in words
/// @param observation what was seen, in the proposer's words
/// @param text what is to be done
/// @param owner who does it; while it is open, whoever has the task
/// @param result what came of it, or why it was dropped; empty while it is open
public record ProposalView(
    ProposalId id,
    @Nullable ProposalSubject row,
    String subject,
    ProposalKind kind,
    String observation,
    String text,
    @Nullable AccountId owner,
    Instant dueAt,
    ProposalState state,
    AccountId proposedBy,
    Instant proposedAt,
    @Nullable Instant endedAt,
    @Nullable AccountId endedBy,
    String result) {

  /// A row of the analysis with its figures as they were when the proposal was written.
  public record ProposalSubject(
      CauseDimension by,
      String key,
      LocalDate from,
      LocalDate to,
      List<ShopId> shops,
      CauseRow seen) {}

  ProposalView with(@Nullable AccountId now) {
    return new ProposalView(
        id,
        row,
        subject,
        kind,
        observation,
        text,
        now,
        dueAt,
        state,
        proposedBy,
        proposedAt,
        endedAt,
        endedBy,
        result);
  }
}

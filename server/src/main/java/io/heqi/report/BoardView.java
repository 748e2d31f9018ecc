package io.heqi.report;

import io.heqi.conversation.ConversationRow;
import io.heqi.shared.AccountId;
import io.heqi.staff.PresenceState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The live board: who waits, since when, and who is there to answer.
///
/// @param queued customers whom nobody serves yet
/// @param waiting customers who wait for an answer, served or not
/// @param late those who have waited longer than the reply target
/// @param open conversations that are not resolved
/// @param needingCare open conversations that somebody should look at soon, `unhappy` and `angry`
///     those that sound so; never told by agent, for it is nobody's merit or fault
/// @param worst those who have waited longest, at most ten
public record BoardView(
    int queued,
    int waiting,
    int late,
    int open,
    @Nullable Instant longestWaitSince,
    int needingCare,
    int unhappy,
    int angry,
    List<AgentRow> agents,
    List<ConversationRow> worst) {

  /// @param load conversations in hand, `limit` the most of the level
  /// @param since when the agent came into this state
  public record AgentRow(
      AccountId account,
      String name,
      PresenceState state,
      @Nullable Instant since,
      int load,
      int limit,
      int waiting,
      @Nullable Instant longestWaitSince) {}
}

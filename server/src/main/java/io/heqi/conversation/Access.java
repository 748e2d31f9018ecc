package io.heqi.conversation;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.TeamId;
import io.heqi.staff.Members;
import io.heqi.staff.Teams;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Who may see and who may work on a conversation. Whoever may read all sees all; an agent sees
/// their own, and what waits in the queue for anybody or for a team of theirs.
@Component
public class Access {

  private final MessageLog log;
  private final Teams teams;
  private final Members members;

  Access(MessageLog log, Teams teams, Members members) {
    this.log = log;
    this.teams = teams;
    this.members = members;
  }

  /// The row, where the actor may read it; a conversation that may not be read does not exist for
  /// the asker.
  public ConversationRow readable(Actor by, ConversationId id) {
    return log.row(by.merchant(), id)
        .filter(row -> maySee(by, row, () -> teamsOf(by)))
        .orElseThrow(() -> Refusal.notFound("conversation.unknown"));
  }

  /// The row, where the actor may change its course: the owner, anybody while it has none, a
  /// supervisor always.
  public ConversationRow answerable(Actor by, ConversationId id) {
    by.require(ConversationPermissions.REPLY);
    var row = readable(by, id);
    var free = row.assignee() == null || row.assignee().equals(by.account());
    if (!free) {
      by.require(ConversationPermissions.SUPERVISE);
    }
    return row;
  }

  /// Refuses where nobody active works here under this id.
  void requireAtWork(MerchantId merchant, AccountId agent) {
    if (members.find(merchant, agent).filter(Members.MemberView::active).isEmpty()) {
      throw Refusal.notFound("conversation.agent-unknown");
    }
  }

  /// @param teams asked for only where the answer depends on it
  public static boolean maySee(
      Actor by, ConversationRow row, java.util.function.Supplier<Set<TeamId>> teams) {
    if (by.may(ConversationPermissions.READ_ALL) || by.account().equals(row.assignee())) {
      return true;
    }
    return row.assignee() == null
        && by.may(ConversationPermissions.REPLY)
        && (row.team() == null || teams.get().contains(row.team()));
  }

  public Set<TeamId> teamsOf(Actor by) {
    return teams.list(by.merchant()).stream()
        .filter(team -> team.members().contains(by.account()))
        .map(Teams.TeamView::id)
        .collect(Collectors.toSet());
  }
}

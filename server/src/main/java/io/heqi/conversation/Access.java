package io.heqi.conversation;

import io.heqi.customer.CustomerSight;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Refusal;
import io.heqi.shared.TeamId;
import io.heqi.staff.Members;
import io.heqi.staff.Teams;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/// Who may see and who may work on a conversation. Whoever may read all sees all; an agent sees
/// their own, and what waits in the queue for anybody or for a team of theirs. Files and customers
/// are seen by whoever sees one of their conversations.
@Component
public class Access implements CustomerSight {

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
    by.require(ConversationPermissions.REPLY);
    MDC.put("conversation", id.toString());
    return log.row(by.merchant(), id)
        .filter(row -> maySee(by, row, () -> teamsOf(by)))
        .orElseThrow(() -> Refusal.notFound("conversation.unknown"));
  }

  /// The row, where the actor may change its course: the owner, anybody while it has none, a
  /// supervisor always.
  public ConversationRow answerable(Actor by, ConversationId id) {
    var row = readable(by, id);
    var free = row.assignee() == null || row.assignee().equals(by.account());
    if (!free) {
      by.require(ConversationPermissions.SUPERVISE);
    }
    return row;
  }

  /// @param teams asked for only where the answer depends on it
  public static boolean maySee(Actor by, ConversationRow row, Supplier<Set<TeamId>> teams) {
    if (!by.may(ConversationPermissions.REPLY)) {
      return false;
    }
    if (by.may(ConversationPermissions.READ_ALL) || by.account().equals(row.assignee())) {
      return true;
    }
    return row.assignee() == null && (row.team() == null || teams.get().contains(row.team()));
  }

  /// Those of the customer's conversations that the actor may read, newest first; a customer of
  /// whom there is none does not exist for the asker.
  public List<ConversationRow> readableOf(Actor by, CustomerId customer) {
    by.require(ConversationPermissions.REPLY);
    var rows = visible(by, log.ofCustomer(by.merchant(), customer));
    if (rows.isEmpty()) {
      throw Refusal.notFound("customer.unknown");
    }
    return rows;
  }

  /// The same, none where there is none.
  public List<ConversationRow> seenOf(Actor by, CustomerId customer) {
    return visible(by, log.ofCustomer(by.merchant(), customer));
  }

  @Override
  public void requireSeen(Actor by, CustomerId customer) {
    readableOf(by, customer);
  }

  /// Refuses a file that was said in no conversation which the actor may read.
  public void requireSeen(Actor by, AttachmentId attachment) {
    by.require(ConversationPermissions.REPLY);
    if (visible(by, log.holding(by.merchant(), attachment)).isEmpty()) {
      throw Refusal.notFound("conversation.attachment-unknown");
    }
  }

  private List<ConversationRow> visible(Actor by, List<ConversationRow> rows) {
    return rows.stream().filter(row -> maySee(by, row, () -> teamsOf(by))).toList();
  }

  public Set<TeamId> teamsOf(Actor by) {
    return teams.list(by.merchant()).stream()
        .filter(team -> team.members().contains(by.account()))
        .map(Teams.TeamView::id)
        .collect(Collectors.toSet());
  }

  /// Refuses accounts that do not serve the actor's merchant.
  void requireMembers(Actor by, Collection<AccountId> accounts) {
    for (var account : accounts) {
      if (members.find(by.merchant(), account).filter(Members.MemberView::active).isEmpty()) {
        throw Refusal.notFound("staff.member-unknown");
      }
    }
  }

  void requireTeam(Actor by, TeamId team) {
    if (teams.list(by.merchant()).stream().noneMatch(known -> known.id().equals(team))) {
      throw Refusal.notFound("staff.team-unknown");
    }
  }
}

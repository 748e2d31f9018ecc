package io.heqi.report;

import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.inbox.Lines;
import io.heqi.conversation.inbox.Standing;
import io.heqi.foundation.security.Actor;
import io.heqi.servicelevel.Replies;
import io.heqi.shared.AccountId;
import io.heqi.staff.Members;
import io.heqi.staff.PresenceState;
import io.heqi.staff.Presences;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Puts the live board together.
@Service
public class Boards {

  private static final int WORST = 10;

  private final Standing standing;
  private final Members members;
  private final Presences presences;
  private final Lines lines;
  private final Replies replies;

  Boards(Standing standing, Members members, Presences presences, Lines lines, Replies replies) {
    this.standing = standing;
    this.members = members;
    this.presences = presences;
    this.lines = lines;
    this.replies = replies;
  }

  public BoardView now(Actor by) {
    by.require(ConversationPermissions.SUPERVISE);
    var hands = standing.hands(by.merchant(), replies.lateBefore(by.merchant()));
    var plain = Lines.sees(by);
    return new BoardView(
        hands.stream().filter(h -> h.agent() == null).mapToInt(Standing.Hand::waiting).sum(),
        hands.stream().mapToInt(Standing.Hand::waiting).sum(),
        hands.stream().mapToInt(Standing.Hand::late).sum(),
        hands.stream().mapToInt(Standing.Hand::open).sum(),
        hands.stream()
            .map(Standing.Hand::longestWaitSince)
            .filter(Objects::nonNull)
            .min(Comparator.<Instant>naturalOrder())
            .orElse(null),
        hands.stream().mapToInt(Standing.Hand::needingCare).sum(),
        hands.stream().mapToInt(Standing.Hand::unhappy).sum(),
        hands.stream().mapToInt(Standing.Hand::angry).sum(),
        agents(by, hands),
        standing.longestWaiting(by.merchant(), WORST).stream()
            .map(row -> lines.shown(row, plain))
            .toList());
  }

  private List<BoardView.AgentRow> agents(Actor by, List<Standing.Hand> hands) {
    Map<AccountId, Standing.Hand> byAgent =
        hands.stream()
            .filter(hand -> hand.agent() != null)
            .collect(
                Collectors.toMap(
                    hand -> Objects.requireNonNull(hand.agent()), Function.identity()));
    Map<AccountId, Presences.PresenceView> there =
        presences.list(by.merchant()).stream()
            .collect(Collectors.toMap(Presences.PresenceView::account, Function.identity()));
    return members.list(by.merchant()).stream()
        .filter(Members.MemberView::active)
        .map(member -> row(member, byAgent, there))
        .sorted(Comparator.comparing(BoardView.AgentRow::state))
        .toList();
  }

  private static BoardView.AgentRow row(
      Members.MemberView member,
      Map<AccountId, Standing.Hand> hands,
      Map<AccountId, Presences.PresenceView> there) {
    var hand = hands.getOrDefault(member.id(), Standing.Hand.empty(member.id()));
    var presence = there.get(member.id());
    return new BoardView.AgentRow(
        member.id(),
        member.name(),
        presence == null ? PresenceState.OFFLINE : presence.state(),
        presence == null ? null : presence.since(),
        hand.open(),
        member.limit(),
        hand.waiting(),
        hand.longestWaitSince());
  }
}

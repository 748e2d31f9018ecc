package io.heqi.routing;

import io.heqi.shared.AccountId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which agent a conversation goes to. First the hard filters: the agent's teams serve the shop,
/// the agent is online and below the limit of the level. Then, in this order: the team of the page
/// the customer came from, the agent who served last, the lowest saturation, the longest idle, the
/// id. Two calls with the same input give the same agent.
///
/// A customer who sounds angry does not go to an agent who has a fair share of such already while
/// another who could take the conversation has none.
///
/// Source: the domain reference, section 5.
record Desks(List<Desk> desks) {

  /// An agent as routing sees one.
  ///
  /// @param angry how many of the conversations in hand sound angry
  /// @param idleSince when a conversation was last given to the agent, or the agent came online
  record Desk(
      AccountId agent,
      boolean servesShop,
      boolean inTeam,
      int load,
      int angry,
      int limit,
      Instant idleSince) {

    boolean canTake() {
      return servesShop && load < limit;
    }

    double saturation() {
      return (double) load / limit;
    }
  }

  /// Without those who have `share` angry customers or more, as long as somebody is left who could
  /// take one and has none.
  Desks sparing(int share) {
    var able = desks.stream().filter(Desk::canTake).toList();
    return able.stream().anyMatch(desk -> desk.angry() == 0)
        ? new Desks(able.stream().filter(desk -> desk.angry() < share).toList())
        : this;
  }

  Optional<AccountId> choose(@Nullable AccountId last) {
    return desks.stream()
        .filter(Desk::canTake)
        .min(
            Comparator.comparing((Desk desk) -> !desk.inTeam())
                .thenComparing(desk -> !desk.agent().equals(last))
                .thenComparingDouble(Desk::saturation)
                .thenComparing(Desk::idleSince)
                .thenComparing(desk -> desk.agent().value()))
        .map(Desk::agent);
  }
}

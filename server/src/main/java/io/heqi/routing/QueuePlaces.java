package io.heqi.routing;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.inbox.Standing;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import io.heqi.shared.TeamId;
import io.heqi.staff.PresenceState;
import io.heqi.staff.Teams;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The place of each waiting customer in the order in which routing takes them, counting those
/// before them who wait for any of the same agents.
@Service
public class QueuePlaces {

  private static final int MOST = 1_000;
  private static final Duration WINDOW = Duration.ofMinutes(30);

  private final Standing standing;
  private final Dispatcher.Staffing staffing;
  private final Clock clock;

  QueuePlaces(Standing standing, Dispatcher.Staffing staffing, Clock clock) {
    this.standing = standing;
    this.staffing = staffing;
    this.clock = clock;
  }

  /// @param estimate null where there is no basis for one
  public record Place(int number, @Nullable WaitEstimate estimate) {}

  /// Who a conversation waits for: those of a team, or those who serve a shop.
  private record Counter(@Nullable TeamId team, ShopId shop) {

    static Counter of(ConversationRow row) {
      return new Counter(row.team(), row.shop());
    }
  }

  /// In the order in which they are served.
  @Transactional(readOnly = true)
  public Map<ConversationId, Place> of(MerchantId merchant) {
    var queue = standing.queue(merchant, MOST);
    if (queue.isEmpty()) {
      return Map.of();
    }
    var agents = new Agents(merchant);
    var answers = new HashMap<Counter, Integer>();
    standing
        .firstAnswers(merchant, clock.instant().minus(WINDOW))
        .forEach(row -> answers.merge(Counter.of(row), 1, Integer::sum));
    var before = new HashMap<Counter, Integer>();
    var places = new LinkedHashMap<ConversationId, Place>();
    for (var row : queue) {
      var counter = Counter.of(row);
      before.merge(counter, 1, Integer::sum);
      var number = agents.sharedWith(counter, before);
      var estimate =
          WaitEstimate.of(
              number, agents.sharedWith(counter, answers), WINDOW, agents.anyOnline(counter));
      places.put(row.id(), new Place(number, estimate.orElse(null)));
    }
    return places;
  }

  /// Who may serve which counter, as the dispatcher sees it.
  private final class Agents {

    private final List<Teams.TeamView> teams;
    private final Set<AccountId> active;
    private final Set<AccountId> online;
    private final Map<Counter, Set<AccountId>> known = new HashMap<>();

    Agents(MerchantId merchant) {
      teams = staffing.teams().list(merchant);
      active =
          staffing.members().list(merchant).stream()
              .filter(member -> member.active())
              .map(member -> member.id())
              .collect(Collectors.toSet());
      online =
          staffing.presences().list(merchant).stream()
              .filter(presence -> presence.state() == PresenceState.ONLINE)
              .map(presence -> presence.account())
              .collect(Collectors.toSet());
    }

    /// The sum over all counters that have an agent in common with this one.
    int sharedWith(Counter counter, Map<Counter, Integer> counts) {
      return counts.entrySet().stream()
          .filter(other -> share(counter, other.getKey()))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }

    boolean anyOnline(Counter counter) {
      return !Collections.disjoint(of(counter), online);
    }

    private boolean share(Counter one, Counter other) {
      return one.equals(other) || !Collections.disjoint(of(one), of(other));
    }

    private Set<AccountId> of(Counter counter) {
      return known.computeIfAbsent(counter, this::find);
    }

    private Set<AccountId> find(Counter counter) {
      var serving = teams.stream().filter(t -> t.shops().contains(counter.shop())).toList();
      var found = serving.isEmpty() ? new HashSet<>(active) : membersOf(serving);
      found.retainAll(active);
      if (counter.team() != null) {
        found.retainAll(
            membersOf(teams.stream().filter(t -> t.id().equals(counter.team())).toList()));
      }
      return found;
    }

    private static Set<AccountId> membersOf(List<Teams.TeamView> teams) {
      return teams.stream()
          .flatMap(team -> team.members().stream())
          .collect(Collectors.toCollection(HashSet::new));
    }
  }
}

package io.heqi.routing;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Mark;
import io.heqi.conversation.inbox.Standing;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.TeamId;
import io.heqi.staff.Members;
import io.heqi.staff.PresenceState;
import io.heqi.staff.Presences;
import io.heqi.staff.Teams;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives waiting conversations to agents, and takes them back from agents who are gone. It decides
/// from what is stored, so it may run at any time, on any node, after any crash; a lock keeps two
/// from deciding at once.
@Service
class Dispatcher {

  private static final int AT_ONCE = 200;
  private static final Duration GONE_AFTER = Duration.ofSeconds(60);

  private final Standing standing;
  private final Conversations conversations;
  private final Members members;
  private final Presences presences;
  private final Teams teams;
  private final PageRules pages;
  private final LastServed lastServed;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final RoutingSettings settings;

  Dispatcher(
      Standing standing,
      Conversations conversations,
      Staffing staffing,
      PageRules pages,
      LastServed lastServed,
      TransactionTemplate transactions,
      JdbcClient jdbc,
      Clock clock,
      RoutingSettings settings) {
    this.standing = standing;
    this.conversations = conversations;
    this.members = staffing.members();
    this.presences = staffing.presences();
    this.teams = staffing.teams();
    this.pages = pages;
    this.lastServed = lastServed;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  /// What routing asks of the staff.
  @Component
  record Staffing(Members members, Presences presences, Teams teams) {}

  void dispatch(MerchantId merchant) {
    Tenancy.run(
        merchant,
        () ->
            transactions.executeWithoutResult(
                _ -> {
                  if (alone(merchant)) {
                    takeBack(merchant);
                    assign(merchant);
                  }
                }));
  }

  private boolean alone(MerchantId merchant) {
    return jdbc.sql("select pg_try_advisory_xact_lock(7001, ?::int)")
        .param((int) (merchant.value() % Integer.MAX_VALUE))
        .query(Boolean.class)
        .single();
  }

  private void takeBack(MerchantId merchant) {
    var limit = clock.instant().minus(GONE_AFTER);
    var gone =
        presences.list(merchant).stream()
            .filter(
                p ->
                    p.state() == PresenceState.OFFLINE
                        || (p.state() == PresenceState.AWAY && p.seenAt().isBefore(limit)))
            .map(Presences.PresenceView::account)
            .collect(Collectors.toSet());
    for (var row : standing.longestWaiting(merchant, AT_ONCE)) {
      if (row.assignee() != null && gone.contains(row.assignee())) {
        conversations.release(merchant, row.id(), row.assignee(), "agent-gone");
      }
    }
  }

  private void assign(MerchantId merchant) {
    var queue = standing.queue(merchant, AT_ONCE);
    if (queue.isEmpty()) {
      return;
    }
    var online = online(merchant);
    if (online.isEmpty()) {
      return;
    }
    var loads = loads(merchant);
    var allTeams = teams.list(merchant);
    var limits =
        members.list(merchant).stream()
            .filter(Members.MemberView::active)
            .collect(Collectors.toMap(Members.MemberView::id, Members.MemberView::limit));
    for (var row : queue) {
      var team = row.team() != null ? row.team() : pages.teamOf(merchant, row);
      var desks =
          new Desks(
              online.values().stream()
                  .filter(presence -> limits.containsKey(presence.account()))
                  .map(presence -> desk(presence, row, team, allTeams, loads, limits))
                  .toList());
      var isAngry = row.mark() != null && row.mark().mood() == Mark.Mood.ANGRY;
      (isAngry ? desks.sparing(settings.angryShare()) : desks)
          .choose(lastServed.of(merchant, row.customer()))
          .ifPresent(
              agent -> {
                conversations.route(merchant, row.id(), agent, "routing");
                loads.merge(agent, new Load(1, isAngry ? 1 : 0), Load::plus);
              });
    }
  }

  private Map<AccountId, Presences.PresenceView> online(MerchantId merchant) {
    return presences.list(merchant).stream()
        .filter(presence -> presence.state() == PresenceState.ONLINE)
        .collect(Collectors.toMap(Presences.PresenceView::account, Function.identity()));
  }

  /// What an agent has in hand, and how much of it sounds angry.
  private record Load(int open, int angry) {

    static final Load NONE = new Load(0, 0);

    Load plus(Load more) {
      return new Load(open + more.open, angry + more.angry);
    }
  }

  private Map<AccountId, Load> loads(MerchantId merchant) {
    var loads = new HashMap<AccountId, Load>();
    for (var hand : standing.hands(merchant, Map.of())) {
      if (hand.agent() != null) {
        loads.put(hand.agent(), new Load(hand.open(), hand.angry()));
      }
    }
    return loads;
  }

  private static Desks.Desk desk(
      Presences.PresenceView presence,
      ConversationRow row,
      @Nullable TeamId team,
      List<Teams.TeamView> teams,
      Map<AccountId, Load> loads,
      Map<AccountId, Integer> limits) {
    var agent = presence.account();
    var own = teams.stream().filter(t -> t.members().contains(agent)).toList();
    var served = teams.stream().filter(t -> t.shops().contains(row.shop())).toList();
    // A shop that no team was given is everybody's.
    var servesShop = served.isEmpty() || own.stream().anyMatch(served::contains);
    var inTeam = team != null && own.stream().anyMatch(t -> t.id().equals(team));
    var load = loads.getOrDefault(agent, Load.NONE);
    return new Desks.Desk(
        agent,
        servesShop && (row.team() == null || inTeam),
        inTeam,
        load.open(),
        load.angry(),
        Objects.requireNonNull(limits.get(agent)),
        presence.since());
  }
}

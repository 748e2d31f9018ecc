package io.heqi.servicelevel;

import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.ShopView;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How fast was answered: by conversation, by agent and by day. A day is a day in the zone of the
/// shop that was asked.
@Service
public class Replies {

  private static final int MOST_TURNS = 100_000;

  private final TurnRepository turns;
  private final ReplyClocks clocks;
  private final Shops shops;
  private final MessageLog log;
  private final Clock clock;

  Replies(TurnRepository turns, ReplyClocks clocks, Shops shops, MessageLog log, Clock clock) {
    this.turns = turns;
    this.clocks = clocks;
    this.shops = shops;
    this.log = log;
    this.clock = clock;
  }

  /// @param agents figures of each agent who had something to answer
  /// @param all figures of the whole merchant, turns that nobody had included
  public record Day(LocalDate day, Map<AccountId, ReplyFigures> agents, ReplyFigures all) {}

  /// A supervisor sees everybody's figures, an agent their own.
  @Transactional(readOnly = true)
  public Day day(Actor by, LocalDate day) {
    by.require(ConversationPermissions.REPLY);
    var judged = judge(by.merchant(), turnsOf(by.merchant(), day));
    var visible =
        by.may(ConversationPermissions.SUPERVISE)
            ? judged
            : judged.stream().filter(j -> by.account().equals(j.turn().agent())).toList();
    var now = clock.instant();
    var owned = visible.stream().filter(j -> j.turn().agent() != null).toList();
    return new Day(
        day,
        ReplyFigures.by(owned, turn -> Objects.requireNonNull(turn.agent()), now),
        ReplyFigures.of(visible, now));
  }

  /// The figures of one conversation.
  @Transactional(readOnly = true)
  public ReplyFigures conversation(MerchantId merchant, ConversationId id) {
    return ReplyFigures.of(judge(merchant, turns.of(merchant, id)), clock.instant());
  }

  /// The turns of one agent on one day by conversation, in the order of their first question, each
  /// with its figures.
  @Transactional(readOnly = true)
  public List<Served> served(MerchantId merchant, AccountId agent, LocalDate day) {
    var byConversation =
        judge(
                merchant,
                turnsOf(merchant, day).stream().filter(turn -> agent.equals(turn.agent())).toList())
            .stream()
            .collect(
                Collectors.groupingBy(
                    judged -> judged.turn().conversation(),
                    java.util.LinkedHashMap::new,
                    Collectors.toList()));
    var now = clock.instant();
    return byConversation.entrySet().stream()
        .map(
            entry ->
                new Served(
                    entry.getKey(),
                    entry.getValue().stream().map(ReplyFigures.Judged::turn).toList(),
                    ReplyFigures.of(entry.getValue(), now)))
        .toList();
  }

  public record Served(ConversationId conversation, List<Turn> turns, ReplyFigures figures) {}

  /// The moment before which a turn still open in this shop is late.
  @Transactional(readOnly = true)
  public Map<ShopId, Instant> lateBefore(MerchantId merchant) {
    var now = clock.instant();
    return clocks.now(merchant).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> now.minus(e.getValue().breach())));
  }

  private List<Turn> turnsOf(MerchantId merchant, LocalDate day) {
    var zones =
        shops.list(merchant).stream()
            .collect(Collectors.toMap(ShopView::id, shop -> ZoneId.of(shop.zone())));
    var from = day.minusDays(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    var found = turns.between(merchant, from, from.plus(java.time.Duration.ofDays(3)), MOST_TURNS);
    if (found.size() == MOST_TURNS) {
      throw Refusal.tooLarge("servicelevel.day-too-large", MOST_TURNS);
    }
    return owned(
        merchant,
        found.stream()
            .filter(turn -> zones.containsKey(turn.shop()))
            .filter(
                turn ->
                    turn.askedAt()
                        .atZone(Objects.requireNonNull(zones.get(turn.shop())))
                        .toLocalDate()
                        .equals(day))
            .toList());
  }

  /// An open turn is the business of whoever has the conversation now.
  private List<Turn> owned(MerchantId merchant, List<Turn> found) {
    var open = found.stream().filter(Turn::isOpen).map(Turn::conversation).distinct().toList();
    var owners = new HashMap<ConversationId, Optional<AccountId>>();
    for (ConversationRow row : log.rows(merchant, open)) {
      owners.put(row.id(), Optional.ofNullable(row.assignee()));
    }
    return found.stream()
        .map(turn -> turn.isOpen() ? turn.with(owner(owners, turn)) : turn)
        .toList();
  }

  private static @Nullable AccountId owner(
      Map<ConversationId, Optional<AccountId>> owners, Turn turn) {
    return owners.getOrDefault(turn.conversation(), Optional.empty()).orElse(null);
  }

  private List<ReplyFigures.Judged> judge(MerchantId merchant, List<Turn> all) {
    var histories = clocks.histories(merchant);
    var zones =
        shops.list(merchant).stream()
            .collect(Collectors.toMap(ShopView::id, shop -> ZoneId.of(shop.zone())));
    return all.stream()
        .filter(turn -> histories.containsKey(turn.shop()))
        .map(
            turn -> {
              var rules = Objects.requireNonNull(histories.get(turn.shop())).at(turn.askedAt());
              var zone = Objects.requireNonNull(zones.get(turn.shop()));
              return new ReplyFigures.Judged(turn, rules, rules.counts(turn.askedAt(), zone));
            })
        .toList();
  }
}

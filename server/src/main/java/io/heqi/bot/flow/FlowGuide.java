package io.heqi.bot.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.bot.BotPermissions;
import io.heqi.bot.BotWords;
import io.heqi.bot.action.FlowAction;
import io.heqi.conversation.ConversationRow;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.ItemId;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Leads customers through flows, and whoever draws one through a try-out.
@Component
public class FlowGuide {

  private static final int ON_MENU = 6;

  private final Flows flows;
  private final FlowRuns runs;
  private final FlowActions actions;
  private final FlowTexts texts;
  private final Shops shops;
  private final Clock clock;
  private final Cache<Place, List<String>> menus =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  FlowGuide(
      Flows flows, FlowRuns runs, FlowActions actions, FlowTexts texts, Shops shops, Clock clock) {
    this.flows = flows;
    this.runs = runs;
    this.actions = actions;
    this.texts = texts;
    this.shops = shops;
    this.clock = clock;
  }

  /// A customer's line on its way through a flow.
  ///
  /// @param seq of the line
  /// @param since the first line of the stretch
  public record Occasion(
      ConversationRow conversation,
      long seq,
      long since,
      List<String> texts,
      boolean picture,
      Locale language) {

    FlowWalk.Heard heard() {
      return new FlowWalk.Heard(texts, picture);
    }
  }

  /// Where the bot and the customer are in a flow now.
  ///
  /// @param name of the flow
  public record Turn(ItemId flow, String name, FlowStep step) {}

  private record Place(MerchantId merchant, ShopId shop) {}

  /// The names of the flows that a shop's customers begin most often, as they stood at most a
  /// minute ago.
  public List<String> menu(ConversationRow conversation) {
    return menus.get(
        new Place(conversation.merchant(), conversation.shop()),
        place -> flows.wanted(place.merchant(), place.shop(), ON_MENU));
  }

  /// The flow that the customer is in, if they are.
  public Optional<FlowRun> running(Occasion occasion) {
    var row = occasion.conversation();
    return runs.find(row.merchant(), row.id(), occasion.since());
  }

  /// Begins a flow; nothing where it is on offer no more.
  public Optional<Turn> begin(Occasion occasion, ItemId flow) {
    var merchant = occasion.conversation().merchant();
    runs.forgetStale(merchant);
    return flows
        .published(merchant, flow)
        .flatMap(
            version ->
                turn(occasion, FlowRun.begun(flow, version, occasion.seq()), FlowWalk::begin));
  }

  /// Whether what was said answers what the flow asks.
  public boolean isAnswered(Occasion occasion, FlowRun run) {
    return draft(occasion, run)
        .map(draft -> walk(occasion, run, draft).isAnswered(run, occasion.heard()))
        .orElse(false);
  }

  public Optional<Turn> take(Occasion occasion, FlowRun run) {
    return turn(occasion, run, (walk, now) -> walk.take(now, occasion.heard()));
  }

  /// What the flow waits for, once more, after something else was answered.
  public Optional<Turn> repeat(Occasion occasion, FlowRun run) {
    return turn(occasion, run, FlowWalk::repeat);
  }

  /// Ends what the customer is in.
  public void leave(ConversationRow conversation) {
    runs.end(conversation.merchant(), conversation.id());
  }

  private interface Move {
    FlowStep of(FlowWalk walk, FlowRun run);
  }

  private Optional<Turn> turn(Occasion occasion, FlowRun run, Move move) {
    return draft(occasion, run)
        .map(
            draft -> {
              var step = move.of(walk(occasion, run, draft), run);
              var row = occasion.conversation();
              if (step.standing() == FlowStep.Standing.WAITS) {
                runs.keep(row.merchant(), row.id(), occasion.seq(), step.run());
              } else {
                runs.end(row.merchant(), row.id());
              }
              return new Turn(run.flow(), draft.name(), step);
            });
  }

  private Optional<FlowDraft> draft(Occasion occasion, FlowRun run) {
    return flows.at(occasion.conversation().merchant(), run.flow(), run.version());
  }

  private FlowWalk walk(Occasion occasion, FlowRun run, FlowDraft draft) {
    var row = occasion.conversation();
    return new FlowWalk(
        draft.plan(),
        new FlowWalk.Surroundings(
            today(row.merchant(), row.shop()),
            texts.hints(occasion.language()),
            texts.choiceHint(occasion.language()),
            (node, inputs) -> {
              var key = run.flow() + ":" + row.id() + ":" + occasion.seq() + ":" + node.id();
              var call =
                  new FlowAction.Call(
                      row, key, inputs, run.since(), BotWords.languageOf(draft.name()));
              return Optional.of(actions.run(node.action(), call));
            }));
  }

  private LocalDate today(MerchantId merchant, ShopId shop) {
    return LocalDate.ofInstant(clock.instant(), shops.hours(merchant, shop).zone());
  }

  /// One step of a try-out: nothing is stored, no action runs, and at an action one chooses how it
  /// ends.
  ///
  /// @param run as the last step gave it; an empty node begins
  public FlowStep rehearse(Actor by, FlowPlan plan, FlowRun run, Tried input, Locale language) {
    by.require(BotPermissions.MANAGE);
    var walk =
        new FlowWalk(
            plan,
            new FlowWalk.Surroundings(
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")),
                texts.hints(language),
                texts.choiceHint(language),
                (_, _) -> Optional.<FlowAction.Result>empty()));
    if (run.node().isEmpty()) {
      return walk.begin(run);
    }
    return input.outcome().isEmpty()
        ? walk.take(run, new FlowWalk.Heard(List.of(input.text()), input.picture()))
        : walk.choose(run.knows(placeholders(plan, run)), input.outcome());
  }

  private Map<String, String> placeholders(FlowPlan plan, FlowRun run) {
    return plan.node(run.node())
        .flatMap(node -> actions.shape(node.action()))
        .map(
            shape ->
                shape.outputs().stream().collect(Collectors.toMap(name -> name, FlowGuide::sample)))
        .orElse(Map.of());
  }

  private static String sample(String name) {
    return FlowRun.isList(name) ? "〔1〕\n〔2〕" : "〔" + name + "〕";
  }

  /// What somebody who tries a flow puts in.
  ///
  /// @param outcome of the action that the flow waits at; empty elsewhere
  public record Tried(String text, boolean picture, String outcome) {}
}

package io.heqi.bot.model;

import io.heqi.conversation.Access;
import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.text.Masking;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a large model does for agents: it changes the tone of a draft and sums a conversation up.
/// The agent reads the result before anybody else, and is told what it added or lost.
@Service
public class ModelHelp {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int LONGEST_DRAFT = 2_000;
  private static final int LOOKED_BACK = 80;
  private static final int LONGEST_PART = 200;
  private static final WordList WEIGHTY = WordList.named("weighty.txt");

  private final ModelSetup setup;
  private final ModelCalls calls;
  private final Places places;
  private final Access access;
  private final Reading reading;

  ModelHelp(ModelSetup setup, ModelCalls calls, Places places, Access access, Reading reading) {
    this.setup = setup;
    this.calls = calls;
    this.places = places;
    this.access = access;
    this.reading = reading;
  }

  /// What is read: the talk, and what the model makes of it.
  @org.springframework.stereotype.Component
  record Reading(MessageLog log, JsonMapper json) {}

  /// How a draft should sound.
  public enum Tone {
    KINDER("更温和、更体贴"),
    SHORTER("更简短"),
    CLEARER("更清楚、更有条理"),
    FORMAL("更正式、更得体");

    private final String wish;

    Tone(String wish) {
      this.wish = wish;
    }
  }

  /// @param added particulars and weighty words that the draft did not hold
  /// @param lost particulars that it held
  public record Rewriting(String text, List<String> added, List<String> lost) {}

  /// @param doubtful particulars that nobody said in the conversation
  public record Summary(String problem, String done, String open, List<String> doubtful) {}

  /// Whether the merchant has a model that helps agents.
  public boolean isAvailable(Actor by) {
    by.require(ConversationPermissions.REPLY);
    return setup.of(by.merchant()).filter(ModelHelp::helps).isPresent();
  }

  private static boolean helps(ModelSettings settings) {
    return settings.helpsAgents() && settings.consent() != null;
  }

  public Rewriting rewrite(Actor by, ConversationId id, String text, Tone tone) {
    access.readable(by, id);
    if (text.isBlank() || text.length() > LONGEST_DRAFT) {
      throw Refusal.invalid("bot.draft-malformed", LONGEST_DRAFT);
    }
    var said = Claim.bare(ask(by, Prompts.rewriting(text, tone.wish)));
    if (said.isEmpty() || said.length() > 2 * text.length() + 200 || said.indexOf('\0') >= 0) {
      throw unfit(by);
    }
    var rewritten = Masking.restore(said, text);
    var before = Particular.in(text);
    var after = Particular.in(rewritten);
    var weighty = WEIGHTY.in(rewritten).stream().filter(w -> !WEIGHTY.in(text).contains(w));
    return new Rewriting(
        rewritten,
        Stream.concat(missing(after, before), weighty).toList(),
        missing(before, after).toList());
  }

  /// @param language of the summary: Chinese or English
  public Summary summarise(Actor by, ConversationId id, Locale language) {
    var row = access.readable(by, id);
    var lines =
        reading.log().before(by.merchant(), id, row.lastSeq() + 1, LOOKED_BACK).stream()
            .filter(line -> line.kind().isSaid() && line.recalledAt() == null)
            .map(ModelHelp::spoken)
            .toList();
    if (lines.isEmpty()) {
      throw Refusal.conflict("bot.nothing-said");
    }
    var said = ask(by, Prompts.summary(lines, language));
    var node = Claim.object(said, reading.json()).orElseThrow(() -> unfit(by));
    var parts = Stream.of("problem", "done", "open").map(name -> part(node, name)).toList();
    if (parts.stream().allMatch(String::isEmpty)) {
      throw unfit(by);
    }
    var known =
        lines.stream()
            .flatMap(line -> Particular.in(Masking.mask(line)).stream())
            .collect(Collectors.toSet());
    return new Summary(
        parts.get(0),
        parts.get(1),
        parts.get(2),
        missing(Particular.in(String.join("\n", parts)), known).toList());
  }

  private static String spoken(Entry line) {
    var who =
        switch (line.sender()) {
          case CUSTOMER -> "顾客";
          case AGENT -> "客服";
          default -> "机器人";
        };
    var said = line.kind() == MessageKind.TEXT ? line.body() : "[" + line.kind() + "]";
    return Prompts.shortened(who + "：" + said);
  }

  private static String part(JsonNode node, String name) {
    var text = node.path(name).asString("").strip().replace("\0", "");
    return text.length() <= LONGEST_PART ? text : text.substring(0, LONGEST_PART) + "…";
  }

  private static Stream<String> missing(Set<Particular> these, Set<Particular> there) {
    return these.stream().filter(one -> !one.standsIn(there)).map(Particular::toString);
  }

  private String ask(Actor by, Prompt prompt) {
    var settings =
        setup
            .of(by.merchant())
            .filter(ModelHelp::helps)
            .orElseThrow(() -> Refusal.rule("bot.model-missing"));
    try (var _ = places.take(by.merchant()).orElseThrow(() -> Refusal.busy("bot.model-busy"))) {
      return calls.ask(by.merchant(), settings, prompt, LONGEST).text();
    }
  }

  private Refusal unfit(Actor by) {
    calls.refused(by.merchant());
    return Refusal.rule("bot.model-answer-unfit");
  }
}

package io.heqi.bot;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.Responder;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.text.Masking;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Retrieval;
import io.heqi.merchant.Shops;
import io.heqi.shared.AttachmentId;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Answers while the bot has the conversation.
@Component
@Order(0)
class BotResponder implements Responder {

  private static final int LOOKED_BACK = 60;
  private static final int LOOKED_AT = 5;
  private static final int QUOTED = 100;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private final Bots bots;
  private final Retrieval retrieval;
  private final Confidence confidence;
  private final SignReader signs;
  private final Decisions decisions;
  private final SecondOpinion opinion;
  private final Surroundings around;

  BotResponder(
      Bots bots,
      Retrieval retrieval,
      Confidence confidence,
      SignReader signs,
      Decisions decisions,
      SecondOpinion opinion,
      Surroundings around) {
    this.bots = bots;
    this.retrieval = retrieval;
    this.confidence = confidence;
    this.signs = signs;
    this.decisions = decisions;
    this.opinion = opinion;
    this.around = around;
  }

  /// What the bot reads and speaks with.
  @Component
  record Surroundings(MessageLog log, Shops shops, BotWords words, JsonMapper json, Clock clock) {}

  @Override
  public Optional<Answer> respond(Occasion occasion) {
    var row = occasion.conversation();
    var line = occasion.line();
    if (!row.withBot() || isFollowed(row, line)) {
      return Optional.empty();
    }
    var lines = around.log().before(row.merchant(), row.id(), line.seq() + 1, LOOKED_BACK);
    var stretch = Stretch.of(lines, around.json());
    var language = BotWords.languageOf(line.body());
    var text = spoken(line, stretch);
    var decision = decide(row, line, stretch, text);
    note(row, line, stretch, decision);
    var answer = answer(row, stretch, decision, language);
    var isAskedOn =
        SecondOpinion.isWanted(decision)
            && opinion.takes(
                new SecondOpinion.Doubt(row, line, question(row, stretch, text), answer));
    return isAskedOn ? Optional.empty() : Optional.of(answer);
  }

  private static Retrieval.Question question(ConversationRow row, Stretch stretch, String text) {
    return new Retrieval.Question(text, stretch.before(), placeOf(row));
  }

  /// The customer wrote again meanwhile; the newer line is answered with this one in mind.
  private boolean isFollowed(ConversationRow row, Entry line) {
    return row.lastSeq() > line.seq()
        && around.log().after(row.merchant(), row.id(), line.seq(), LOOKED_BACK).stream()
            .anyMatch(next -> next.sender() == SenderKind.CUSTOMER);
  }

  /// The line's text; of a number among offered choices the choice.
  private static String spoken(Entry line, Stretch stretch) {
    var choices = stretch.choices();
    var number = line.body().strip();
    return IntStream.range(0, choices.size())
        .filter(i -> number.equals(String.valueOf(i + 1)))
        .mapToObj(choices::get)
        .findFirst()
        .orElse(line.body());
  }

  private Decision decide(ConversationRow row, Entry line, Stretch stretch, String text) {
    if (line.kind() != MessageKind.TEXT) {
      return new Decision.HandOver(Decision.Reason.NOT_TEXT);
    }
    var settings = bots.recent(row.merchant(), row.shop());
    var read = signs.read(text, settings.moneyToPeople());
    var earlier =
        stretch.unanswered().stream()
            .filter(l -> l.seq() != line.seq())
            .map(l -> signs.read(l.body(), settings.moneyToPeople()).handOver())
            .flatMap(Optional::stream)
            .findFirst();
    if (read.handOver().isEmpty() && earlier.isPresent()) {
      return new Decision.HandOver(earlier.get());
    }
    var hits =
        retrieval.find(row.merchant(), question(row, stretch, text), ItemKind::isForBot, LOOKED_AT);
    return Decider.decide(
        new Decider.Case(read, hits, stretch.misses(), stretch.isLastAnAnswer()),
        confidence.thresholds(row.merchant(), settings.precision()));
  }

  static Content.Place placeOf(ConversationRow row) {
    var page =
        Objects.requireNonNullElse(row.sourcePage(), "")
            + " "
            + Objects.requireNonNullElse(row.sourceTitle(), "");
    return new Content.Place(row.shop(), row.channel(), row.vipLevel(), page);
  }

  private void note(ConversationRow row, Entry line, Stretch stretch, Decision decision) {
    decisions.keep(row.shop(), line, line.body(), decision);
    if (stretch.isLastAnAnswer()) {
      switch (decision) {
        case Decision.Close _ -> decisions.settle(row.merchant(), row.id(), true);
        case Decision.HandOver(var reason) when reason == Decision.Reason.NOT_SOLVED ->
            decisions.settle(row.merchant(), row.id(), false);
        default -> {}
      }
    }
  }

  private Answer answer(ConversationRow row, Stretch stretch, Decision decision, Locale language) {
    return switch (decision) {
      case Decision.Greet _ ->
          says("greet", greeting(row, language), List.of(), List.of(), List.of(), 0);
      case Decision.Answer(var hit) ->
          says(
              "answer",
              hit.answer().text(),
              hit.answer().pictures(),
              List.of(say(language, "solved"), say(language, "not-solved")),
              List.of(hit),
              hit.confidence());
      case Decision.Offer(var hits) -> offer(row, hits, language);
      case Decision.Ask _ ->
          says(
              "ask",
              say(language, "ask"),
              List.of(),
              List.of(say(language, "person")),
              List.of(),
              0);
      case Decision.Close _ ->
          says("close", say(language, "close"), List.of(), List.of(), List.of(), 0);
      case Decision.HandOver(var reason) -> handOver(row, stretch, reason, language);
    };
  }

  private String say(Locale language, String key, Object... arguments) {
    return around.words().say(language, key, arguments);
  }

  private String greeting(ConversationRow row, Locale language) {
    var greeting = around.shops().recent(row.merchant(), row.shop()).greeting();
    return greeting.isBlank() ? say(language, "hello") : greeting;
  }

  private Answer offer(ConversationRow row, List<Retrieval.Hit> hits, Locale language) {
    var titles = hits.stream().map(Retrieval.Hit::title).toList();
    var choices = new ArrayList<>(titles);
    choices.add(say(language, "none-of-these"));
    var text = new StringBuilder(say(language, "offer"));
    if (row.channelKind() != ChannelKind.WIDGET) {
      for (var i = 0; i < choices.size(); i++) {
        text.append('\n').append(i + 1).append(". ").append(choices.get(i));
      }
    }
    return says("offer", text.toString(), List.of(), choices, hits, hits.getFirst().confidence());
  }

  private static Answer says(
      String decision,
      String text,
      List<AttachmentId> pictures,
      List<String> choices,
      List<Retrieval.Hit> hits,
      double confidence) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("decision", decision);
    if (!choices.isEmpty()) {
      facts.put("choices", choices);
    }
    if (!hits.isEmpty()) {
      facts.put("items", hits.stream().map(hit -> hit.item().toString()).toList());
      facts.put("titles", hits.stream().map(Retrieval.Hit::title).toList());
      facts.put("confidence", Math.round(confidence * 1000) / 1000.0);
    }
    return new Answer("bot", SenderKind.BOT, text, pictures, facts, null);
  }

  private Answer handOver(
      ConversationRow row, Stretch stretch, Decision.Reason reason, Locale language) {
    return new Answer(
        "bot",
        SenderKind.SYSTEM,
        farewell(row, reason, language),
        List.of(),
        Map.of(),
        Map.of(
            "reason",
            reason.code(),
            "asked",
            stretch.lines().stream()
                .filter(l -> l.sender() == SenderKind.CUSTOMER)
                .map(l -> quoted(l.kind() == MessageKind.TEXT ? l.body() : "[" + l.kind() + "]"))
                .toList()
                .reversed()
                .stream()
                .limit(LOOKED_AT)
                .toList()
                .reversed(),
            "tried",
            stretch.tried()));
  }

  private static String quoted(String text) {
    var masked = Masking.mask(text);
    return masked.length() <= QUOTED ? masked : masked.substring(0, QUOTED) + "…";
  }

  private String farewell(ConversationRow row, Decision.Reason reason, Locale language) {
    var hours = around.shops().hours(row.merchant(), row.shop());
    var now = around.clock().instant();
    var sorry =
        switch (reason) {
          case ANGER, COMPLAINT, SAFETY -> say(language, "sorry");
          case UNKNOWN -> say(language, "unknown");
          default -> "";
        };
    var next =
        hours.openAt(now)
            ? say(language, "handing-over")
            : hours
                .nextOpening(now)
                .map(at -> say(language, "closed-until", at.atZone(hours.zone()).format(MOMENT)))
                .orElseGet(() -> say(language, "closed"));
    return sorry + next;
  }
}

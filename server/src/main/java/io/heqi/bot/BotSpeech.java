package io.heqi.bot;

import io.heqi.bot.flow.FlowGuide;
import io.heqi.bot.flow.FlowRun;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.Responder.Answer;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.text.Masking;
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
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Puts what the bot decided into words.
@Component
class BotSpeech {

  private static final int REMEMBERED = 5;
  private static final int QUOTED = 100;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private final Shops shops;
  private final FlowGuide guide;
  private final BotWords words;
  private final Clock clock;

  BotSpeech(Shops shops, FlowGuide guide, BotWords words, Clock clock) {
    this.shops = shops;
    this.guide = guide;
    this.words = words;
    this.clock = clock;
  }

  /// What is spoken of.
  ///
  /// @param run the flow that the customer was in when they wrote
  record Talk(ConversationRow row, Stretch stretch, Optional<FlowRun> run, Locale language) {}

  Answer answer(Talk talk, Decision decision) {
    return switch (decision) {
      case Decision.Greet _ ->
          says("greet", numbered(talk, greeting(talk), guide.menu(talk.row())))
              .choices(guide.menu(talk.row()))
              .answer();
      case Decision.Answer(var hit) ->
          says("answer", hit.answer().text())
              .pictures(hit.answer().pictures())
              .choices(verdicts(talk))
              .hits(List.of(hit))
              .answer();
      case Decision.Offer(var hits) -> offer(talk, hits);
      case Decision.Ask _ ->
          says("ask", say(talk, "ask")).choices(List.of(say(talk, "person"))).answer();
      case Decision.Close _ -> says("close", say(talk, "close")).answer();
      case Decision.Left _ -> says("close", say(talk, "flow-left")).answer();
      case Decision.Guided guided -> guided(talk, guided);
      case Decision.HandOver(var reason) ->
          handOver(talk, reason, "", talk.run().map(FlowRun::told).orElse(Map.of()));
    };
  }

  private String say(Talk talk, String key, Object... arguments) {
    return words.say(talk.language(), key, arguments);
  }

  private List<String> verdicts(Talk talk) {
    return List.of(say(talk, "solved"), say(talk, "not-solved"));
  }

  private String greeting(Talk talk) {
    var greeting = shops.recent(talk.row().merchant(), talk.row().shop()).greeting();
    return greeting.isBlank() ? say(talk, "hello") : greeting;
  }

  private Answer offer(Talk talk, List<Retrieval.Hit> hits) {
    var choices = new ArrayList<>(hits.stream().map(Retrieval.Hit::title).toList());
    choices.add(say(talk, "none-of-these"));
    return says("offer", numbered(talk, say(talk, "offer"), choices))
        .choices(choices)
        .hits(hits)
        .answer();
  }

  /// Where a channel has no buttons the choices stand in the text.
  private static String numbered(Talk talk, String text, List<String> choices) {
    var whole = new StringBuilder(text);
    if (talk.row().channelKind() != ChannelKind.WIDGET) {
      for (var i = 0; i < choices.size(); i++) {
        whole.append('\n').append(i + 1).append(". ").append(choices.get(i));
      }
    }
    return whole.toString();
  }

  private Answer guided(Talk talk, Decision.Guided guided) {
    var step = guided.turn().step();
    var said = new ArrayList<String>();
    guided.aside().ifPresent(hit -> said.add(hit.answer().text()));
    said.addAll(step.said());
    var text = String.join("\n", said);
    return switch (step.standing()) {
      case WAITS ->
          says("flow", numbered(talk, text, step.choices()))
              .choices(step.choices())
              .flow(guided.turn())
              .answer();
      case ENDED ->
          says("answer", text.isEmpty() ? say(talk, "flow-ended") : text)
              .choices(verdicts(talk))
              .flow(guided.turn())
              .answer();
      case HAND_OVER -> handOver(talk, Decision.Reason.FLOW, text, step.run().told());
      case LOST -> handOver(talk, Decision.Reason.UNKNOWN, text, step.run().told());
    };
  }

  private static Line says(String decision, String text) {
    return new Line(decision, text);
  }

  /// A line of the bot that is being put together.
  private static final class Line {

    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final String text;
    private List<AttachmentId> pictures = List.of();

    Line(String decision, String text) {
      this.text = text;
      facts.put("decision", decision);
    }

    Line pictures(List<AttachmentId> all) {
      pictures = all;
      return this;
    }

    Line choices(List<String> choices) {
      if (!choices.isEmpty()) {
        facts.put("choices", choices);
      }
      return this;
    }

    Line hits(List<Retrieval.Hit> hits) {
      facts.put("items", hits.stream().map(hit -> hit.item().toString()).toList());
      facts.put("titles", hits.stream().map(Retrieval.Hit::title).toList());
      facts.put("confidence", Math.round(hits.getFirst().confidence() * 1000) / 1000.0);
      return this;
    }

    Line flow(FlowGuide.Turn turn) {
      facts.put("items", List.of(turn.flow().toString()));
      facts.put("titles", List.of(turn.name()));
      return this;
    }

    Answer answer() {
      return new Answer("bot", SenderKind.BOT, text, pictures, facts, null);
    }
  }

  /// @param text said before the farewell; empty for nothing
  /// @param known what a flow learnt
  private Answer handOver(
      Talk talk, Decision.Reason reason, String text, Map<String, String> known) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("reason", reason.code());
    facts.put("asked", asked(talk.stretch()));
    facts.put("tried", talk.stretch().tried());
    if (!known.isEmpty()) {
      facts.put(
          "known",
          known.entrySet().stream()
              .map(
                  entry ->
                      List.of(
                          words.value(talk.language(), entry.getKey()), quoted(entry.getValue())))
              .toList());
    }
    var farewell = farewell(talk, reason);
    return new Answer(
        "bot",
        SenderKind.SYSTEM,
        text.isEmpty() ? farewell : text + "\n" + farewell,
        List.of(),
        Map.of(),
        facts);
  }

  /// What the customer asked last, masked.
  private static List<String> asked(Stretch stretch) {
    var asked =
        stretch.lines().stream()
            .filter(line -> line.sender() == SenderKind.CUSTOMER)
            .map(
                line ->
                    quoted(line.kind() == MessageKind.TEXT ? line.body() : "[" + line.kind() + "]"))
            .toList();
    return asked.subList(Math.max(0, asked.size() - REMEMBERED), asked.size());
  }

  private static String quoted(String text) {
    var masked = Masking.mask(text);
    return masked.length() <= QUOTED ? masked : masked.substring(0, QUOTED) + "…";
  }

  private String farewell(Talk talk, Decision.Reason reason) {
    var hours = shops.hours(talk.row().merchant(), talk.row().shop());
    var now = clock.instant();
    var sorry =
        switch (reason) {
          case ANGER, COMPLAINT, SAFETY -> say(talk, "sorry");
          case UNKNOWN -> say(talk, "unknown");
          default -> "";
        };
    var next =
        hours.openAt(now)
            ? say(talk, "handing-over")
            : hours
                .nextOpening(now)
                .map(at -> say(talk, "closed-until", at.atZone(hours.zone()).format(MOMENT)))
                .orElseGet(() -> say(talk, "closed"));
    return sorry + next;
  }
}

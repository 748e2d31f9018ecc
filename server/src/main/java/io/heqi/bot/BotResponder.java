package io.heqi.bot;

import io.heqi.bot.comparison.Comparisons;
import io.heqi.bot.flow.FlowGuide;
import io.heqi.bot.flow.FlowRun;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.Responder;
import io.heqi.conversation.SenderKind;
import io.heqi.conversation.script.Asked;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Retrieval;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Answers while the bot has the conversation: leads through a flow where the customer is in one,
/// else answers from the knowledge.
@Component
@Order(0)
class BotResponder implements Responder {

  private static final int LOOKED_BACK = 60;
  private static final int LOOKED_AT = 5;

  private final Bots bots;
  private final Retrieval retrieval;
  private final Confidence confidence;
  private final SignReader signs;
  private final Decisions decisions;
  private final FlowGuide guide;
  private final BotSpeech speech;
  private final SecondOpinion opinion;
  private final Comparisons comparisons;
  private final MessageLog log;
  private final JsonMapper json;

  BotResponder(
      Bots bots,
      Retrieval retrieval,
      Confidence confidence,
      SignReader signs,
      Decisions decisions,
      FlowGuide guide,
      BotSpeech speech,
      SecondOpinion opinion,
      Comparisons comparisons,
      MessageLog log,
      JsonMapper json) {
    this.bots = bots;
    this.retrieval = retrieval;
    this.confidence = confidence;
    this.signs = signs;
    this.decisions = decisions;
    this.guide = guide;
    this.speech = speech;
    this.opinion = opinion;
    this.comparisons = comparisons;
    this.log = log;
    this.json = json;
  }

  /// A customer's line, and all that it is judged by.
  ///
  /// @param text of the line; of a number among offered choices the choice
  /// @param run the flow that the customer is in
  private record Heard(
      ConversationRow row,
      Entry line,
      Stretch stretch,
      String text,
      FlowGuide.Occasion occasion,
      Optional<FlowRun> run,
      BotSettings settings) {

    FlowRun here() {
      return run.orElseThrow();
    }
  }

  @Override
  public Optional<Answer> respond(Occasion occasion) {
    var row = occasion.conversation();
    var line = occasion.line();
    if (!row.withBot() || isFollowed(row, line)) {
      return Optional.empty();
    }
    var heard = heard(row, line);
    var decision = compared(heard, decide(heard));
    note(heard, decision);
    var talk = new BotSpeech.Talk(row, heard.stretch(), heard.run(), heard.occasion().language());
    var answer = speech.answer(talk, decision);
    var isAskedOn =
        SecondOpinion.isWanted(decision)
            && opinion.takes(new SecondOpinion.Doubt(row, line, question(heard), answer));
    return isAskedOn ? Optional.empty() : Optional.of(answer);
  }

  /// Where two answers of an item are being compared, the one that falls to the customer.
  private Decision compared(Heard heard, Decision decision) {
    return decision instanceof Decision.Answer(var hit)
        ? new Decision.Answer(hit.with(comparisons.given(heard.row(), heard.line(), hit)))
        : decision;
  }

  /// The customer wrote again meanwhile; the newer line is answered with this one in mind.
  private boolean isFollowed(ConversationRow row, Entry line) {
    return row.lastSeq() > line.seq()
        && log.after(row.merchant(), row.id(), line.seq(), LOOKED_BACK).stream()
            .anyMatch(next -> next.sender() == SenderKind.CUSTOMER);
  }

  private Heard heard(ConversationRow row, Entry line) {
    var lines = log.before(row.merchant(), row.id(), line.seq() + 1, LOOKED_BACK);
    var stretch = Stretch.of(lines, json);
    var said = stretch.unanswered();
    var occasion =
        new FlowGuide.Occasion(
            row,
            line.seq(),
            stretch.lines().getFirst().seq(),
            said.stream().filter(l -> l.kind() == MessageKind.TEXT).map(Entry::body).toList(),
            said.stream().anyMatch(l -> l.kind() == MessageKind.IMAGE),
            BotWords.languageOf(line.body()));
    return new Heard(
        row,
        line,
        stretch,
        spoken(line, stretch),
        occasion,
        guide.running(occasion),
        bots.recent(row.merchant(), row.shop()));
  }

  private static String spoken(Entry line, Stretch stretch) {
    var choices = stretch.choices();
    var number = line.body().strip();
    return IntStream.range(0, choices.size())
        .filter(i -> number.equals(String.valueOf(i + 1)))
        .mapToObj(choices::get)
        .findFirst()
        .orElse(line.body());
  }

  private Decision decide(Heard heard) {
    var isPictureForFlow = heard.run().isPresent() && heard.line().kind() == MessageKind.IMAGE;
    if (heard.line().kind() != MessageKind.TEXT && !isPictureForFlow) {
      return new Decision.HandOver(Decision.Reason.NOT_TEXT);
    }
    var read = read(heard);
    if (heard.run().isPresent() && read.handOver().isEmpty()) {
      return guided(heard, read).orElseGet(() -> answered(heard, read));
    }
    return answered(heard, read);
  }

  /// The signs of the line, or of an earlier line that nobody answered. Within a flow an amount is
  /// an answer and no matter for people.
  private Signs read(Heard heard) {
    var money = heard.run().isPresent() ? 0 : heard.settings().moneyToPeople();
    var read = signs.read(heard.text(), money);
    return read.handOver().isPresent()
        ? read
        : heard.stretch().unanswered().stream()
            .filter(line -> line.seq() != heard.line().seq())
            .map(line -> signs.read(line.body(), money).handOver())
            .flatMap(Optional::stream)
            .findFirst()
            .map(read::withHandOver)
            .orElse(read);
  }

  private Decision answered(Heard heard, Signs read) {
    var hits = read.handOver().isPresent() ? List.<Retrieval.Hit>of() : hits(heard);
    var decision =
        Decider.decide(
            new Decider.Case(
                read, hits, heard.stretch().misses(), heard.stretch().isLastAnAnswer()),
            thresholds(heard));
    return decision instanceof Decision.Answer(var hit) && hit.kind() == ItemKind.FLOW
        ? begun(heard, hit).orElseGet(Decision.Ask::new)
        : decision;
  }

  private Optional<Decision> begun(Heard heard, Retrieval.Hit hit) {
    return guide
        .begin(heard.occasion(), hit.item())
        .map(turn -> new Decision.Guided(turn, Optional.of(hit), Optional.empty()));
  }

  /// Goes on in the flow; a question that is no answer to it but surely known is answered aside.
  private Optional<Decision> guided(Heard heard, Signs read) {
    if (read.saysLeave()) {
      guide.leave(heard.row());
      return Optional.of(new Decision.Left());
    }
    if (!guide.isAnswered(heard.occasion(), heard.here())) {
      var sure =
          hits(heard).stream()
              .limit(1)
              .filter(hit -> hit.confidence() >= thresholds(heard).answer())
              .filter(hit -> !hit.item().equals(heard.here().flow()))
              .findFirst();
      if (sure.isPresent()) {
        return aside(heard, sure.get());
      }
    }
    return guide
        .take(heard.occasion(), heard.here())
        .map(turn -> new Decision.Guided(turn, Optional.empty(), Optional.empty()));
  }

  private Optional<Decision> aside(Heard heard, Retrieval.Hit hit) {
    return hit.kind() == ItemKind.FLOW
        ? begun(heard, hit)
        : guide
            .repeat(heard.occasion(), heard.here())
            .map(turn -> new Decision.Guided(turn, Optional.empty(), Optional.of(hit)));
  }

  private Decider.Thresholds thresholds(Heard heard) {
    return confidence.thresholds(heard.row().merchant(), heard.settings().precision());
  }

  private List<Retrieval.Hit> hits(Heard heard) {
    return retrieval.find(heard.row().merchant(), question(heard), ItemKind::isForBot, LOOKED_AT);
  }

  private static Retrieval.Question question(Heard heard) {
    return new Retrieval.Question(heard.text(), heard.stretch().before(), Asked.place(heard.row()));
  }

  private void note(Heard heard, Decision decision) {
    var row = heard.row();
    decisions.keep(row.shop(), heard.line(), heard.line().body(), decision);
    if (decision instanceof Decision.HandOver && heard.run().isPresent()) {
      guide.leave(row);
    }
    if (heard.stretch().isLastAnAnswer()) {
      switch (decision) {
        case Decision.Close _ -> decisions.settle(row.merchant(), row.id(), true);
        case Decision.HandOver(var reason) when reason == Decision.Reason.NOT_SOLVED ->
            decisions.settle(row.merchant(), row.id(), false);
        default -> {}
      }
    }
  }
}

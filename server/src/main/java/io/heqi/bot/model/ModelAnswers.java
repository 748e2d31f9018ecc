package io.heqi.bot.model;

import io.heqi.knowledge.Retrieval;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Answers of a merchant's large model to customers, from what the house knows alone. Where there
/// is no model, no answer or no sound one, there is none, and nobody is told.
@Service
public class ModelAnswers {

  private static final Logger log = LoggerFactory.getLogger(ModelAnswers.class);

  /// Shorter than the time after which a silent bot loses the conversation to people.
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final ModelSetup setup;
  private final ModelCalls calls;
  private final Places places;
  private final AnswerCheck check;

  ModelAnswers(ModelSetup setup, ModelCalls calls, Places places, AnswerCheck check) {
    this.setup = setup;
    this.calls = calls;
    this.places = places;
    this.check = check;
  }

  /// @param from what the answer rests on
  public record Grounded(String text, List<Retrieval.Hit> from) {}

  /// Whether the merchant has a model that answers customers.
  public boolean areWanted(MerchantId merchant) {
    return setup.of(merchant).filter(ModelAnswers::answers).isPresent();
  }

  private static boolean answers(ModelSettings settings) {
    return settings.answersCustomers() && settings.consent() != null;
  }

  /// Takes a place among the calls, where the model may be asked this now. Whoever takes one closes
  /// it.
  public Optional<Call> begin(Inquiry inquiry) {
    var settings = setup.of(inquiry.merchant());
    var passages = Passage.of(inquiry.hits());
    if (settings.isEmpty() || !isMeant(settings.get(), inquiry) || passages.isEmpty()) {
      return Optional.empty();
    }
    try {
      calls.require(inquiry.merchant(), settings.get());
    } catch (Refusal refusal) {
      log.debug("The model of merchant {} is not asked: {}", inquiry.merchant(), refusal.code());
      return Optional.empty();
    }
    return places
        .take(inquiry.merchant())
        .map(place -> new Call(settings.get(), inquiry, passages, place));
  }

  private static boolean isMeant(ModelSettings settings, Inquiry inquiry) {
    return answers(settings)
        && Stream.concat(inquiry.before().stream(), Stream.of(inquiry.text()))
            .noneMatch(Passage::isInstruction);
  }

  /// One question to the model.
  public final class Call implements AutoCloseable {

    private final ModelSettings settings;
    private final Inquiry inquiry;
    private final List<Passage> passages;
    private final Places.Place place;

    private Call(
        ModelSettings settings, Inquiry inquiry, List<Passage> passages, Places.Place place) {
      this.settings = settings;
      this.inquiry = inquiry;
      this.passages = passages;
      this.place = place;
    }

    /// Asks and waits; empty where nothing sound came back.
    public Optional<Grounded> answer() {
      try {
        var prompt = Prompts.answer(inquiry, passages);
        var reply = calls.ask(inquiry.merchant(), settings, prompt, LONGEST);
        return sound(check.judge(reply.text(), inquiry, passages));
      } catch (Refusal failure) {
        log.info("The model of merchant {} failed: {}", inquiry.merchant(), failure.code());
      } catch (RuntimeException e) {
        log.error("The model of merchant {} could not be asked", inquiry.merchant(), e);
      }
      return Optional.empty();
    }

    private Optional<Grounded> sound(AnswerCheck.Verdict verdict) {
      return switch (verdict) {
        case AnswerCheck.Verdict.Sound(var text, var from) ->
            Optional.of(new Grounded(text, from.stream().map(Passage::hit).toList()));
        case AnswerCheck.Verdict.Unsound(var objection) -> {
          log.info(
              "An answer of merchant {}'s model is left out: {}", inquiry.merchant(), objection);
          calls.refused(inquiry.merchant());
          yield Optional.empty();
        }
      };
    }

    @Override
    public void close() {
      place.close();
    }
  }
}

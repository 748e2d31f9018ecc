package io.heqi.bot;

import io.heqi.bot.model.Inquiry;
import io.heqi.bot.model.ModelAnswers;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.Responder;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.database.Tenancy;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Retrieval;
import io.heqi.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Where retrieval alone is not sure, asks the merchant's large model, if there is one, on a thread
/// of its own, and says its answer, or else what would have been said without it. What a stop of
/// the server interrupts goes to people like all that a bot leaves behind.
@Component
class SecondOpinion {

  private static final Logger log = LoggerFactory.getLogger(SecondOpinion.class);
  private static final int PASSAGES = 5;

  /// Below this likeness in meaning an item has nothing to do with the question.
  private static final double RELATED = 0.4;

  private final Retrieval retrieval;
  private final ModelAnswers models;
  private final Conversations conversations;
  private final Decisions decisions;
  private final MessageLog messages;
  private final BotWords words;

  SecondOpinion(
      Retrieval retrieval,
      ModelAnswers models,
      Conversations conversations,
      Decisions decisions,
      MessageLog messages,
      BotWords words) {
    this.retrieval = retrieval;
    this.models = models;
    this.conversations = conversations;
    this.decisions = decisions;
    this.messages = messages;
    this.words = words;
  }

  /// A line that retrieval alone has no sure answer to.
  ///
  /// @param question of the line
  /// @param otherwise what is said where the model has nothing sound to say
  record Doubt(
      ConversationRow row, Entry line, Retrieval.Question question, Responder.Answer otherwise) {

    String key() {
      return otherwise.name() + ":" + row.id() + ":" + line.seq();
    }

    Locale language() {
      return BotWords.languageOf(line.body());
    }
  }

  static boolean isWanted(Decision decision) {
    return decision instanceof Decision.Offer || decision instanceof Decision.Ask;
  }

  /// Whether the line is answered from here, once the caller's transaction is committed.
  boolean takes(Doubt doubt) {
    var row = doubt.row();
    if (!models.areWanted(row.merchant())) {
      return false;
    }
    var hits =
        retrieval
            .find(row.merchant(), doubt.question(), kind -> kind == ItemKind.ARTICLE, PASSAGES)
            .stream()
            .filter(hit -> hit.likeness() >= RELATED)
            .toList();
    var call =
        models.begin(
            new Inquiry(
                row.merchant(),
                row.shop(),
                doubt.question().text(),
                doubt.question().before(),
                hits,
                doubt.language()));
    call.ifPresent(taken -> afterCommit(doubt, taken));
    return call.isPresent();
  }

  private void afterCommit(Doubt doubt, ModelAnswers.Call call) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
              Thread.ofVirtual().name("second-opinion").start(() -> answer(doubt, call));
            } else {
              call.close();
            }
          }
        });
  }

  private void answer(Doubt doubt, ModelAnswers.Call taken) {
    try (var call = taken) {
      Tenancy.run(doubt.row().merchant(), () -> answerWithin(doubt, call));
    } catch (RuntimeException e) {
      log.warn("Line {} of {} got no answer", doubt.line().seq(), doubt.row().id(), e);
    }
  }

  private void answerWithin(Doubt doubt, ModelAnswers.Call call) {
    var grounded = call.answer();
    if (isFollowed(doubt.line())) {
      return;
    }
    grounded.ifPresentOrElse(
        sound -> {
          if (say(doubt, text(doubt, sound), facts(doubt, sound))) {
            decisions.answeredByModel(doubt.line(), sound.from().getFirst().item());
          }
        },
        () -> say(doubt, doubt.otherwise().text(), doubt.otherwise().facts()));
  }

  /// The customer wrote on meanwhile; that line is answered with this one in mind.
  private boolean isFollowed(Entry line) {
    return messages.after(line.merchant(), line.conversation(), line.seq(), PASSAGES).stream()
        .anyMatch(next -> next.sender() == SenderKind.CUSTOMER);
  }

  /// Our own chat marks the line; elsewhere its text says that a model wrote it.
  private String text(Doubt doubt, ModelAnswers.Grounded sound) {
    return doubt.row().channelKind() == ChannelKind.WIDGET
        ? sound.text()
        : sound.text()
            + "\n"
            + words.say(doubt.language(), "written-from", String.join("、", titles(sound)));
  }

  private static List<String> titles(ModelAnswers.Grounded sound) {
    return sound.from().stream().map(Retrieval.Hit::title).toList();
  }

  private Map<String, Object> facts(Doubt doubt, ModelAnswers.Grounded sound) {
    return Map.of(
        "decision",
        "answer",
        "model",
        true,
        "choices",
        List.of(words.say(doubt.language(), "solved"), words.say(doubt.language(), "not-solved")),
        "items",
        sound.from().stream().map(hit -> hit.item().toString()).toList(),
        "titles",
        titles(sound));
  }

  /// @return false where a person was quicker
  private boolean say(Doubt doubt, String text, Map<String, Object> facts) {
    var row = doubt.row();
    try {
      conversations
          .answerAsBot(row.merchant(), row.id(), doubt.key(), MessageContent.text(text), facts)
          .join();
      return true;
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof Refusal)) {
        throw e;
      }
      log.debug("The model did not answer: {}", e.getCause().toString());
      return false;
    }
  }
}

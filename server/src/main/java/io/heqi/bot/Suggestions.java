package io.heqi.bot;

import io.heqi.conversation.Access;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.script.Asked;
import io.heqi.conversation.script.ConversationScripts;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Retrieval;
import io.heqi.knowledge.Uses;
import io.heqi.knowledge.variable.Filled;
import io.heqi.shared.ConversationId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What an agent could answer to what the customer said last.
@Service
public class Suggestions {

  private static final int SUGGESTED = 3;

  private final Access access;
  private final MessageLog log;
  private final Retrieval retrieval;
  private final Confidence confidence;
  private final ConversationScripts scripts;
  private final Uses uses;

  Suggestions(
      Access access,
      MessageLog log,
      Retrieval retrieval,
      Confidence confidence,
      ConversationScripts scripts,
      Uses uses) {
    this.access = access;
    this.log = log;
    this.retrieval = retrieval;
    this.confidence = confidence;
    this.scripts = scripts;
    this.uses = uses;
  }

  /// @param seq the customer's line that is answered; 0 where nothing waits for an answer
  public record Suggested(long seq, List<Likely> hits) {

    static final Suggested NOTHING = new Suggested(0, List.of());
  }

  /// @param sure the share of suggestions as sure as this that are right, 0 to 1
  /// @param text what may be said; a script's variables are filled as far as they are known
  public record Likely(Retrieval.Hit hit, double sure, Filled text) {}

  /// What the agent did with a suggestion.
  public enum Result {
    OFFERED,
    ACCEPTED,
    EDITED,
    REJECTED
  }

  /// The most likely answers to what the customer said since our side last spoke, best first.
  @Transactional(readOnly = true)
  public Suggested of(Actor by, ConversationId id) {
    var row = access.readable(by, id);
    var lines = log.before(by.merchant(), id, row.lastSeq() + 1, Asked.LOOKED_BACK);
    var asked = Asked.of(row, lines);
    if (asked.seq() == 0) {
      return Suggested.NOTHING;
    }
    var hits =
        retrieval.find(by.merchant(), asked.question(), ItemKind::isSaid, SUGGESTED).stream()
            .filter(hit -> hit.confidence() >= Confidence.OFFER)
            .map(
                hit ->
                    new Likely(
                        hit,
                        confidence.precisionAt(by.merchant(), hit.confidence()),
                        textOf(by, row, hit)))
            .toList();
    return new Suggested(asked.seq(), hits);
  }

  private Filled textOf(Actor by, ConversationRow row, Retrieval.Hit hit) {
    var text = hit.answer().text();
    return hit.kind() == ItemKind.SCRIPT
        ? scripts.fill(by, row, text)
        : new Filled(text, List.of());
  }

  /// Counts what became of a suggestion.
  @Transactional
  public void settle(Actor by, ConversationId id, ItemId item, Result result) {
    access.readable(by, id);
    uses.count(by.merchant(), List.of(item), Uses.Use.valueOf(result.name()));
  }
}

package io.heqi.conversation.script;

import io.heqi.conversation.Access;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.Scripts;
import io.heqi.knowledge.Uses;
import io.heqi.knowledge.variable.Filled;
import io.heqi.knowledge.variable.Occasion;
import io.heqi.knowledge.variable.Variables;
import io.heqi.shared.ConversationId;
import io.heqi.staff.ServiceStage;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The scripts that an agent may say in a conversation, filled with what is known of it.
@Service
public class ConversationScripts {

  private final Access access;
  private final MessageLog log;
  private final Scripts scripts;
  private final Variables variables;
  private final Uses uses;

  ConversationScripts(
      Access access, MessageLog log, Scripts scripts, Variables variables, Uses uses) {
    this.access = access;
    this.log = log;
    this.scripts = scripts;
    this.variables = variables;
    this.uses = uses;
  }

  /// Exactly one of a text and a stored picture.
  public record Part(@Nullable Filled text, @Nullable UUID picture) {}

  /// A script with the parts of the answer that fits, in the order in which they are said.
  public record Ready(Scripts.Script script, List<Part> parts) {}

  /// How much of a script was left when the agent sent it.
  public enum Result {
    ACCEPTED,
    EDITED
  }

  /// The scripts that hold now in this conversation, best first; at most [Scripts#LISTED].
  ///
  /// @param text a part of code, title, scene or words; empty finds first what suits the customer's
  ///     last question
  /// @param stage finds what is for it or for any; null for all
  @Transactional(readOnly = true)
  public List<Ready> find(Actor by, ConversationId id, String text, @Nullable ServiceStage stage) {
    var row = access.readable(by, id);
    var lines = log.before(by.merchant(), id, row.lastSeq() + 1, Asked.LOOKED_BACK);
    var wanted = new Scripts.Wanted(text, stage, Asked.of(row, lines).question());
    var filler = variables.on(occasion(by, row));
    return scripts.find(by.merchant(), by.account(), wanted).stream()
        .map(script -> ready(script, filler))
        .toList();
  }

  /// A script as it stands now, filled anew; refused where it is on offer no more. Counts as
  /// offered.
  @Transactional
  public Ready take(Actor by, ConversationId id, ItemId item) {
    var row = access.readable(by, id);
    var script = scripts.get(by.merchant(), item, Asked.place(row));
    uses.count(by.merchant(), List.of(item), Uses.Use.OFFERED);
    return ready(script, variables.on(occasion(by, row)));
  }

  /// Counts that a script was said.
  @Transactional
  public void said(Actor by, ConversationId id, ItemId item, Result result) {
    access.readable(by, id);
    uses.count(by.merchant(), List.of(item), Uses.Use.valueOf(result.name()));
    scripts.said(by.merchant(), by.account(), item);
  }

  /// A text of a script, filled for whoever says it in a conversation.
  @Transactional(readOnly = true)
  public Filled fill(Actor by, ConversationRow row, String text) {
    return variables.on(occasion(by, row)).fill(text);
  }

  private static Ready ready(Scripts.Script script, Variables.Filler filler) {
    return new Ready(
        script, script.answer().parts().stream().map(part -> part(part, filler)).toList());
  }

  private static Part part(Content.Part part, Variables.Filler filler) {
    var text = part.text();
    return new Part(text == null ? null : filler.fill(text), part.picture());
  }

  private static Occasion occasion(Actor by, ConversationRow row) {
    return new Occasion(
        by.merchant(),
        row.id(),
        row.customer(),
        row.shop(),
        row.channel(),
        by.account(),
        Locale.SIMPLIFIED_CHINESE);
  }
}

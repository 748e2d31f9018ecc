package io.heqi.bot.flow;

import io.heqi.shared.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One step of a flow. Texts may name values in braces, such as `{订单号}`.
///
/// @param id within the flow
/// @param text what the bot says; may be empty for an action and for a hand-over
/// @param value under which name the answer of a question or choice is kept; may be empty
/// @param input what a question accepts; null for other kinds
/// @param action which action is run; empty for other kinds
/// @param inputs of the action by name; each a text that may name values
/// @param exits where it goes on
/// @param x place on the drawing, in pixels
/// @param y place on the drawing, in pixels
public record FlowNode(
    String id,
    Kind kind,
    String text,
    String value,
    @Nullable InputKind input,
    String action,
    Map<String, String> inputs,
    List<Exit> exits,
    double x,
    double y) {

  /// The input of a question for one of several that names them.
  static final String OPTIONS = "options";

  static final int LONGEST_TEXT = 1_000;
  static final int LONGEST_NAME = 40;
  static final int MOST_EXITS = 10;

  /// The key of the only exit of a node that has one, and of a question that was answered.
  public static final String NEXT = "next";

  /// The key of the exit of a question that was not answered.
  public static final String FAILED = "failed";

  /// What a node does.
  public enum Kind {
    SAY,
    ASK,
    CHOICE,
    ACTION,
    HAND_OVER
  }

  /// A way on.
  ///
  /// @param key within the node: `next`, `failed`, or one of an action's outcomes; any for a choice
  /// @param label what the customer chooses; beside choices only the exit `failed` of a question
  ///     may have one, by which the customer passes the question over
  /// @param to the next node; null where the flow ends here
  public record Exit(String key, String label, @Nullable String to) {

    public Exit {
      label = label.strip();
      if (key.isEmpty() || key.length() > LONGEST_NAME || label.length() > LONGEST_NAME) {
        throw Refusal.invalid("bot.flow-exit-malformed", LONGEST_NAME);
      }
    }
  }

  public FlowNode {
    text = text.strip();
    value = value.strip();
    inputs = Map.copyOf(inputs);
    exits = List.copyOf(exits);
    if (id.isEmpty() || id.length() > LONGEST_NAME) {
      throw Refusal.invalid("bot.flow-node-malformed", LONGEST_NAME);
    }
    if (text.length() > LONGEST_TEXT
        || inputs.values().stream().anyMatch(i -> i.length() > LONGEST_TEXT)) {
      throw Refusal.invalid("bot.flow-text-malformed", LONGEST_TEXT);
    }
    if (value.length() > LONGEST_NAME || value.contains("{") || value.contains("}")) {
      throw Refusal.invalid("bot.flow-value-malformed", LONGEST_NAME);
    }
    var keys = new HashSet<String>();
    if (exits.size() > MOST_EXITS || !exits.stream().map(Exit::key).allMatch(keys::add)) {
      throw Refusal.invalid("bot.flow-exits-malformed", MOST_EXITS);
    }
  }

  Optional<Exit> exit(String key) {
    return exits.stream().filter(exit -> exit.key().equals(key)).findFirst();
  }

  /// Whether it waits for the customer.
  boolean waits() {
    return kind == Kind.ASK || kind == Kind.CHOICE;
  }
}

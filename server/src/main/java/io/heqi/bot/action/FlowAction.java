package io.heqi.bot.action;

import io.heqi.conversation.ConversationRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Something that a guided flow can look up or do for a customer. Each bean of this type is offered
/// in the editor of flows.
public interface FlowAction {

  Shape shape();

  /// Called in a transaction and for the merchant of the conversation. After a crash the same call
  /// comes once more with the same key; doing it twice must be as doing it once.
  Result run(Call call);

  /// Whether it changes something.
  enum Kind {
    LOOK_UP,
    ACT
  }

  /// @param code of the action and of its texts, such as `shop-hours`
  /// @param inputs names of what it wants to know
  /// @param outputs names of what it tells, to be used in the texts that follow
  /// @param outcomes the ways it can end, each an exit of its node
  /// @param needsProof whether it touches private data: then it runs only where the customer is
  ///     proven to be who they say, else the flow leaves by the exit `unproven`
  record Shape(
      String code,
      Kind kind,
      List<String> inputs,
      List<String> outputs,
      List<String> outcomes,
      boolean needsProof) {

    public static final String UNPROVEN = "unproven";

    public Shape {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
      outcomes = List.copyOf(outcomes);
    }

    /// All exits of a node with this action.
    public List<String> exits() {
      return needsProof ? Stream.concat(outcomes.stream(), Stream.of(UNPROVEN)).toList() : outcomes;
    }
  }

  /// @param key names this run of this node
  /// @param since the customer's line that began the flow
  /// @param language of the flow
  record Call(
      ConversationRow conversation,
      String key,
      Map<String, String> inputs,
      long since,
      Locale language) {

    /// Empty for what is not known.
    public String input(String name) {
      return inputs.getOrDefault(name, "").strip();
    }
  }

  /// @param outcome one of the shape's
  /// @param outputs as the shape names them
  record Result(String outcome, Map<String, String> outputs) {

    public static Result of(String outcome) {
      return new Result(outcome, Map.of());
    }
  }
}

package io.heqi.bot.flow;

import io.heqi.bot.flow.FlowNode.Exit;
import io.heqi.bot.flow.FlowNode.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Nodes for tests.
final class Drawing {

  private Drawing() {}

  static FlowPlan plan(FlowNode... nodes) {
    return new FlowPlan(nodes[0].id(), List.of(nodes));
  }

  static FlowNode say(String id, String text, @Nullable String to) {
    return node(id, Kind.SAY, text, "", null, "", Map.of(), exit("next", "", to));
  }

  static FlowNode ask(String id, String text, String value, InputKind input, @Nullable String to) {
    return node(id, Kind.ASK, text, value, input, "", Map.of(), exit("next", "", to));
  }

  static FlowNode oneOf(String id, String options, String skip, @Nullable String to) {
    return node(
        id,
        Kind.ASK,
        "哪一个？",
        id,
        InputKind.ONE_OF,
        "",
        Map.of("options", options),
        exit("next", "", to),
        exit("failed", skip, "none"));
  }

  static FlowNode choice(String id, String text, String value, Exit... exits) {
    return node(id, Kind.CHOICE, text, value, null, "", Map.of(), exits);
  }

  static FlowNode action(String id, String code, Map<String, String> inputs, Exit... exits) {
    return node(id, Kind.ACTION, "", "", null, code, inputs, exits);
  }

  static FlowNode handOver(String id, String text) {
    return node(id, Kind.HAND_OVER, text, "", null, "", Map.of());
  }

  static Exit exit(String key, String label, @Nullable String to) {
    return new Exit(key, label, to);
  }

  private static FlowNode node(
      String id,
      Kind kind,
      String text,
      String value,
      @Nullable InputKind input,
      String action,
      Map<String, String> inputs,
      Exit... exits) {
    return new FlowNode(id, kind, text, value, input, action, inputs, List.of(exits), 0, 0);
  }
}

package io.heqi.bot;

import io.heqi.conversation.Entry;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.SenderKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was said since the conversation, or this stretch of it, began.
///
/// @param lines oldest first; the last is the customer's line in question
record Stretch(List<Entry> lines, JsonMapper json) {

  private static final int EARLIER = 2;

  static Stretch of(List<Entry> lines, JsonMapper json) {
    var from = 0;
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.kind() == MessageKind.EVENT
          && (line.body().equals(EventCode.OPENED) || line.body().equals(EventCode.REOPENED))) {
        from = i;
      }
    }
    return new Stretch(lines.subList(from, lines.size()), json);
  }

  /// The customer's lines that nobody answered yet, oldest first.
  List<Entry> unanswered() {
    var open = new ArrayList<Entry>();
    for (var line : lines) {
      if (line.sender() == SenderKind.BOT) {
        open.clear();
      } else if (line.sender() == SenderKind.CUSTOMER) {
        open.add(line);
      }
    }
    return open;
  }

  /// What the customer said just before the last line, oldest first.
  List<String> before() {
    var said =
        lines.stream()
            .filter(line -> line.sender() == SenderKind.CUSTOMER && line.kind() == MessageKind.TEXT)
            .map(Entry::body)
            .toList();
    return said.isEmpty()
        ? List.of()
        : said.subList(Math.max(0, said.size() - 1 - EARLIER), said.size() - 1);
  }

  private List<JsonNode> facts() {
    return lines.stream()
        .filter(line -> line.sender() == SenderKind.BOT && line.data() != null)
        .map(line -> json.readTree(String.valueOf(line.data())))
        .toList();
  }

  private static String decision(JsonNode facts) {
    return facts.path("decision").asString("");
  }

  /// How often the bot did not understand since it last answered.
  int misses() {
    var misses = 0;
    for (var facts : facts()) {
      misses =
          switch (decision(facts)) {
            case "offer", "ask" -> misses + 1;
            case "answer", "flow" -> 0;
            default -> misses;
          };
    }
    return misses;
  }

  boolean isLastAnAnswer() {
    var facts = facts();
    return !facts.isEmpty() && decision(facts.getLast()).equals("answer");
  }

  /// The choices among items that the bot offered last, if that is what it said last.
  List<String> choices() {
    var facts = facts();
    if (facts.isEmpty() || !Set.of("offer", "greet").contains(decision(facts.getLast()))) {
      return List.of();
    }
    return facts.getLast().path("choices").values().stream().map(JsonNode::asString).toList();
  }

  /// The titles of what the bot gave or offered, oldest first.
  List<String> tried() {
    return facts().stream()
        .flatMap(facts -> facts.path("titles").values().stream().map(JsonNode::asString))
        .distinct()
        .toList();
  }
}

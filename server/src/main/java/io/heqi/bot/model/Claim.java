package io.heqi.bot.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a model claims, and on which passages it says to rely.
///
/// @param text empty where it says that it does not know
/// @param cites the numbers of passages, each among those it was given
record Claim(String text, List<Integer> cites) {

  private static final int LONGEST = 600;
  private static final Pattern THOUGHT = Pattern.compile("(?s)^\\s*<think>.*?</think>");
  private static final Pattern FENCE = Pattern.compile("(?s)^\\s*```\\w*\\s*(.*?)\\s*```\\s*$");
  private static final Pattern MARK = Pattern.compile("\\s*[\\[【]\\d{1,2}[\\]】]");

  boolean isUnknown() {
    return text.isEmpty();
  }

  /// Empty where the model did not keep to the form.
  static Optional<Claim> in(String said, int passages, JsonMapper json) {
    return object(said, json).flatMap(node -> of(node, passages));
  }

  private static Optional<Claim> of(JsonNode node, int passages) {
    if (node.path("unknown").asBoolean(false)) {
      return Optional.of(new Claim("", List.of()));
    }
    var answer = node.path("answer");
    var cites = node.path("cites");
    if (!answer.isString() || !cites.isArray() || cites.isEmpty()) {
      return Optional.empty();
    }
    var text = MARK.matcher(answer.asString()).replaceAll("").strip();
    var isCited =
        cites.values().stream()
            .allMatch(c -> c.isIntegralNumber() && c.asInt() >= 1 && c.asInt() <= passages);
    if (!isCited || text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Claim(text, cites.values().stream().map(JsonNode::asInt).distinct().toList()));
  }

  /// The JSON object that a model was asked for, without what models like to put around it.
  static Optional<JsonNode> object(String said, JsonMapper json) {
    try {
      return Optional.of(json.readTree(bare(said))).filter(JsonNode::isObject);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// What a model said, without its thoughts and without a fence around it.
  static String bare(String said) {
    var spoken = THOUGHT.matcher(said).replaceFirst("");
    return FENCE.matcher(spoken).replaceFirst("$1").strip();
  }
}

package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What stood before a customer's message in recorded dialogues.
final class Talks {

  private final Map<String, List<String>> before = new HashMap<>();

  /// @param file a dialogue a line, with its turns' `role` and `text`
  static Talks read(Path file) throws IOException {
    var talks = new Talks();
    var json = new JsonMapper();
    for (var line : Files.readAllLines(file)) {
      talks.add(json.readTree(line).path("turns"));
    }
    return talks;
  }

  private void add(JsonNode turns) {
    var said = new ArrayList<String>();
    for (var turn : turns) {
      var text = turn.path("text").asString().strip();
      if (turn.path("role").asString().equals("customer")) {
        before.putIfAbsent(text, List.copyOf(said.reversed().stream().limit(2).toList()));
      }
      said.add(text);
    }
  }

  /// The two turns before, the newest first; none where the message is not known.
  List<String> before(String message) {
    return before.getOrDefault(message.strip(), List.of());
  }
}

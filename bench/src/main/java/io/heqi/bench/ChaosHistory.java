package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What one client's log says.
final class ChaosHistory {

  /// Where a message was said to be stored. A customer does not know the conversation.
  record Place(String conversation, long seq) {}

  final String name;
  final boolean customer;

  /// Message ids in the order of their first sending, each with the conversation it was sent to.
  final Map<String, String> sent = new LinkedHashMap<>();

  final Map<String, Set<Place>> acknowledged = new HashMap<>();
  final Set<String> refused = new HashSet<>();
  final Map<String, Map<Long, Screen.Row>> seen = new HashMap<>();
  final Map<String, Map<Long, Screen.Row>> fresh = new HashMap<>();
  final Map<String, Long> rows = new HashMap<>();
  int attempts;
  int clashes;
  boolean done;

  private ChaosHistory(boolean customer, String name) {
    this.customer = customer;
    this.name = name;
  }

  static List<ChaosHistory> readAll(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      var histories = new ArrayList<ChaosHistory>();
      for (var file : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
        histories.add(read(file));
      }
      return histories;
    }
  }

  private static ChaosHistory read(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    var first = lines.getFirst().split("\t", -1);
    var history = new ChaosHistory(first[1].equals("customer"), first[2]);
    lines.stream().skip(1).map(line -> line.split("\t", -1)).forEach(history::take);
    return history;
  }

  private void take(String[] line) {
    switch (line[0]) {
      case "SEND" -> {
        attempts++;
        sent.putIfAbsent(line[1], line[2]);
      }
      case "ACK" ->
          acknowledged
              .computeIfAbsent(line[1], _ -> new HashSet<>())
              .add(new Place(line[2], Long.parseLong(line[3])));
      case "REFUSED" -> refused.add(line[1]);
      case "SEEN" -> show(seen, line);
      case "FRESH" -> show(fresh, line);
      case "CLASH" -> clashes++;
      case "ROW" -> rows.put(line[1], Long.parseLong(line[2]));
      case "DONE" -> done = true;
      default -> {}
    }
  }

  private static void show(Map<String, Map<Long, Screen.Row>> screen, String[] line) {
    screen
        .computeIfAbsent(line[1], _ -> new TreeMap<>())
        .put(Long.parseLong(line[2]), new Screen.Row(line[3], line[4], line[5]));
  }
}

package io.heqi.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The lines of conversations as a client shows them: each place once, however often it is brought.
final class Screen {

  /// @param sender the kind of sender, such as `CUSTOMER`
  record Row(String sender, String kind, String body) {}

  private final Map<String, TreeMap<Long, Row>> conversations = new HashMap<>();
  private final ChaosLog log;
  private final String word;

  /// @param word the kind of log line that a new row is written down as
  Screen(ChaosLog log, String word) {
    this.log = log;
    this.word = word;
  }

  /// @param senderField how the frame calls the sender
  void add(String conversation, JsonNode entry, String senderField) {
    var seq = entry.get("seq").asLong();
    var row =
        new Row(
            entry.get(senderField).asString(),
            entry.get("kind").asString(),
            entry.get("body").asString());
    var known =
        conversations.computeIfAbsent(conversation, _ -> new TreeMap<>()).putIfAbsent(seq, row);
    if (known == null) {
      write(word, conversation, seq, row);
    } else if (!known.equals(row)) {
      write("CLASH", conversation, seq, row);
    }
  }

  private void write(String kind, String conversation, long seq, Row row) {
    log.add(kind, conversation, Long.toString(seq), row.sender, row.kind, row.body);
  }

  /// The last line's place; 0 where there is none.
  long last(String conversation) {
    var rows = conversations.get(conversation);
    return rows == null ? 0 : rows.lastKey();
  }
}

package io.heqi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the database holds of the conversations that chaos went through.
final class ChaosStore {

  private static final Pattern MARK = Pattern.compile("#([^#]+)# chaos");
  private static final Set<String> EVENTS_FOR_CUSTOMERS =
      Set.of("recalled", "resolved", "closed", "reopened");

  /// Each conversation's lines by their place.
  final Map<String, TreeMap<Long, Screen.Row>> conversations = new HashMap<>();

  /// Each conversation's change number.
  final Map<String, Long> changes = new HashMap<>();

  /// Where each message of a chaos client stands; more than one place is one too many.
  final Map<String, List<ChaosHistory.Place>> places = new HashMap<>();

  /// How many conversations have a gap in their places, or a last place that is not their last.
  int gaps;

  static ChaosStore read(Connection connection) throws SQLException {
    var store = new ChaosStore();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select conversation_id, seq, sender, kind, body from conversation.messages m
                where exists (select from conversation.messages o where o.merchant_id = m.merchant_id
                  and o.conversation_id = m.conversation_id and o.body like '#%# chaos')
                order by conversation_id, seq
                """)) {
      while (row.next()) {
        store.line(
            row.getString(1),
            row.getLong(2),
            new Screen.Row(row.getString(3), row.getString(4), row.getString(5)));
      }
    }
    store.readHeads(connection);
    return store;
  }

  private void line(String conversation, long seq, Screen.Row line) {
    conversations.computeIfAbsent(conversation, _ -> new TreeMap<>()).put(seq, line);
    var mark = MARK.matcher(line.body());
    if (mark.matches()) {
      places
          .computeIfAbsent(mark.group(1), _ -> new ArrayList<>())
          .add(new ChaosHistory.Place(conversation, seq));
    }
  }

  private void readHeads(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select id, change_no, last_seq from conversation.conversations")) {
      while (row.next()) {
        var lines = conversations.get(row.getString(1));
        if (lines != null) {
          changes.put(row.getString(1), row.getLong(2));
          var last = row.getLong(3);
          gaps += lines.size() == last && lines.lastKey() == last ? 0 : 1;
        }
      }
    }
  }

  /// What of a conversation a customer may see.
  Map<Long, Screen.Row> forCustomer(String conversation) {
    var visible = new TreeMap<Long, Screen.Row>();
    conversations
        .getOrDefault(conversation, new TreeMap<>())
        .forEach(
            (seq, line) -> {
              if (!line.kind().equals("NOTE")
                  && (!line.kind().equals("EVENT") || EVENTS_FOR_CUSTOMERS.contains(line.body()))) {
                visible.put(seq, line);
              }
            });
    return visible;
  }
}

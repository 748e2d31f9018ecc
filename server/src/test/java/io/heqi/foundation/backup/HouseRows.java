package io.heqi.foundation.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a database holds, row by row, as its superuser reads it.
record HouseRows(Connection connection) {

  /// The rows of every table that belong to the merchant, each as JSON.
  Map<String, List<String>> of(long merchant) throws SQLException {
    var rows = new TreeMap<String, List<String>>();
    for (var table : TablesBackup.tables(connection)) {
      if (hasMerchant(table)) {
        rows.put(
            table,
            list(
                "select to_jsonb(t)::text from %s t where merchant_id = %d order by 1"
                    .formatted(table, merchant)));
      }
    }
    return rows;
  }

  /// All rows of every table.
  Map<String, List<String>> all() throws SQLException {
    var rows = new TreeMap<String, List<String>>();
    for (var table : TablesBackup.tables(connection)) {
      rows.put(table, list("select to_jsonb(t)::text from %s t order by 1".formatted(table)));
    }
    return rows;
  }

  private boolean hasMerchant(String table) throws SQLException {
    return list("""
    select attname from pg_attribute
    where attrelid = '%s'::regclass and attname = 'merchant_id'
    """
                .formatted(table))
            .size()
        == 1;
  }

  /// The lines of a merchant's conversations, in their order.
  List<String> lines(long merchant) throws SQLException {
    return list(
        """
        select conversation_id || ' ' || seq || ' ' || body from conversation.messages
        where merchant_id = %d order by conversation_id, seq
        """
            .formatted(merchant));
  }

  List<String> list(String query) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}

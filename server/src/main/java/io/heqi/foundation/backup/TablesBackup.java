package io.heqi.foundation.backup;

import io.heqi.foundation.database.HouseDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/// Copies the rows of all tables as the owner of the schemas sees them in one snapshot, those first
/// that others refer to.
final class TablesBackup {

  static final String FOLDER = "tables/";
  static final String SEQUENCES = "tables/sequences";

  private static final String TABLES =
      """
      select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = any (?) and c.relname <> 'flyway_schema_history'
      order by 1
      """;

  private static final String REFERENCES =
      """
      select n.nspname || '.' || c.relname, pn.nspname || '.' || p.relname
      from pg_constraint k
        join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
      where k.contype = 'f' and k.conrelid <> k.confrelid and n.nspname = any (?)
      """;

  private static final String NUMBERS =
      """
      select schemaname || '.' || sequencename || ' ' || last_value from pg_sequences
      where schemaname = any (?) and last_value is not null order by 1
      """;

  private final Connection owner;
  private final ArchiveWriter archive;

  TablesBackup(Connection owner, ArchiveWriter archive) {
    this.owner = owner;
    this.archive = archive;
  }

  void write() throws IOException, SQLException {
    owner.setAutoCommit(false);
    owner.setReadOnly(true);
    owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    for (var table : tables(owner)) {
      copy(table);
    }
    var numbers = String.join("\n", list(owner, NUMBERS, 1));
    archive.bytes(SEQUENCES, numbers.getBytes(StandardCharsets.UTF_8));
    owner.commit();
  }

  private void copy(String table) throws IOException, SQLException {
    var rows = archive.scratch();
    try {
      try (var out = Files.newOutputStream(rows)) {
        owner
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + table + " to stdout with (header true)", out);
      }
      archive.file(FOLDER + table, rows);
    } finally {
      Files.delete(rows);
    }
  }

  /// All tables, each after those that it refers to.
  static List<String> tables(Connection connection) throws SQLException {
    var needs = new TreeMap<String, Set<String>>();
    list(connection, TABLES, 1).forEach(table -> needs.put(table, new TreeSet<>()));
    references(connection)
        .forEach((table, referred) -> needs.getOrDefault(table, Set.of()).addAll(referred));
    var ordered = new ArrayList<String>();
    while (!needs.isEmpty()) {
      var free =
          needs.entrySet().stream()
              .filter(e -> ordered.containsAll(e.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("Tables refer to each other in a circle: " + needs);
      }
      ordered.addAll(free);
      free.forEach(needs::remove);
    }
    return ordered;
  }

  private static Map<String, Set<String>> references(Connection connection) throws SQLException {
    var referred = new HashMap<String, Set<String>>();
    for (var pair : list(connection, REFERENCES, 2)) {
      var names = pair.split(" ", -1);
      referred.computeIfAbsent(names[0], _ -> new TreeSet<>()).add(names[1]);
    }
    return referred;
  }

  private static List<String> list(Connection connection, String query, int columns)
      throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.prepareStatement(query)) {
      statement.setArray(1, connection.createArrayOf("text", HouseDatabase.schemas().toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(columns == 1 ? rows.getString(1) : rows.getString(1) + " " + rows.getString(2));
        }
      }
    }
    return found;
  }
}

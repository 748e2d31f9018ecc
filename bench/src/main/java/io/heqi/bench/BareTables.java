package io.heqi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Tables whose indexes, keys and references were taken away so that rows come in fast, and what
/// puts them back. A superuser's work.
final class BareTables {

  private record Part(String remove, String restore) {}

  /// References first, for they lean on keys; then keys; then what is only an index.
  private static final String PARTS =
      """
      select 'alter table ' || conrelid::regclass || ' drop constraint ' || quote_ident(conname),
        'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' '
          || pg_get_constraintdef(oid), case contype when 'f' then 1 else 2 end as turn
      from pg_constraint
      where contype = 'f' and (conrelid = any (?::text[]::regclass[]) or confrelid = any (?::text[]::regclass[]))
        or contype in ('p', 'u') and conrelid = any (?::text[]::regclass[])
      union all
      select 'drop index ' || indexrelid::regclass, pg_get_indexdef(indexrelid), 3
      from pg_index i
      where indrelid = any (?::text[]::regclass[])
        and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
      order by turn
      """;

  private final Connection connection;
  private final List<Part> parts;

  private BareTables(Connection connection, List<Part> parts) {
    this.connection = connection;
    this.parts = parts;
  }

  static BareTables strip(Connection connection, List<String> tables) throws SQLException {
    var parts = new ArrayList<Part>();
    try (var statement = connection.prepareStatement(PARTS)) {
      for (var i = 1; i <= 4; i++) {
        statement.setArray(i, connection.createArrayOf("text", tables.toArray()));
      }
      var row = statement.executeQuery();
      while (row.next()) {
        parts.add(new Part(row.getString(1), row.getString(2)));
      }
    }
    var bare = new BareTables(connection, List.copyOf(parts));
    for (var part : parts) {
      bare.execute(part.remove);
    }
    return bare;
  }

  void restore() throws SQLException {
    execute("set maintenance_work_mem = '512MB'");
    for (var part : parts.reversed()) {
      execute(part.restore);
    }
  }

  int size() {
    return parts.size();
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

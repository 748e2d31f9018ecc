package io.heqi.foundation.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/// Loads rows into a database that holds none, in one transaction that the caller commits.
final class TablesRestore implements ArchiveReader.Receiver {

  private final Connection owner;
  private final List<String> tables;

  TablesRestore(Connection owner) throws SQLException {
    this.owner = owner;
    owner.setAutoCommit(false);
    this.tables = TablesBackup.tables(owner);
  }

  void requireNoRows() throws BackupRefused, SQLException {
    for (var table : tables) {
      if (holdsRows(table)) {
        throw new BackupRefused(
            "The database is not empty (%s); a restore overwrites nothing.".formatted(table));
      }
    }
  }

  private boolean holdsRows(String table) throws SQLException {
    try (var statement = owner.createStatement();
        var row = statement.executeQuery("select exists (select from %s)".formatted(table))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  @Override
  public void directory(String name) {}

  @Override
  public void file(String name, InputStream content) throws IOException {
    if (name.startsWith(TablesBackup.FOLDER)) {
      load(name.substring(TablesBackup.FOLDER.length()), content);
    }
  }

  private void load(String table, InputStream rows) throws IOException {
    try {
      if ((TablesBackup.FOLDER + table).equals(TablesBackup.SEQUENCES)) {
        number(new String(rows.readAllBytes(), StandardCharsets.UTF_8));
      } else if (tables.contains(table)) {
        owner
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy %s from stdin with (header match)".formatted(table), rows);
      } else {
        throw new BackupRefused("The archive holds a table that this Heqi lacks: " + table);
      }
    } catch (SQLException e) {
      throw new BackupRefused(
          "The table %s could not be loaded: %s".formatted(table, e.getMessage()), e);
    }
  }

  private void number(String sequences) throws SQLException {
    try (var set = owner.prepareStatement("select setval(?::regclass, ?)")) {
      for (var line : sequences.lines().toList()) {
        var space = line.lastIndexOf(' ');
        set.setString(1, line.substring(0, space));
        set.setLong(2, Long.parseLong(line.substring(space + 1)));
        set.execute();
      }
    }
  }
}

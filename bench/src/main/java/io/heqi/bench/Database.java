package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Heqi's own PostgreSQL as its superuser sees it, past the walls between the merchants.
///
/// @param process the postmaster's process id
record Database(int port, String password, long process) {

  static Database in(Path data) throws IOException {
    var lines = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
    var secrets = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("secrets.properties"))) {
      secrets.load(in);
    }
    return new Database(
        Integer.parseInt(lines.get(3).strip()),
        secrets.getProperty("postgres"),
        Long.parseLong(lines.getFirst().strip()));
  }

  Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(address(name), "postgres", password);
  }

  String address(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  long count(String sql) throws SQLException {
    try (var connection = connect("heqi");
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Figures of a database that forgets are worth nothing.
  void requireDurable() throws SQLException {
    for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      try (var connection = connect("heqi");
          var statement = connection.createStatement();
          var row = statement.executeQuery("show " + setting)) {
        row.next();
        if (!row.getString(1).equals("on")) {
          throw new IllegalStateException(setting + " is " + row.getString(1) + ", not on");
        }
      }
    }
  }
}

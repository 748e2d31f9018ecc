package io.heqi.foundation.database;

import java.sql.Connection;
import java.sql.SQLException;

/// The roles of the embedded cluster: the owner of the schemas, the running role, which owns
/// nothing and cannot pass row-level security, and the role that text search runs as.
final class DatabaseRoles {

  static final String DATABASE = "heqi";
  static final String OWNER = "heqi_owner";
  static final String RUNNING = "heqi_app";
  static final String SEARCH = "heqi_search";

  private DatabaseRoles() {}

  static void ensure(Connection superuser, GeneratedSecrets secrets) throws SQLException {
    role(superuser, OWNER, "login password '" + secrets.ownerPassword() + "'");
    role(superuser, RUNNING, "login nobypassrls password '" + secrets.runningPassword() + "'");
    role(superuser, SEARCH, "nologin bypassrls");
    try (var statement = superuser.createStatement()) {
      statement.execute("grant %s to %s".formatted(SEARCH, OWNER));
      statement.execute("grant pg_read_all_settings to %s".formatted(RUNNING));
      if (!exists(superuser, "select 1 from pg_database where datname = ?", DATABASE)) {
        statement.execute("create database %s owner %s".formatted(DATABASE, OWNER));
      }
    }
  }

  private static void role(Connection superuser, String name, String options) throws SQLException {
    var verb =
        exists(superuser, "select 1 from pg_roles where rolname = ?", name) ? "alter" : "create";
    try (var statement = superuser.createStatement()) {
      statement.execute("%s role %s %s".formatted(verb, name, options));
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }
}

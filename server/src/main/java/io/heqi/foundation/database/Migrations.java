package io.heqi.foundation.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;

/// Brings the schema of each module up to date, from the ground up, each with a history of its own.
/// Migrations only go forward.
final class Migrations {

  /// The modules that own a schema, lower ones first.
  static final List<String> SCHEMAS =
      List.of(
          "foundation",
          "merchant",
          "staff",
          "customer",
          "conversation",
          "channel",
          "routing",
          "servicelevel",
          "survey",
          "report",
          "integration");

  private Migrations() {}

  static void run(DatabaseServer.Address owner, String runningRole) {
    for (var schema : SCHEMAS) {
      Flyway.configure()
          .dataSource(owner.url(), owner.user(), owner.password())
          .schemas(schema)
          .defaultSchema(schema)
          .locations("classpath:db/migration/" + schema)
          .loggers("slf4j")
          .load()
          .migrate();
    }
    try (var connection =
        DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
      checkServer(connection);
      grant(connection, runningRole);
    } catch (SQLException e) {
      throw new IllegalStateException("The rights of the running role could not be granted", e);
    }
  }

  private static void checkServer(Connection connection) throws SQLException {
    if (connection.getMetaData().getDatabaseMajorVersion() < 18) {
      throw new IllegalStateException(
          "Heqi needs PostgreSQL 18 or newer; this one is "
              + connection.getMetaData().getDatabaseProductVersion());
    }
  }

  private static void grant(Connection connection, String role) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var schema : SCHEMAS) {
        statement.execute("grant usage on schema %s to %s".formatted(schema, role));
        statement.execute(
            "grant select, insert, update, delete on all tables in schema %s to %s"
                .formatted(schema, role));
        statement.execute(
            "grant usage on all sequences in schema %s to %s".formatted(schema, role));
        statement.execute("revoke all on %s.flyway_schema_history from %s".formatted(schema, role));
      }
    }
  }
}

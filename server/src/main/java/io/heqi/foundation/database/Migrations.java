package io.heqi.foundation.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

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
          "contact",
          "task",
          "commerce",
          "knowledge",
          "conversation",
          "loyalty",
          "aftersale",
          "channel",
          "routing",
          "servicelevel",
          "survey",
          "outreach",
          "report",
          "integration",
          "bot");

  private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*");

  private Migrations() {}

  /// Flyway is started for those schemas alone that lack a migration: it takes longer to find
  /// nothing to do than all else at a start.
  static void run(DatabaseServer.Address owner, String runningRole) {
    try (var connection = connect(owner)) {
      checkServer(connection);
      var missing = newest();
      missing.entrySet().removeAll(applied(connection).entrySet());
      run(owner, missing);
      grant(connection, newest().keySet(), runningRole);
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be brought up to date", e);
    }
  }

  /// @param targets the last migration of each schema to apply
  static void run(DatabaseServer.Address owner, String runningRole, Map<String, String> targets) {
    run(owner, targets);
    try (var connection = connect(owner)) {
      checkServer(connection);
      grant(connection, targets.keySet(), runningRole);
    } catch (SQLException e) {
      throw new IllegalStateException("The rights of the running role could not be granted", e);
    }
  }

  private static void run(DatabaseServer.Address owner, Map<String, String> targets) {
    for (var schema : SCHEMAS) {
      if (targets.containsKey(schema)) {
        Flyway.configure()
            .dataSource(owner.url(), owner.user(), owner.password())
            .schemas(schema)
            .defaultSchema(schema)
            .locations("classpath:db/migration/" + schema)
            .target(targets.get(schema))
            .loggers("slf4j")
            .load()
            .migrate();
      }
    }
  }

  private static Connection connect(DatabaseServer.Address owner) throws SQLException {
    return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
  }

  /// The version of the last migration of each schema that this build holds.
  static Map<String, String> newest() {
    var newest = new TreeMap<String, String>();
    for (var schema : SCHEMAS) {
      newest.put(schema, Integer.toString(newest(schema)));
    }
    return newest;
  }

  private static int newest(String schema) {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath:db/migration/" + schema + "/V*.sql"))
          .map(file -> VERSION.matcher(String.valueOf(file.getFilename())))
          .filter(Matcher::matches)
          .mapToInt(version -> Integer.parseInt(version.group(1)))
          .max()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The version of the last migration of each schema that the database has had.
  static Map<String, String> applied(Connection connection) throws SQLException {
    var applied = new TreeMap<String, String>();
    try (var statement = connection.createStatement()) {
      for (var schema : SCHEMAS) {
        var version = version(statement, schema);
        if (version != null) {
          applied.put(schema, version);
        }
      }
    }
    return applied;
  }

  private static @Nullable String version(Statement statement, String schema) throws SQLException {
    try (var known =
        statement.executeQuery(
            "select to_regclass('%s.flyway_schema_history') is not null".formatted(schema))) {
      if (!known.next() || !known.getBoolean(1)) {
        return null;
      }
    }
    try (var row =
        statement.executeQuery(
            """
            select version from %s.flyway_schema_history
            where success and version is not null order by installed_rank desc limit 1
            """
                .formatted(schema))) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private static void checkServer(Connection connection) throws SQLException {
    if (connection.getMetaData().getDatabaseMajorVersion() < 18) {
      throw new IllegalStateException(
          "Heqi needs PostgreSQL 18 or newer; this one is "
              + connection.getMetaData().getDatabaseProductVersion());
    }
  }

  private static void grant(Connection connection, Set<String> schemas, String role)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var schema : schemas) {
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

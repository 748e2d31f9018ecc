package io.heqi.foundation.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The embedded database of a house as a command sees it: that of the running Heqi, or, where none
/// runs, one that is started for as long as the command takes.
public final class HouseDatabase implements AutoCloseable {

  /// The running role of an embedded database, and of an external one where nothing else is said.
  public static final String RUNNING_ROLE = DatabaseRoles.RUNNING;

  private final Path directory;
  private final @Nullable EmbeddedPostgres own;

  private HouseDatabase(Path directory, @Nullable EmbeddedPostgres own) {
    this.directory = directory;
    this.own = own;
  }

  /// @throws IOException where `directory` holds no house
  public static HouseDatabase in(Path directory) throws IOException {
    if (!Files.exists(directory.resolve("secrets.properties"))
        || !Files.exists(cluster(directory).resolve("PG_VERSION"))) {
      throw new IOException(directory + " holds no data of Heqi; name its directory with --data.");
    }
    try {
      return new HouseDatabase(directory, EmbeddedPostgres.startIn(directory));
    } catch (DataDirectoryInUse _) {
      return new HouseDatabase(directory, null);
    }
  }

  /// Makes a database where there is none yet.
  public static HouseDatabase begin(Path directory) throws IOException {
    return new HouseDatabase(directory, EmbeddedPostgres.startIn(directory));
  }

  /// Whether Heqi runs on these data.
  public boolean isInUse() {
    return own == null;
  }

  /// Where PostgreSQL keeps its files.
  public static Path cluster(Path directory) {
    return directory.resolve("postgres");
  }

  public Connection superuser() throws IOException, SQLException {
    return DriverManager.getConnection(
        address(), "postgres", GeneratedSecrets.in(directory).superuserPassword());
  }

  /// The JDBC address of the role that owns the schemas, password included.
  public String ownerUrl() throws IOException {
    return address()
        + "?user=%s&password=%s"
            .formatted(DatabaseRoles.OWNER, GeneratedSecrets.in(directory).ownerPassword());
  }

  private String address() throws IOException {
    var pidFile = Files.readAllLines(cluster(directory).resolve("postmaster.pid"));
    return "jdbc:postgresql://127.0.0.1:" + pidFile.get(3).strip() + "/" + DatabaseRoles.DATABASE;
  }

  /// The schemas that Heqi's modules own.
  public static List<String> schemas() {
    return Migrations.SCHEMAS;
  }

  /// The newest migration of each schema that this Heqi brings along.
  public static Map<String, String> newestMigrations() {
    return Migrations.newest();
  }

  /// The newest migration of each schema that the database has had.
  public static Map<String, String> appliedMigrations(Connection connection) throws SQLException {
    return Migrations.applied(connection);
  }

  /// Makes the tables as they were after the given migrations, where they are not there yet.
  ///
  /// @param ownerUrl JDBC address of the role that owns the schemas
  /// @param runningRole gets the rights that Heqi needs while it runs
  /// @param versions the last migration of each schema
  public static void migrate(String ownerUrl, String runningRole, Map<String, String> versions) {
    Migrations.run(new DatabaseServer.Address(ownerUrl, "", ""), runningRole, versions);
  }

  /// Gives restored files to the user whom PostgreSQL will run as.
  public static void handOver(Path directory) throws IOException {
    var prefix = OrdinaryUser.prefix(directory);
    try (var files = Files.walk(cluster(directory))) {
      for (var file : (Iterable<Path>) files::iterator) {
        OrdinaryUser.give(directory, file, prefix);
      }
    }
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}

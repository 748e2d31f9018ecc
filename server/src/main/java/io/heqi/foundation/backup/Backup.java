package io.heqi.foundation.backup;

import io.heqi.foundation.database.HouseDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;

/// Takes one house into one archive, the database first and its files after it: a file is on the
/// disk before the row that names it is stored, and none is deleted, so every file that the copied
/// rows name is there when the files are copied. Only files of order imports come after their rows
/// and go again; an import that is restored without its file says that it broke off.
final class Backup {

  private final Path directory;
  private final Path file;
  private final Clock clock;

  Backup(Path directory, Path file, Clock clock) {
    this.directory = directory.toAbsolutePath().normalize();
    this.file = file.toAbsolutePath().normalize();
    this.clock = clock;
  }

  /// Of the embedded database, whether Heqi runs or not.
  Manifest ofCluster() throws IOException, SQLException {
    requireOutside();
    try (var house = HouseDatabase.in(directory);
        var connection = house.superuser();
        var archive = ArchiveWriter.to(file)) {
      new ClusterBackup(connection, directory, archive).write();
      return finish(Manifest.Kind.CLUSTER, connection, archive);
    }
  }

  /// Of a database that somebody else runs.
  Manifest ofTables(String ownerUrl) throws IOException, SQLException {
    requireOutside();
    try (var connection = DriverManager.getConnection(ownerUrl);
        var archive = ArchiveWriter.to(file)) {
      new TablesBackup(connection, archive).write();
      return finish(Manifest.Kind.TABLES, connection, archive);
    }
  }

  private void requireOutside() throws BackupRefused {
    if (file.startsWith(directory)) {
      throw new BackupRefused("The backup cannot lie inside the data directory " + directory + ".");
    }
  }

  private Manifest finish(Manifest.Kind kind, Connection connection, ArchiveWriter archive)
      throws IOException, SQLException {
    copyFiles(archive);
    archive.file("secrets.properties", directory.resolve("secrets.properties"));
    var manifest =
        new Manifest(
            Manifest.FORMAT,
            kind,
            version(),
            connection.getMetaData().getDatabaseProductVersion(),
            clock.instant(),
            HouseDatabase.appliedMigrations(connection),
            archive.parts());
    archive.finish(manifest);
    return manifest;
  }

  /// Uploads that are still coming in are not the house's yet.
  private void copyFiles(ArchiveWriter archive) throws IOException {
    var root = directory.resolve("files");
    if (!Files.exists(root)) {
      return;
    }
    var incoming = root.resolve("incoming");
    try (var files = Files.walk(root)) {
      for (var kept : (Iterable<Path>) files::iterator) {
        if (!kept.startsWith(incoming) && Files.isRegularFile(kept)) {
          archive.file("files/" + root.relativize(kept), kept);
        }
      }
    }
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Backup.class.getPackage().getImplementationVersion(), "development");
  }
}

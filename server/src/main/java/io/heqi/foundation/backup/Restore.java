package io.heqi.foundation.backup;

import io.heqi.foundation.database.HouseDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Makes a house of an archive: in a folder beside the place it is meant for, which gets its name
/// only when everything was found to be as the manifest says.
final class Restore {

  private final Path file;
  private final Path directory;
  private final Path unfinished;

  Restore(Path file, Path directory) {
    this.file = file;
    this.directory = directory.toAbsolutePath().normalize();
    this.unfinished = this.directory.resolveSibling(this.directory.getFileName() + ".part");
  }

  /// Restores an archive of the embedded database.
  Manifest cluster() throws IOException {
    prepare();
    try {
      var manifest = new ArchiveReader(file).read(new Unpacking(unfinished));
      require(manifest, Manifest.Kind.CLUSTER);
      manifest.requireKnownSchemas();
      HouseDatabase.handOver(unfinished);
      settle();
      return manifest;
    } finally {
      discard();
    }
  }

  /// Restores an archive of an external database into another that holds nothing yet.
  Manifest tables(String ownerUrl, String runningRole) throws IOException, SQLException {
    prepare();
    try (var owner = DriverManager.getConnection(ownerUrl)) {
      var target = new TablesRestore(owner, ownerUrl, runningRole);
      target.prepare();
      var manifest = new ArchiveReader(file).read(new Loading(unfinished, target));
      require(manifest, Manifest.Kind.TABLES);
      requireSameSchemas(manifest, owner);
      settle();
      owner.commit();
      return manifest;
    } finally {
      discard();
    }
  }

  private static void require(Manifest manifest, Manifest.Kind kind) throws BackupRefused {
    if (manifest.kind() != kind) {
      throw new BackupRefused(
          manifest.kind() == Manifest.Kind.TABLES
              ? "The archive is of an external database: set HEQI_DATABASE_OWNER_URL to the one it"
                  + " is meant for."
              : "The archive is of Heqi's own database: unset HEQI_DATABASE_OWNER_URL to restore"
                  + " it.");
    }
  }

  private static void requireSameSchemas(Manifest manifest, Connection owner)
      throws BackupRefused, SQLException {
    if (!manifest.schemas().equals(HouseDatabase.appliedMigrations(owner))) {
      throw new BackupRefused(
          "The backup was made by Heqi %s, whose tables are others; restore it with that one."
              .formatted(manifest.heqi()));
    }
  }

  private void prepare() throws IOException {
    if (Files.exists(directory) && !isEmpty(directory)) {
      throw new BackupRefused(directory + " is not empty; a restore overwrites nothing.");
    }
    if (Files.exists(unfinished)) {
      throw new BackupRefused(
          unfinished + " is left from a restore that was broken off, or one is under way.");
    }
    Files.createDirectories(unfinished.getParent());
    Files.createDirectory(unfinished, Unpacking.PRIVATE_FOLDER);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private void settle() throws IOException {
    Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  private void discard() throws IOException {
    if (Files.exists(unfinished)) {
      try (var files = Files.walk(unfinished)) {
        for (var rest : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(rest);
        }
      }
    }
  }

  /// Writes everything to disk below one folder, readable by its owner alone.
  private record Unpacking(Path root) implements ArchiveReader.Receiver {

    static final java.nio.file.attribute.FileAttribute<?> PRIVATE_FOLDER =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    static final java.nio.file.attribute.FileAttribute<?> PRIVATE_FILE =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    @Override
    public void directory(String name) throws IOException {
      Files.createDirectories(inside(name), PRIVATE_FOLDER);
    }

    @Override
    public void file(String name, InputStream content) throws IOException {
      var target = inside(name);
      Files.createDirectories(target.getParent(), PRIVATE_FOLDER);
      Files.createFile(target, PRIVATE_FILE);
      try (var channel = FileChannel.open(target, StandardOpenOption.WRITE);
          var out = java.nio.channels.Channels.newOutputStream(channel)) {
        content.transferTo(out);
        channel.force(true);
      }
    }

    private Path inside(String name) throws BackupRefused {
      var path = root.resolve(name).normalize();
      if (!path.startsWith(root) || path.equals(root)) {
        throw new BackupRefused("The archive holds a name that leads elsewhere: " + name);
      }
      return path;
    }
  }

  /// Sends tables to the database and everything else to disk.
  private record Loading(Unpacking disk, TablesRestore tables) implements ArchiveReader.Receiver {

    Loading(Path root, TablesRestore tables) {
      this(new Unpacking(root), tables);
    }

    @Override
    public void directory(String name) throws IOException {
      disk.directory(name);
    }

    @Override
    public void file(String name, InputStream content) throws IOException {
      if (name.startsWith(TablesBackup.FOLDER)) {
        tables.load(name.substring(TablesBackup.FOLDER.length()), content);
      } else {
        disk.file(name, content);
      }
    }
  }
}

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

  /// Restores a house with a database of its own.
  Manifest own() throws IOException, SQLException {
    prepare();
    try {
      var manifest = unpack();
      if (manifest.kind() == Manifest.Kind.CLUSTER) {
        HouseDatabase.handOver(unfinished);
      } else {
        loadIntoOwn(manifest);
      }
      settle();
      return manifest;
    } finally {
      discard();
    }
  }

  /// Restores the rows of an archive into an external database that holds none yet, and the files.
  Manifest external(String ownerUrl, String runningRole) throws IOException, SQLException {
    prepare();
    try {
      var manifest = unpack();
      if (manifest.kind() == Manifest.Kind.CLUSTER) {
        throw new BackupRefused(
            "The archive is of Heqi's own database: unset HEQI_DATABASE_OWNER_URL to restore it.");
      }
      load(manifest, ownerUrl, runningRole, this::settle);
      return manifest;
    } finally {
      discard();
    }
  }

  /// Puts everything but rows on disk; at the end the whole archive is known to be sound.
  private Manifest unpack() throws IOException {
    var manifest = new ArchiveReader(file).read(new Unpacking(unfinished));
    manifest.requireKnownSchemas();
    return manifest;
  }

  private void loadIntoOwn(Manifest manifest) throws IOException, SQLException {
    try (var house = HouseDatabase.begin(unfinished)) {
      load(manifest, house.ownerUrl(), HouseDatabase.RUNNING_ROLE, () -> {});
    }
  }

  private interface LastStep {
    void take() throws IOException;
  }

  private void load(Manifest manifest, String ownerUrl, String runningRole, LastStep last)
      throws IOException, SQLException {
    HouseDatabase.migrate(ownerUrl, runningRole, manifest.schemas());
    try (var owner = DriverManager.getConnection(ownerUrl)) {
      requireSameSchemas(manifest, owner);
      var tables = new TablesRestore(owner);
      tables.requireNoRows();
      new ArchiveReader(file).read(tables);
      last.take();
      owner.commit();
    }
  }

  private static void requireSameSchemas(Manifest manifest, Connection owner)
      throws BackupRefused, SQLException {
    if (!manifest.schemas().equals(HouseDatabase.appliedMigrations(owner))) {
      throw new BackupRefused(
          "The database's tables are newer than those of the backup; give an empty database.");
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

  /// Writes to disk below one folder, readable by its owner alone, all that is not rows.
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
      if (name.startsWith(TablesBackup.FOLDER)) {
        return;
      }
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
}

package io.heqi.foundation.backup;

import io.heqi.foundation.database.HouseDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/// Copies the files of a running PostgreSQL by its low-level backup interface: the copy becomes
/// consistent, as of the backup's end, when the log that goes with it is replayed. A temporary
/// replication slot keeps that log meanwhile; it and the backup end with the connection.
///
/// Source: PostgreSQL 18 manual, 25.3.4 "Making a base backup using the low level API".
final class ClusterBackup {

  /// What a server makes anew when it starts; of these only the folders are kept.
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Pattern SKIPPED =
      Pattern.compile(
          "postmaster\\.(pid|opts)|backup_label.*|tablespace_map.*|current_logfiles.*"
              + "|pgsql_tmp.*|pg_internal\\.init.*|postgresql\\.auto\\.conf\\.tmp");

  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

  private final Connection superuser;
  private final Path cluster;
  private final ArchiveWriter archive;

  ClusterBackup(Connection superuser, Path directory, ArchiveWriter archive) {
    this.superuser = superuser;
    this.cluster = HouseDatabase.cluster(directory);
    this.archive = archive;
  }

  void write() throws IOException, SQLException {
    refuseTablespaces();
    ask(
        "select slot_name from pg_create_physical_replication_slot('heqi_backup_' ||"
            + " pg_backend_pid(), immediately_reserve => true, temporary => true)");
    var first = ask("select pg_walfile_name(pg_backup_start('heqi', fast => true))");
    copyFiles();
    finish(first);
  }

  private void refuseTablespaces() throws IOException {
    try (var links = Files.list(cluster.resolve("pg_tblspc"))) {
      if (links.findAny().isPresent()) {
        throw new BackupRefused("This PostgreSQL has tablespaces, which a backup cannot hold.");
      }
    }
  }

  private void copyFiles() throws IOException {
    Files.walkFileTree(
        cluster,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            archive.directory(nameOf(folder));
            return isEmptied(folder) ? emptied(folder) : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!SKIPPED.matcher(file.getFileName().toString()).matches()) {
              copy(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
            if (cause instanceof java.nio.file.NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw cause;
          }
        });
  }

  private boolean isEmptied(Path folder) {
    return cluster.equals(folder.getParent()) && EMPTIED.contains(folder.getFileName().toString());
  }

  private FileVisitResult emptied(Path folder) throws IOException {
    if (folder.endsWith("pg_wal")) {
      archive.directory(nameOf(folder) + "/archive_status");
      archive.directory(nameOf(folder) + "/summaries");
    }
    return FileVisitResult.SKIP_SUBTREE;
  }

  private void copy(Path file) throws IOException {
    if (file.equals(cluster.resolve("global").resolve("pg_control"))) {
      archive.bytes(nameOf(file), settled(file));
    } else {
      archive.file(nameOf(file), file);
    }
  }

  /// The control file is written in place; one read of it could be half old, half new.
  private static byte[] settled(Path file) throws IOException {
    var before = Files.readAllBytes(file);
    while (true) {
      var now = Files.readAllBytes(file);
      if (java.util.Arrays.equals(before, now)) {
        return now;
      }
      before = now;
    }
  }

  private void finish(String first) throws IOException, SQLException {
    try (var statement = superuser.createStatement();
        var row =
            statement.executeQuery(
                """
                select pg_walfile_name(lsn), labelfile
                from pg_backup_stop(wait_for_archive => false)
                """)) {
      row.next();
      copyLog(first, row.getString(1));
      archive.bytes("postgres/backup_label", row.getString(2).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void copyLog(String first, String last) throws IOException {
    try (var segments = Files.list(cluster.resolve("pg_wal"))) {
      var wanted =
          segments
              .filter(file -> isBetween(file.getFileName().toString(), first, last))
              .sorted()
              .toList();
      if (wanted.isEmpty() || !wanted.getFirst().endsWith(first)) {
        throw new BackupRefused("PostgreSQL removed a part of its log that the backup needs.");
      }
      for (var segment : wanted) {
        archive.file(nameOf(segment), segment);
      }
    }
  }

  private static boolean isBetween(String name, String first, String last) {
    return SEGMENT.matcher(name).matches()
        && name.compareTo(first) >= 0
        && name.compareTo(last) <= 0;
  }

  private String nameOf(Path file) {
    var name = cluster.relativize(file).toString();
    return name.isEmpty() ? "postgres" : "postgres/" + name;
  }

  private String ask(String query) throws SQLException {
    try (var statement = superuser.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}

package io.heqi.foundation.backup;

import io.heqi.foundation.database.HouseDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// `bin/backup` and `bin/restore`. The data directory is named by `HEQI_DATA`; an external database
/// by `HEQI_DATABASE_OWNER_URL`.
public final class BackupCommand {

  private static final String USAGE =
      """
      Usage: bin/backup [--data DIR] FILE     copies everything into FILE, while Heqi runs or not
             bin/restore FILE [--data DIR]    makes DIR of it, which must not hold anything yet
      """;

  private BackupCommand() {}

  private interface Work {
    Manifest done() throws IOException, SQLException;
  }

  /// @return the exit code
  public static int backup(String... arguments) {
    if (arguments.length != 1) {
      return misused();
    }
    var file = Path.of(arguments[0]);
    var backup = new Backup(directory(), file, Clock.systemUTC());
    var owner = setting("HEQI_DATABASE_OWNER_URL", "");
    return run(
        () -> owner.isBlank() ? backup.ofCluster() : backup.ofTables(owner),
        manifest ->
            "Everything is in %s: %s, %,d bytes; the house as of %s."
                .formatted(file, contents(manifest), Files.size(file), manifest.takenAt()));
  }

  /// @return the exit code
  public static int restore(String... arguments) {
    if (arguments.length != 1) {
      return misused();
    }
    var restore = new Restore(Path.of(arguments[0]), directory());
    var owner = setting("HEQI_DATABASE_OWNER_URL", "");
    var role = setting("HEQI_DATABASE_RUNNINGROLE", HouseDatabase.RUNNING_ROLE);
    return run(
        () -> owner.isBlank() ? restore.own() : restore.external(owner, role),
        manifest ->
            "%s holds the house as of %s: %s. Start it with bin/run --data %s"
                .formatted(directory(), manifest.takenAt(), contents(manifest), directory()));
  }

  private static String contents(Manifest manifest) {
    return "%,d files, %,d bytes unpacked"
        .formatted(
            manifest.parts().size(),
            manifest.parts().stream().mapToLong(Manifest.Part::size).sum());
  }

  private static int misused() {
    System.err.print(USAGE);
    return 2;
  }

  private interface Report {
    String of(Manifest manifest) throws IOException;
  }

  private static int run(Work work, Report report) {
    LoggingSystem.get(BackupCommand.class.getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
    try {
      System.out.println(report.of(work.done()));
      return 0;
    } catch (IOException | SQLException | IllegalStateException e) {
      System.err.println(e instanceof BackupRefused ? e.getMessage() : "It failed: " + e);
      return 1;
    }
  }

  private static Path directory() {
    return Path.of(setting("HEQI_DATA", "data"));
  }

  private static String setting(String name, String otherwise) {
    var value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : Objects.requireNonNull(value);
  }
}

package io.heqi.foundation.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// PostgreSQL refuses to run as root. Where Heqi runs as root, its programs are put into a user
/// namespace of their own, or, where the kernel forbids that, run as `nobody`.
final class OrdinaryUser {

  private static final int NOBODY = 65534;

  private OrdinaryUser() {}

  /// What to put before a command so that it does not run as root; empty for an ordinary user.
  static List<String> prefix(Path directory) throws IOException {
    if (!isRoot(directory)) {
      return List.of();
    }
    if (works("unshare", "-U", "true")) {
      return List.of("unshare", "-U");
    }
    var prefix =
        List.of(
            "setpriv",
            "--reuid=" + NOBODY,
            "--regid=" + NOBODY,
            "--clear-groups",
            "--no-new-privs");
    give(directory, directory, prefix);
    return prefix;
  }

  /// Hands a file to `nobody` where that is who will read it.
  static void give(Path directory, Path file, List<String> prefix) throws IOException {
    if (!prefix.isEmpty() && prefix.getFirst().equals("setpriv")) {
      var owner = directory.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(file, owner.lookupPrincipalByName("nobody"));
    }
  }

  static boolean works(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isRoot(Path directory) throws IOException {
    return Files.getFileStore(directory).supportsFileAttributeView("unix")
        && "root".equals(System.getProperty("user.name"));
  }
}

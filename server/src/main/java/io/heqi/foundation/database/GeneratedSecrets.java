package io.heqi.foundation.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/// Passwords and keys that Heqi makes at its first start and keeps in a file that only its user may
/// read.
final class GeneratedSecrets {

  private static final SecureRandom random = new SecureRandom();

  private final Path file;
  private final Properties values = new Properties();

  private GeneratedSecrets(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        values.load(in);
      }
    }
  }

  static GeneratedSecrets in(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new GeneratedSecrets(directory.resolve("secrets.properties"));
  }

  String superuserPassword() {
    return get("postgres");
  }

  String ownerPassword() {
    return get("owner");
  }

  String runningPassword() {
    return get("running");
  }

  String signingKey() {
    return get("signing-key");
  }

  /// The keys of sealed fields, oldest first, parted by commas. To rotate, add one at the end;
  /// taking one away makes what it sealed unreadable.
  List<String> fieldKeys() {
    return List.of(get("field-keys").split(",", -1));
  }

  private synchronized String get(String name) {
    var known = values.getProperty(name);
    if (known != null) {
      return known;
    }
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    values.setProperty(name, made);
    save();
    return made;
  }

  private void save() {
    try {
      var fresh =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              "secrets",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var out = Files.newBufferedWriter(fresh)) {
        values.store(out, "Made by Heqi. Keep it with the data: without it they cannot be opened.");
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write " + file, e);
    }
  }
}

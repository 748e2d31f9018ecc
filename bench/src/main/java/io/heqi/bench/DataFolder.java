package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Where a server of the bench keeps its data: a fresh folder that goes away afterwards, or one
/// that was named and stays.
record DataFolder(Path path, boolean kept) {

  static DataFolder of(Options options) throws IOException {
    var named = options.path("data");
    if (named.isPresent()) {
      var path = named.get().toAbsolutePath().normalize();
      Files.createDirectories(path);
      return new DataFolder(path, true);
    }
    var parent = Files.createDirectories(Path.of("bench", "target", "run")).toAbsolutePath();
    return new DataFolder(Files.createTempDirectory(parent, "data"), false);
  }

  void dispose() throws IOException {
    if (kept) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

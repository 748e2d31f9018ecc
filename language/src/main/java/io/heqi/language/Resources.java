package io.heqi.language;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Files on the class path.
final class Resources {

  private Resources() {}

  /// @param path from the root, such as `language/openings.txt`
  static byte[] bytes(String path) {
    try (var in = Resources.class.getResourceAsStream("/" + path)) {
      if (in == null) {
        throw new FileNotFoundException(path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the program is missing", e);
    }
  }

  /// The lines of a text that say something; `#` begins a remark.
  static List<String> lines(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}

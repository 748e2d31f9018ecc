package io.heqi.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/// A file of the demo: blocks of lines, an empty line between two of them.
final class Blocks {

  private Blocks() {}

  static List<List<String>> of(String file) {
    try {
      var text = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
      return Arrays.stream(text.strip().split("\\R{2,}"))
          .map(block -> block.lines().toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.heqi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every refusal has its words, in both languages.
class TextsTest {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Pattern REFUSAL =
      Pattern.compile("Refusal\\s*\\.\\s*\\w+\\(\\s*\"([a-z-]+\\.[a-z-]+)\"");

  @Test
  void bothLanguagesKnowTheSameCodes() throws IOException {
    assertThat(codes("_en.properties")).isEqualTo(codes("_zh_CN.properties"));
  }

  @Test
  void keysAreSorted() throws IOException {
    for (var file : bundles("")) {
      var keys =
          Files.readAllLines(file).stream()
              .filter(line -> line.contains("="))
              .map(line -> line.substring(0, line.indexOf('=')))
              .toList();
      assertThat(keys).as(file.toString()).isSorted();
    }
  }

  @Test
  void everyRefusalHasWordsAndEveryWordIsUsed() throws IOException {
    var used = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        REFUSAL.matcher(Files.readString(file)).results().forEach(hit -> used.add(hit.group(1)));
      }
    }
    assertThat(codes("_en.properties")).isEqualTo(used);
  }

  private static Set<String> codes(String suffix) throws IOException {
    var codes = new TreeSet<String>();
    for (var file : bundles(suffix)) {
      var properties = new Properties();
      try (var in = Files.newBufferedReader(file)) {
        properties.load(in);
      }
      codes.addAll(properties.stringPropertyNames());
    }
    return codes;
  }

  private static List<Path> bundles(String suffix) throws IOException {
    try (var files = Files.list(MESSAGES)) {
      return files.filter(f -> f.toString().endsWith(suffix)).collect(Collectors.toList());
    }
  }
}

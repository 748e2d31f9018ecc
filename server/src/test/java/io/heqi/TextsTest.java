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
  void keysAreSortedAndStandOnce() throws IOException {
    for (var file : bundles("")) {
      var keys =
          Files.readAllLines(file).stream()
              .filter(line -> line.contains("="))
              .map(line -> line.substring(0, line.indexOf('=')))
              .toList();
      assertThat(keys).as(file.toString()).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void everyRefusalHasWordsAndEveryWordIsUsed() throws IOException {
    var sources = new StringBuilder();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        sources.append(Files.readString(file));
      }
    }
    var refusals =
        REFUSAL.matcher(sources).results().map(hit -> hit.group(1)).collect(Collectors.toSet());
    var codes = codes("_en.properties");
    assertThat(codes).containsAll(refusals);
    assertThat(codes).allMatch(code -> refusals.contains(code) || isNamed(sources, code));
  }

  /// A label stands in the code as a whole, or its family does: `"report.column." + name`.
  private static boolean isNamed(CharSequence sources, String code) {
    var family = code.substring(0, code.lastIndexOf('.') + 1);
    return sources.toString().contains("\"" + code + "\"")
        || sources.toString().contains("\"" + family + "\"");
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

package io.heqi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/// Each rule about borders is proved able to fail, on code that breaks it on purpose.
class BordersTest {

  private static final Path SOURCES = Path.of("src/main/java/io/heqi");
  private static final Pattern TABLE =
      Pattern.compile(
          "\\b(?:from|join|into|update|table)\\s+(foundation|merchant|staff|customer|conversation|channel|routing|servicelevel|survey|report|commerce|knowledge|aftersale|bot|integration|contact|task|outreach)\\.(\\w+)");

  @Test
  void refusesACallUpwards() {
    var modules = broken("io.heqi.borders.upwards");
    assertThatThrownBy(modules::verify).isInstanceOf(Violations.class).hasMessageContaining("low");
  }

  @Test
  void refusesAReachIntoAnothersInnerRooms() {
    var modules = broken("io.heqi.borders.internals");
    assertThatThrownBy(modules::verify)
        .isInstanceOf(Violations.class)
        .hasMessageContaining("Secret");
  }

  @Test
  void noModuleTouchesAnothersTables() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      assertThat(files.filter(f -> f.toString().endsWith(".java")).flatMap(BordersTest::foreign))
          .isEmpty();
    }
  }

  @Test
  void seesATableOfAnotherModule() {
    assertThat(foreignIn("report", "select * from conversation.messages m")).hasSize(1);
    assertThat(foreignIn("report", "select * from report.inquiry_notes")).isEmpty();
  }

  /// The modules of a package among the tests, which are left out by default.
  private static ApplicationModules broken(String root) {
    return ApplicationModules.of(root, (ImportOption) _ -> true);
  }

  private static Stream<String> foreign(Path file) {
    try {
      var module = SOURCES.relativize(file).getName(0).toString();
      return foreignIn(module, Files.readString(file)).stream().map(hit -> file + ": " + hit);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> foreignIn(String module, String source) {
    return TABLE
        .matcher(source)
        .results()
        .filter(hit -> !hit.group(1).equals(module))
        .map(hit -> hit.group())
        .toList();
  }
}

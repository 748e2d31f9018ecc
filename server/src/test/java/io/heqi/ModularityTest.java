package io.heqi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

class ModularityTest {

  private static final ApplicationModules modules = ApplicationModules.of(HeqiApplication.class);

  @Test
  void keepsTheBordersOfItsModules() {
    modules.verify();
  }

  @Test
  void drawsItsModulesInTheDocumentation() throws IOException {
    var page = Path.of("..", "docs", "modules.md");
    var drawn = drawing();
    if (Boolean.getBoolean("heqi.update")) {
      Files.writeString(page, drawn);
    }
    assertThat(Files.readString(page))
        .as("docs/modules.md is out of date; run the tests with -Dheqi.update=true")
        .isEqualTo(drawn);
  }

  private static String drawing() {
    var boxes =
        modules.stream()
            .map(module -> "  " + name(module))
            .sorted()
            .collect(Collectors.joining("\n"));
    var arrows =
        modules.stream()
            .filter(module -> !module.isOpen())
            .flatMap(
                module ->
                    module.getDirectDependencies(modules, DependencyType.USES_COMPONENT).stream()
                        .map(dependency -> dependency.getTargetModule())
                        .filter(target -> !target.isOpen())
                        .map(target -> "  " + name(module) + " --> " + name(target)))
            .distinct()
            .sorted()
            .collect(Collectors.joining("\n"));
    return """
    # The modules

    Drawn by `ModularityTest` from the code; an arrow means "asks". `shared` and `foundation` are open to all.

    ```mermaid
    flowchart TD
    %s
    %s
    ```
    """
        .formatted(boxes, arrows);
  }

  private static String name(ApplicationModule module) {
    return module.getIdentifier().toString();
  }
}

package io.heqi.commerce.dropship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Holds the tables of steps in `docs/drop-shipping.md` to the code; `-Dheqi.update=true` writes
/// them.
class SupplierStepTablesTest {

  private static final Path PAGE = Path.of("../docs/drop-shipping.md");

  @Test
  void thePageShowsTheStepsOfOrdersAsTheyAre() throws IOException {
    assertShown(
        "orders",
        SupplierMachine.TABLE.stream()
            .map(row -> line(row.from(), row.move(), row.by(), row.to()))
            .toList());
  }

  @Test
  void thePageShowsTheStepsOfClaimsAsTheyAre() throws IOException {
    assertShown(
        "claims",
        ClaimMachine.TABLE.stream()
            .map(row -> line(row.from(), row.move(), row.by(), row.to()))
            .toList());
  }

  private static void assertShown(String name, List<String> lines) throws IOException {
    var page = Files.readString(PAGE);
    var opening = "<!-- " + name + " -->\n";
    var begin = page.indexOf(opening) + opening.length();
    var wanted =
        page.substring(0, begin)
            + "| from | move | by | leads to |\n|---|---|---|---|\n"
            + String.join("\n", lines)
            + "\n"
            + page.substring(page.indexOf("<!-- /" + name + " -->"));
    if (Boolean.getBoolean("heqi.update")) {
      Files.writeString(PAGE, wanted);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(wanted);
  }

  private static String line(
      Enum<?> from, Enum<?> move, Set<SupplierParty> by, @Nullable Enum<?> to) {
    var parties = by.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    return "| `%s` | `%s` | %s | %s |"
        .formatted(from, move, parties, to == null ? "back" : "`" + to + "`");
  }
}

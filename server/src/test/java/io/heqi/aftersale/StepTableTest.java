package io.heqi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the table of steps in `docs/after-sales.md` to the code; `-Dheqi.update=true` writes it.
class StepTableTest {

  private static final Path PAGE = Path.of("../docs/after-sales.md");
  private static final String BEGIN = "<!-- steps -->\n";
  private static final String END = "<!-- /steps -->";

  @Test
  void thePageShowsTheStepsAsTheyAre() throws IOException {
    var page = Files.readString(PAGE);
    var begin = page.indexOf(BEGIN) + BEGIN.length();
    var wanted = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("heqi.update")) {
      Files.writeString(PAGE, wanted);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(wanted);
  }

  private static String table() {
    return Machine.TABLE.stream()
        .map(StepTableTest::line)
        .collect(
            Collectors.joining(
                "\n", "| from | move | by | leads to | kinds |\n|---|---|---|---|---|\n", "\n"));
  }

  private static String line(Machine.Row row) {
    var kinds =
        row.types().size() == AfterSaleType.values().length
            ? "all"
            : Arrays.stream(AfterSaleType.values())
                .filter(row.types()::contains)
                .map(type -> "`" + type + "`")
                .collect(Collectors.joining(", "));
    var by = row.by().stream().map(Party::name).sorted().collect(Collectors.joining(", "));
    return "| `%s` | `%s` | %s | %s | %s%s |"
        .formatted(row.from(), row.move(), by, target(row.to()), kinds, advance(row));
  }

  private static String advance(Machine.Row row) {
    if (row.advances().size() == Advance.values().length) {
      return "";
    }
    return row.advances().contains(Advance.PAID)
        ? "; no instant refund under way"
        : row.advances().contains(Advance.ASKED) ? "; instant refund under way" : "; none yet";
  }

  private static String target(Machine.Target target) {
    return switch (target) {
      case Machine.Target.To(AfterSaleState state) -> "`" + state + "`";
      case Machine.Target.Ahead() -> "ahead";
      case Machine.Target.Settled() -> "settled";
      case Machine.Target.Back() -> "back";
      case Machine.Target.Here() -> "here";
    };
  }
}

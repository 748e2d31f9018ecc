package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;
import tools.jackson.databind.json.JsonMapper;

/// Prints each figure as it is found, remembers whether all targets were met, and writes everything
/// as JSON.
final class Results {

  private static final Path DIRECTORY = Path.of("bench", "target", "results");

  private static final String REHEARSED = "REHEARSED";

  private record Figure(String name, double value, String unit, String target, boolean ok) {}

  private final String bench;
  private final String word;
  private final Instant begun = Instant.now();
  private final List<String> notes = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  Results(String bench) {
    this(bench, "RESULT");
  }

  private Results(String bench, String word) {
    this.bench = bench;
    this.word = word;
  }

  /// Figures that are nobody's result, because they are meant to be bad; no file is written.
  static Results rehearsal(String bench) {
    return new Results(bench, REHEARSED);
  }

  /// A sentence about the load, the rows or the samples, for whoever reads the figures.
  void note(String note) {
    notes.add(note);
    System.out.println(note);
  }

  /// @param nanoseconds samples in nanoseconds
  void quantiles(String what, AbstractHistogram nanoseconds) {
    note(
        "%s: %d samples; ms min %.2f p50 %.2f p90 %.2f p99 %.2f p99.9 %.2f max %.2f"
            .formatted(
                what,
                nanoseconds.getTotalCount(),
                nanoseconds.getMinValue() / 1e6,
                millis(nanoseconds, 50),
                millis(nanoseconds, 90),
                millis(nanoseconds, 99),
                millis(nanoseconds, 99.9),
                nanoseconds.getMaxValue() / 1e6));
  }

  static double millis(AbstractHistogram nanoseconds, double percentile) {
    return nanoseconds.getValueAtPercentile(percentile) / 1e6;
  }

  void atLeast(String name, double value, String unit, double target) {
    add(new Figure(name, value, unit, ">=" + plain(target), value >= target));
  }

  void atMost(String name, double value, String unit, double target) {
    add(new Figure(name, value, unit, "<=" + plain(target), value <= target));
  }

  void none(String name, long value) {
    add(new Figure(name, (double) value, "count", "0", value == 0));
  }

  /// A figure without a target, for comparison.
  void plain(String name, double value, String unit) {
    add(new Figure(name, value, unit, "-", true));
  }

  private void add(Figure figure) {
    figures.add(figure);
    System.out.printf(
        Locale.ROOT,
        "%s name=%s.%s value=%s unit=%s target=%s ok=%s%n",
        word,
        bench,
        figure.name,
        plain(figure.value),
        figure.unit,
        figure.target,
        figure.ok);
  }

  /// A figure that was found, or 0 where there is none of that name.
  double value(String name) {
    return figures.stream().filter(f -> f.name.equals(name)).mapToDouble(Figure::value).sum();
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4f", value);
  }

  /// Writes the file and says with what code the process should end.
  int finish() throws IOException {
    var ok = !figures.isEmpty() && figures.stream().allMatch(Figure::ok);
    if (word.equals(REHEARSED)) {
      return ok ? 0 : 1;
    }
    Files.createDirectories(DIRECTORY);
    var file = DIRECTORY.resolve(bench + ".json");
    var all =
        Map.of(
            "bench", bench,
            "begun", begun.toString(),
            "ended", Instant.now().toString(),
            "processors", Runtime.getRuntime().availableProcessors(),
            "notes", notes,
            "figures", figures,
            "ok", ok);
    Files.writeString(
        file,
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    System.out.printf("%s; written to %s%n", ok ? "all targets met" : "A TARGET WAS MISSED", file);
    return ok ? 0 : 1;
  }
}

package io.heqi.bench;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import io.heqi.language.Calibration;
import io.heqi.language.Meanings;
import io.heqi.language.Questions;
import io.heqi.language.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Asks a body of knowledge made of public questions what it holds in other words, and what it does
/// not hold; with `--speed` how fast that goes with 10,000 items. Needs no server.
final class FaqBench {

  private static final double PRECISION = 0.95;
  private static final int PADDED = 10_000;
  private static final double POINTS = 100;

  private final Options options;
  private final Path file;
  private final int items;
  private final Results results = new Results("faq");

  FaqBench(Options options) {
    this.options = options;
    this.file =
        options.path("data").orElseThrow(() -> new Options.Misused("--data FILE is missing"));
    this.items = options.number("kb", Integer.MAX_VALUE);
  }

  int run() throws IOException {
    try (var meanings = new Meanings()) {
      results.atMost("ready", FaqSpeed.ready(meanings), "s", 3);
      results.plain("ready.processor", FaqSpeed.processor(), "s");
      var rows = FaqRows.read(file);
      if (options.has("speed")) {
        speed(meanings, rows);
      } else {
        quality(meanings, FaqShape.of(rows, items, options.number("seed", 1)));
      }
    }
    results.atMost("memory", FaqSpeed.memory(), "MB", 400);
    return results.finish();
  }

  private void quality(Meanings meanings, FaqShape shape) {
    results.note(
        "%s: %d items, %d questions in other words, %d foreign ones"
            .formatted(
                file.getFileName(),
                shape.knowledge().size(),
                shape.asked().size(),
                shape.foreign().size()));
    var questions = Questions.of(FaqDesk.phrasings(meanings, shape.knowledge()));
    var desk = new FaqDesk(meanings, questions);
    var foreign = FaqScores.foreign(desk, shape);
    var targets = FaqTargets.of(file, items);

    var plain = FaqScores.of(desk, shape, foreign, question -> question);
    targets.share(results, "top1", plain.top1());
    targets.share(results, "top3", plain.top3());
    targets.share(results, "mrr", plain.meanReciprocalRank());
    targets.share(results, "answered", plain.answered(PRECISION));
    calibrated(questions, plain);

    var traditional = FaqScores.of(desk, shape, foreign, ZhConverterUtil::toTraditional);
    losses(targets, "traditional", plain, traditional);
    var typos = new FaqTypos(options.number("seed", 1));
    losses(targets, "homophone", plain, FaqScores.of(desk, shape, foreign, typos::in));
    decisions(desk, shape.asked().stream().map(FaqShape.Asked::question).toList());
  }

  /// What becomes of it with a confidence that was found from the knowledge alone.
  private void calibrated(Questions questions, FaqScores scores) {
    var from =
        Calibration.of(Rehearsal.of(questions))
            .at(PRECISION)
            .map(Calibration.Point::confidence)
            .orElse(1.0);
    results.plain("calibrated.confidence", from, "0..1");
    results.plain("calibrated.precision", scores.precisionFrom(from), "share");
    results.plain("calibrated.answered", scores.answeredFrom(from), "share");
  }

  private void losses(FaqTargets targets, String name, FaqScores plain, FaqScores scores) {
    targets.share(results, name + ".top1", scores.top1());
    targets.loss(results, name + ".loss", POINTS * (plain.top1() - scores.top1()));
    targets.share(results, name + ".answered", scores.answered(PRECISION));
    targets.loss(
        results,
        name + ".answered-loss",
        POINTS * (plain.answered(PRECISION) - scores.answered(PRECISION)));
  }

  /// Whatever the file holds, again and again with a number behind it, until it is enough.
  private void speed(Meanings meanings, FaqRows rows) {
    var all = rows.questions();
    var knowledge =
        IntStream.range(0, PADDED)
            .mapToObj(i -> all.get(i % all.size()) + (i < all.size() ? "" : i / all.size()))
            .toList();
    var phrasings = FaqDesk.phrasings(meanings, knowledge);
    results.atMost("index", FaqSpeed.building(phrasings), "s", 1);
    decisions(new FaqDesk(meanings, Questions.of(phrasings)), all.reversed());
  }

  private void decisions(FaqDesk desk, List<String> questions) {
    var times = FaqSpeed.decisions(desk, questions);
    results.quantiles("decisions in one thread", times.wall());
    results.atMost("decision.p50", Results.millis(times.wall(), 50), "ms", 5);
    results.atMost("decision.p99", Results.millis(times.wall(), 99), "ms", 60);
    results.plain("decision.processor.p50", Results.millis(times.processor(), 50), "ms");
    results.plain("decision.processor.p99", Results.millis(times.processor(), 99), "ms");
  }
}

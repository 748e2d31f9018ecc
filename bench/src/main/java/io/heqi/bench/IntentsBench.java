package io.heqi.bench;

import io.heqi.language.Classifier;
import io.heqi.language.Intents;
import io.heqi.language.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How well the intents of real messages are told, from the program's own phrasings alone and with
/// four fifths of the messages as a merchant's own labels.
final class IntentsBench {

  private static final int FOLDS = 5;

  /// Labels of messages that nobody could answer alone.
  private static final Set<String> FOREIGN = Set.of("other", "info", Intents.NONE);

  private final Options options;
  private final Results results = new Results("intents");

  IntentsBench(Options options) {
    this.options = options;
  }

  int run() throws IOException {
    var data = TestData.find();
    var file = options.path("data").or(() -> data.map(d -> d.file("intent_jd_customer.tsv")));
    if (file.isEmpty() || !Files.exists(file.get())) {
      System.out.println("intents: no labelled messages found (--data FILE, HEQI_TEST_DATA)");
      return 0;
    }
    var dialogues =
        options.path("dialogues").or(() -> data.map(d -> d.file("dialogue_jddc.jsonl")));
    try (var lines = new Lines()) {
      var messages = messages(file.get(), dialogues.filter(Files::exists).orElse(null), lines);
      var seeds = Intents.seeds(lines.meanings());
      results.note(
          "%d messages, %d of them with what was said before; %d phrasings of the program"
              .formatted(
                  messages.size(),
                  messages.stream().filter(m -> !m.before().isEmpty()).count(),
                  seeds.size()));
      measure(messages, seeds);
    }
    return results.finish();
  }

  private List<Classifier.Sample> messages(Path file, @Nullable Path dialogues, Lines lines)
      throws IOException {
    var talks = dialogues == null ? new Talks() : Talks.read(dialogues);
    return TestData.shuffled(file, options.number("seed", 1)).stream()
        .map(
            row ->
                new Classifier.Sample(
                    lines.of(Masks.lifted(row.get(1))),
                    talks.before(row.get(1)).stream().map(Masks::lifted).map(lines::of).toList(),
                    FOREIGN.contains(row.getFirst()) ? Intents.NONE : row.getFirst()))
        .toList();
  }

  private void measure(List<Classifier.Sample> messages, List<Classifier.Sample> seeds) {
    var begun = System.nanoTime();
    var alone = Intents.learn(seeds, List.of());
    results.plain("learn_seeds", (System.nanoTime() - begun) / 1e6, "ms");
    report("seeds", new Tally().add(alone, messages));
    var folds = new Tally();
    for (var fold = 0; fold < FOLDS; fold++) {
      folds.add(Intents.learn(seeds, part(messages, fold, false)), part(messages, fold, true));
    }
    report("folds", folds);
    results.atLeast("folds.accuracy", folds.message.accuracy(), "share", 0.80);
    results.atLeast("folds.answered_at_90", folds.message.at(0.90).share(), "share", 0.55);
  }

  private static List<Classifier.Sample> part(
      List<Classifier.Sample> messages, int fold, boolean held) {
    return IntStream.range(0, messages.size())
        .filter(i -> (i % FOLDS == fold) == held)
        .mapToObj(messages::get)
        .toList();
  }

  private void report(String name, Tally tally) {
    report(name + ", message alone", tally.message);
    report(name + ", with what was said before", tally.inTalk);
    results.note(
        "%s: none said to %d of %d foreign messages and to %d of %d others"
            .formatted(
                name,
                tally.noneRightly,
                tally.foreign,
                tally.noneWrongly,
                tally.message.answerable()));
  }

  private void report(String name, Answered answered) {
    var at90 = answered.at(0.90);
    results.note(
        "%s: accuracy %s; answered at 90 %% precision %s from confidence %.2f on, at 95 %% %.3f"
            .formatted(
                name,
                Answered.interval(answered.accuracy(), answered.answerable()),
                Answered.interval(at90.share(), answered.answerable()),
                at90.confidence(),
                answered.at(0.95).share()));
  }

  private static final class Tally {
    final Answered message = new Answered();
    final Answered inTalk = new Answered();
    int foreign;
    int noneRightly;
    int noneWrongly;

    Tally add(Intents intents, List<Classifier.Sample> messages) {
      for (var sample : messages) {
        var isForeign = sample.label().equals(Intents.NONE);
        answer(intents, sample, List.of(), message);
        answer(intents, sample, sample.before(), inTalk);
        var none = intents.of(sample.line(), sample.before()).isNone();
        foreign += isForeign ? 1 : 0;
        noneRightly += none && isForeign ? 1 : 0;
        noneWrongly += none && !isForeign ? 1 : 0;
      }
      return this;
    }

    private static void answer(
        Intents intents, Classifier.Sample sample, List<Line> before, Answered into) {
      var best =
          intents.guesses(sample.line(), before).stream()
              .filter(guess -> !guess.label().equals(Intents.NONE))
              .findFirst()
              .orElseThrow();
      into.add(
          best.label(), sample.label(), !sample.label().equals(Intents.NONE), best.probability());
    }
  }
}

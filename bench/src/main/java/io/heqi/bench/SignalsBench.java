package io.heqi.bench;

import io.heqi.language.Classifier;
import io.heqi.language.Feeling;
import io.heqi.language.Feelings;
import io.heqi.language.Sign;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// How well the mood of a text is told: first the method, which learns from a part of each data set
/// and is asked about another part, then the model that comes with Heqi, which learnt from none.
final class SignalsBench {

  /// @param cell of a row in which the text stands
  /// @param label of a row in which the label stands
  private record Set(
      String name, String file, int label, int cell, int learnt, int asked, double target) {}

  private static final List<Set> SETS =
      List.of(
          new Set("shopping", "sentiment_shopping10.tsv", 1, 2, 9_000, 3_000, 0.935),
          new Set("takeaway", "sentiment_waimai.tsv", 0, 1, 6_000, 2_000, 0.915),
          new Set("chat", "sentiment_chat_xs.tsv", 0, 1, 6_000, 2_000, 0.925),
          new Set("offence", "offensive_cold.tsv", 0, 3, 10_500, 3_500, 0.885));

  private static final Classifier.Shape METHOD = new Classifier.Shape(1, 1.5, 3, 0, 0, 5);

  private final Options options;
  private final Results results = new Results("signals");

  SignalsBench(Options options) {
    this.options = options;
  }

  int run() throws IOException {
    var data = TestData.find();
    if (data.isEmpty()) {
      System.out.println("signals: no data sets found (HEQI_TEST_DATA)");
      return 0;
    }
    try (var lines = new Lines()) {
      var begun = System.nanoTime();
      var feelings = new Feelings(lines.meanings());
      results.plain("learn_feelings", (System.nanoTime() - begun) / 1e6, "ms");
      service(data.get(), feelings, lines);
      disguises(feelings, lines);
      for (var set : SETS) {
        learnt(set, data.get(), feelings, lines);
      }
      var dissatisfaction = new Dissatisfaction(lines, options.number("seed", 1));
      results.atLeast(
          "dissatisfaction.auc",
          dissatisfaction.auc(data.get().file("dialogue_stc3_weibo_helpdesk.jsonl")),
          "share",
          0.88);
    }
    return results.finish();
  }

  private void service(TestData data, Feelings feelings, Lines lines) throws IOException {
    var rows = TestData.shuffled(data.file("intent_jd_customer.tsv"), 1);
    var negative = 0;
    var angry = 0;
    var insults = 0;
    for (var row : rows) {
      var feeling = feelings.of(lines.of(Masks.lifted(row.get(1))));
      negative += feeling.isNegative() ? 1 : 0;
      angry += feeling.anger() == Feeling.Anger.ANGRY ? 1 : 0;
      insults += feeling.has(Sign.Kind.INSULT) ? 1 : 0;
    }
    results.atMost("service.negative", (double) negative / rows.size(), "share", 0.10);
    results.plain("service.angry", angry, "count");
    results.atMost("service.insults", insults, "count", 3);
  }

  private void disguises(Feelings feelings, Lines lines) {
    var missed =
        Disguises.INSULTS.stream()
            .filter(text -> !feelings.of(lines.of(text)).has(Sign.Kind.INSULT))
            .toList();
    var alarms =
        Disguises.HARMLESS.stream()
            .filter(text -> feelings.of(lines.of(text)).has(Sign.Kind.INSULT))
            .toList();
    results.note("disguised insults missed: " + missed + "; false alarms: " + alarms);
    var all = (double) Disguises.INSULTS.size();
    results.atLeast("disguises.caught", (all - missed.size()) / all, "share", 0.90);
    results.none("disguises.harmless", alarms.size());
  }

  private void learnt(Set set, TestData data, Feelings feelings, Lines lines) throws IOException {
    var samples =
        TestData.shuffled(data.file(set.file), options.number("seed", 1)).stream()
            .limit(set.learnt + set.asked)
            .map(
                row ->
                    new Classifier.Sample(
                        lines.of(row.get(set.cell)), List.of(), row.get(set.label)))
            .toList();
    var classifier = Classifier.train(samples.subList(0, set.learnt), METHOD);
    var method = new Confusion();
    var shipped = new Confusion();
    for (var sample : samples.subList(set.learnt, samples.size())) {
      var said = classifier.guesses(sample.line(), List.of()).getFirst().label();
      method.add(said.equals("1"), sample.label().equals("1"));
      var feeling = feelings.of(sample.line());
      shipped.add(feeling.positive() > feeling.negative(), sample.label().equals("1"));
    }
    results.note(
        String.format(
            Locale.ROOT,
            "%s: accuracy %s, macro-F1 %.3f",
            set.name,
            Answered.interval(method.accuracy(), set.asked),
            method.macroF1()));
    if (set.name.equals("offence")) {
      results.atLeast("offence.macro_f1", method.macroF1(), "share", set.target);
    } else {
      results.atLeast(set.name + ".accuracy", method.accuracy(), "share", set.target);
      results.plain(set.name + ".shipped", shipped.accuracy(), "share");
    }
  }
}

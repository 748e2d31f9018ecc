package io.heqi.language;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Tells what customers of a shop want, out of 20 intents such as `track` or `refundp`. Learns from
/// phrasings that come with the program and from a merchant's own labelled messages.
public final class Intents {

  /// The code of a message that cannot be answered alone.
  public static final String NONE = "none";

  private static final Classifier.Shape SHAPE = new Classifier.Shape(1, 1, 2, 0, 0, 10);

  /// How much what was said before sways a message that says nothing itself.
  private static final double PAST = 0.5;

  private static final int LOOKED_BACK = 2;

  /// What says nothing about the messages after it.
  private static final Set<String> PASSING = Set.of(NONE, "greet", "bye");

  private static final int REASONS = 3;

  private final List<Classifier.Sample> samples;
  private final Classifier classifier;

  private Intents(List<Classifier.Sample> samples) {
    this.samples = samples;
    this.classifier = Classifier.train(samples, SHAPE);
  }

  /// Learns; takes about a second.
  ///
  /// @param labelled the merchant's own messages; with a code of their own they make a new intent
  public static Intents learn(List<Classifier.Sample> seeds, List<Classifier.Sample> labelled) {
    return new Intents(Stream.concat(seeds.stream(), labelled.stream()).toList());
  }

  /// The phrasings that come with the program.
  public static List<Classifier.Sample> seeds(Meanings meanings) {
    return Sections.of("language/intents.txt").entrySet().stream()
        .flatMap(
            section ->
                section.getValue().stream()
                    .map(
                        text ->
                            new Classifier.Sample(
                                Line.of(text, meanings), List.of(), section.getKey())))
        .toList();
  }

  /// @param before what was said just before by either side, the newest first; may be empty
  public Intent of(Line line, List<Line> before) {
    var guess = guesses(line, before).getFirst();
    return new Intent(guess.label(), guess.probability(), reason(line, guess.label()));
  }

  /// All intents and [#NONE], the most probable first.
  public List<Classifier.Guess> guesses(Line line, List<Line> before) {
    var guesses = classifier.guesses(line, List.of());
    var past =
        before.stream().limit(LOOKED_BACK).filter(earlier -> !earlier.text().isEmpty()).toList();
    if (past.isEmpty()) {
      return guesses;
    }
    var all = new LinkedHashMap<String, Double>();
    guesses.forEach(guess -> all.put(guess.label(), guess.probability()));
    var share = PAST * all.getOrDefault(NONE, 0.0) / past.size();
    for (var earlier : past) {
      for (var guess : classifier.guesses(earlier, List.of())) {
        if (!PASSING.contains(guess.label())) {
          all.merge(guess.label(), share * guess.probability(), Double::sum);
          all.merge(NONE, -share * guess.probability(), Double::sum);
        }
      }
    }
    return all.entrySet().stream()
        .map(entry -> new Classifier.Guess(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(Classifier.Guess::probability).reversed())
        .toList();
  }

  private List<Intent.Like> reason(Line line, String code) {
    return samples.stream()
        .filter(sample -> sample.label().equals(code))
        .map(
            sample ->
                new Intent.Like(
                    sample.line().text(), sample.line().meaning().cosine(line.meaning())))
        .sorted(Comparator.comparingDouble(Intent.Like::likeness).reversed())
        .limit(REASONS)
        .toList();
  }
}

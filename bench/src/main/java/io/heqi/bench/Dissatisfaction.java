package io.heqi.bench;

import io.heqi.language.Classifier;
import io.heqi.language.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether the method tells the third of the dialogues with which their readers were least
/// satisfied, from what the customer said first and last and from the number of turns.
final class Dissatisfaction {

  private static final int FOLDS = 5;
  private static final Classifier.Shape SHAPE = new Classifier.Shape(1, 0.7, 2, 1, 0.7, 3);

  private record Ranked(double risk, boolean bad) {}

  private final Lines lines;
  private final int seed;

  Dissatisfaction(Lines lines, int seed) {
    this.lines = lines;
    this.seed = seed;
  }

  /// How probable it is that a bad dialogue ranks before another, each being asked about by a
  /// classifier that learnt from four fifths of the others.
  double auc(Path file) throws IOException {
    var json = new JsonMapper();
    var talks = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(file)) {
      talks.add(json.readTree(line));
    }
    Collections.shuffle(talks, new Random(seed));
    var marks = talks.stream().mapToDouble(Dissatisfaction::satisfaction).sorted().toArray();
    var limit = marks[marks.length / 3];
    var samples = talks.stream().map(talk -> rated(talk, limit)).toList();
    var ranked = new ArrayList<Ranked>();
    for (var fold = 0; fold < FOLDS; fold++) {
      var classifier = Classifier.train(part(samples, fold, false), SHAPE);
      for (var sample : part(samples, fold, true)) {
        var risk =
            classifier.guesses(sample.line(), sample.before()).stream()
                .filter(guess -> guess.label().equals("bad"))
                .mapToDouble(Classifier.Guess::probability)
                .sum();
        ranked.add(new Ranked(risk, sample.label().equals("bad")));
      }
    }
    return area(ranked);
  }

  private static double satisfaction(JsonNode talk) {
    return talk.path("mean_satisfaction_S").asDouble();
  }

  private Classifier.Sample rated(JsonNode talk, double limit) {
    var said = new ArrayList<String>();
    for (var turn : talk.path("turns")) {
      if (turn.path("role").asString().equals("customer")) {
        said.add(turn.path("text").asString().replaceAll("@\\S+", " "));
      }
    }
    var last = lines.of(said.getLast());
    // The number of turns goes in as a word, which the characters are looked at for.
    var counted =
        new Line(
            last.text() + " turns" + "x".repeat(Math.min(8, talk.path("turns").size())),
            last.meaning());
    return new Classifier.Sample(
        counted, List.of(lines.of(said.getFirst())), satisfaction(talk) <= limit ? "bad" : "good");
  }

  private static List<Classifier.Sample> part(
      List<Classifier.Sample> samples, int fold, boolean held) {
    return IntStream.range(0, samples.size())
        .filter(i -> (i % FOLDS == fold) == held)
        .mapToObj(samples::get)
        .toList();
  }

  private static double area(List<Ranked> ranked) {
    var better = 0.0;
    var pairs = 0L;
    for (var bad : ranked) {
      for (var good : ranked) {
        if (bad.bad() && !good.bad()) {
          pairs++;
          better += bad.risk() > good.risk() ? 1 : bad.risk() == good.risk() ? 0.5 : 0;
        }
      }
    }
    return better / pairs;
  }
}

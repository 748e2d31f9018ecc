package io.heqi.language;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Tells which label a text deserves, as it learnt from labelled texts: logistic regression with L2
/// regularisation, one label against the rest. Always learns the same from the same samples.
public final class Classifier {

  /// A text with what was said before it, the newest first, and the label it deserves.
  public record Sample(Line line, List<Line> before, String label) {}

  /// How probable a label is, from 0 to 1; those of all labels sum up to 1.
  public record Guess(String label, double probability) {}

  /// What is looked at, and how much it may sway.
  ///
  /// @param meaning the weight of the meaning
  /// @param grams the weight of the characters
  /// @param longestGram how many characters are looked at together
  /// @param before how many of the lines before are looked at
  /// @param past the weight of a line before in comparison to the text itself
  /// @param cost what an error costs; the higher, the closer to the samples
  public record Shape(
      double meaning, double grams, int longestGram, int before, double past, double cost) {}

  private final List<String> labels;
  private final Features features;
  private final Model model;

  private Classifier(List<String> labels, Features features, Model model) {
    this.labels = labels;
    this.features = features;
    this.model = model;
  }

  public static Classifier train(List<Sample> samples, Shape shape) {
    var labels = samples.stream().map(Sample::label).distinct().sorted().toList();
    var features = new Features(samples, shape);
    var problem = new Problem();
    problem.l = samples.size();
    problem.n = features.count();
    problem.bias = -1;
    problem.x =
        samples.stream()
            .map(sample -> features.of(sample.line(), sample.before()))
            .toArray(Feature[][]::new);
    problem.y = samples.stream().mapToDouble(sample -> labels.indexOf(sample.label())).toArray();
    Linear.disableDebugOutput();
    var parameter = new Parameter(SolverType.L2R_LR_DUAL, shape.cost(), 0.1);
    parameter.setRandom(new Random(1));
    return new Classifier(labels, features, Linear.train(problem, parameter));
  }

  /// The labels, the most probable first.
  public List<Guess> guesses(Line line, List<Line> before) {
    var probabilities = new double[labels.size()];
    Linear.predictProbability(model, features.of(line, before), probabilities);
    var order = model.getLabels();
    return IntStream.range(0, probabilities.length)
        .mapToObj(i -> new Guess(labels.get(order[i]), probabilities[i]))
        .sorted(Comparator.comparingDouble(Guess::probability).reversed())
        .toList();
  }
}

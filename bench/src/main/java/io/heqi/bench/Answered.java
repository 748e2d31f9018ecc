package io.heqi.bench;

import io.heqi.language.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a classifier said to each of a number of questions, of which only some can be answered.
final class Answered {

  /// How sure the answers must be for a precision, and what share of the answerable questions is
  /// then answered rightly.
  record Share(double share, double confidence) {}

  private record Answer(boolean right, boolean answerable, double confidence) {}

  private final List<Answer> answers = new ArrayList<>();

  void add(String given, String expected, boolean answerable, double confidence) {
    answers.add(new Answer(answerable && given.equals(expected), answerable, confidence));
  }

  long answerable() {
    return answers.stream().filter(Answer::answerable).count();
  }

  long right() {
    return answers.stream().filter(Answer::right).count();
  }

  double accuracy() {
    return (double) right() / answerable();
  }

  /// At the lowest confidence that still gives the precision over all questions; it is chosen on
  /// the same questions, so a little flattering.
  Share at(double precision) {
    var sorted =
        answers.stream().sorted(Comparator.comparingDouble(Answer::confidence).reversed()).toList();
    var best = new Share(0, 1);
    var right = 0;
    for (var i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).right() ? 1 : 0;
      if (right >= precision * (i + 1)) {
        best = new Share((double) right / answerable(), sorted.get(i).confidence());
      }
    }
    return best;
  }

  /// A share with its 95 % interval, as text.
  static String interval(double share, long of) {
    var interval = Interval.of(share, (double) of, Interval.Z95);
    return "%.3f (95 %%: %.3f to %.3f, n=%d)".formatted(share, interval.low(), interval.high(), of);
  }
}

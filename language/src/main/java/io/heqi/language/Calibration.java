package io.heqi.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How sure one must be to answer, found from answers that were judged.
///
/// Small samples are not trusted more than they deserve: what counts is not the share of right
/// answers itself but the lower end of its [Interval] at z = 1: the true precision lies above it in
/// five of six cases. So 19 judged answers, all right, are the fewest that show 95 %. Weighted
/// answers count as many as give the same variance (Kish 1965): the square of the sum of the
/// weights over the sum of their squares.
public final class Calibration {

  private static final double Z = 1;

  /// What happens where questions are answered from a confidence on.
  ///
  /// @param confidence the lowest that is answered
  /// @param precision the share of right ones among the answered
  /// @param assured the precision that the sample vouches for; at most `precision`
  /// @param answered the share of all questions that is answered, growing along the curve
  public record Point(double confidence, double precision, double assured, double answered) {}

  private final List<Point> curve;

  private Calibration(List<Point> curve) {
    this.curve = curve;
  }

  /// @param sample in any order; see [Rehearsal] for a first one
  public static Calibration of(List<Judged> sample) {
    var sorted =
        sample.stream().sorted(Comparator.comparingDouble(Judged::confidence).reversed()).toList();
    var all = sorted.stream().mapToDouble(Judged::weight).sum();
    var curve = new ArrayList<Point>();
    var right = 0.0;
    var weights = 0.0;
    var squares = 0.0;
    for (var i = 0; i < sorted.size(); i++) {
      var judged = sorted.get(i);
      weights += judged.weight();
      squares += judged.weight() * judged.weight();
      right += judged.right() ? judged.weight() : 0;
      if (i + 1 == sorted.size() || sorted.get(i + 1).confidence() < judged.confidence()) {
        var precision = Math.min(1, right / weights);
        var assured = Interval.of(precision, weights * weights / squares, Z).low();
        curve.add(new Point(judged.confidence(), precision, assured, Math.min(1, weights / all)));
      }
    }
    return new Calibration(List.copyOf(curve));
  }

  /// Precision against share answered, the surest answers first; empty for an empty sample.
  public List<Point> curve() {
    return curve;
  }

  /// Where to answer most questions with the wanted precision; empty where the sample is too small
  /// or too poor to vouch for it at any confidence, so that nothing should be answered by itself.
  public Optional<Point> at(double precision) {
    return curve.reversed().stream().filter(point -> point.assured >= precision).findFirst();
  }
}

package io.heqi.bench;

import io.heqi.language.Judged;
import io.heqi.language.Match;
import io.heqi.language.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// How well questions were answered.
///
/// @param judged the best item of each question, the foreign ones among them
/// @param asked how many questions the knowledge answers
record FaqScores(
    double top1, double top3, double meanReciprocalRank, List<Judged> judged, int asked) {

  private static final int THREE = 3;

  /// @param typing what happens to the questions on their way that the knowledge answers
  static FaqScores of(
      FaqDesk desk, FaqShape shape, List<Judged> foreign, UnaryOperator<String> typing) {
    var judged = new ArrayList<>(foreign);
    var first = 0;
    var amongThree = 0;
    var reciprocal = 0.0;
    for (var asked : shape.asked()) {
      var ranking = desk.decide(typing.apply(asked.question()));
      var place = ranking.matches().stream().map(Match::item).toList().indexOf(asked.item());
      judged.add(new Judged(ranking.confidence(), place == 0));
      first += place == 0 ? 1 : 0;
      amongThree += place >= 0 && place < THREE ? 1 : 0;
      reciprocal += place < 0 ? 0 : 1.0 / (place + 1);
    }
    double all = shape.asked().size();
    return new FaqScores(
        first / all, amongThree / all, reciprocal / all, judged, shape.asked().size());
  }

  static List<Judged> foreign(FaqDesk desk, FaqShape shape) {
    return shape.foreign().stream()
        .map(desk::decide)
        .map(Ranking::confidence)
        .map(confidence -> new Judged(confidence, false))
        .toList();
  }

  /// The share of the questions that have an answer which get it, where everything is answered from
  /// the lowest confidence on at which at least such a share of all answers is right. Found on the
  /// same questions, so a little flattering; [#answeredFrom] is not.
  double answered(double precision) {
    var sorted =
        judged.stream().sorted(Comparator.comparingDouble(Judged::confidence).reversed()).toList();
    var right = 0;
    var best = 0;
    for (var i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).right() ? 1 : 0;
      var ends =
          i + 1 == sorted.size() || sorted.get(i + 1).confidence() < sorted.get(i).confidence();
      if (ends && right >= precision * (i + 1)) {
        best = right;
      }
    }
    return (double) best / asked;
  }

  /// The same for a confidence that was chosen beforehand.
  double answeredFrom(double confidence) {
    return (double) rightFrom(confidence) / asked;
  }

  /// The share of right ones among the answers from that confidence on.
  double precisionFrom(double confidence) {
    var given = judged.stream().filter(j -> j.confidence() >= confidence).count();
    return given == 0 ? 1 : (double) rightFrom(confidence) / given;
  }

  private long rightFrom(double confidence) {
    return judged.stream().filter(j -> j.right() && j.confidence() >= confidence).count();
  }
}

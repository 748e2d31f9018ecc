package io.heqi.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  /// The surer, the more often right.
  private static List<Judged> sample(int seed, int size) {
    var random = new Random(seed);
    return IntStream.range(0, size)
        .mapToObj(_ -> random.nextDouble())
        .map(confidence -> new Judged(confidence, random.nextDouble() < confidence))
        .toList();
  }

  private static List<Judged> right(int times, double confidence) {
    return Collections.nCopies(times, new Judged(confidence, true));
  }

  @Test
  void answersFromWhereEnoughIsRight() {
    var sample = new ArrayList<>(right(500, 0.8));
    sample.addAll(Collections.nCopies(500, new Judged(0.4, false)));

    var point = Calibration.of(sample).at(0.95).orElseThrow();

    assertThat(point.confidence()).isEqualTo(0.8);
    assertThat(point.precision()).isEqualTo(1);
    assertThat(point.answered()).isEqualTo(0.5);
  }

  @Test
  void anEmptySampleVouchesForNothing() {
    assertThat(Calibration.of(List.of()).curve()).isEmpty();
    assertThat(Calibration.of(List.of()).at(0.5)).isEmpty();
  }

  @Test
  void aSmallSampleDoesNotShowNinetyFivePercent() {
    assertThat(Calibration.of(right(18, 0.9)).at(0.95)).isEmpty();
    assertThat(Calibration.of(right(19, 0.9)).at(0.95)).isPresent();
  }

  @Test
  void aHeavyJudgementIsNotMoreEvidence() {
    var heavy = List.of(new Judged(0.9, true, 1_000));

    assertThat(Calibration.of(heavy).at(0.95)).isEmpty();
  }

  @Test
  void theMerchantsVerdictsMoveTheLine() {
    var sample = new ArrayList<>(right(100, 0.5));
    var before = Calibration.of(sample).at(0.95).orElseThrow().confidence();
    sample.addAll(Collections.nCopies(20, new Judged(0.5, false, 2)));
    sample.addAll(right(100, 0.7));

    assertThat(before).isEqualTo(0.5);
    assertThat(Calibration.of(sample).at(0.95).orElseThrow().confidence()).isEqualTo(0.7);
  }

  @Test
  void equalConfidencesAreAnsweredTogether() {
    var sample = List.of(new Judged(0.5, true), new Judged(0.5, false));

    assertThat(Calibration.of(sample).curve()).hasSize(1);
    assertThat(Calibration.of(sample).curve().getFirst().precision()).isEqualTo(0.5);
  }

  @Test
  void refusesWhatIsNoJudgement() {
    for (var confidence : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new Judged(confidence, true))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Judged(0.5, true, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 100)
  void whoWantsMorePrecisionAnswersLess(
      @ForAll @IntRange(max = 10_000) int seed,
      @ForAll @IntRange(max = 300) int size,
      @ForAll @DoubleRange(min = 0.1, max = 0.99) double one,
      @ForAll @DoubleRange(min = 0.1, max = 0.99) double other) {
    var calibration = Calibration.of(sample(seed, size));

    var lax = calibration.at(Math.min(one, other));
    var strict = calibration.at(Math.max(one, other));

    strict.ifPresent(
        point -> {
          assertThat(lax).isPresent();
          assertThat(lax.orElseThrow().confidence()).isLessThanOrEqualTo(point.confidence());
          assertThat(lax.orElseThrow().answered()).isGreaterThanOrEqualTo(point.answered());
        });
  }

  @Property(tries = 100)
  void theCurveRunsFromSureToAll(
      @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(min = 1, max = 300) int size) {
    var curve = Calibration.of(sample(seed, size)).curve();

    assertThat(curve.getLast().answered()).isEqualTo(1);
    assertThat(curve)
        .isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()))
        .isSortedAccordingTo((a, b) -> Double.compare(a.answered(), b.answered()))
        .allSatisfy(
            point -> assertThat(point.assured()).isBetween(0.0, Math.max(0, point.precision())));
  }
}

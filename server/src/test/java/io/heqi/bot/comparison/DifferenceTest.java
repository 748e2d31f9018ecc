package io.heqi.bot.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heqi.bot.comparison.Difference.Verdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  /// Newcombe (1998), table II, method 10: 56 of 70 against 48 of 80, and 10 of 10 against none.
  @Test
  void isThePublishedInterval() {
    var difference = Difference.of(new Share(48, 80), new Share(56, 70));
    assertThat(difference.value()).isCloseTo(0.2, within(1e-9));
    assertThat(difference.low()).isCloseTo(0.0524, within(1e-4));
    assertThat(difference.high()).isCloseTo(0.3339, within(1e-4));
    assertThat(difference.verdict()).isEqualTo(Verdict.OTHER_BETTER);

    var extreme = Difference.of(new Share(0, 10), new Share(10, 10));
    assertThat(extreme.low()).isCloseTo(0.6075, within(1e-4));
    assertThat(extreme.high()).isCloseTo(1, within(1e-9));
  }

  @Test
  void whereTheIntervalHoldsNoughtNothingIsSaid() {
    assertThat(Difference.of(new Share(30, 40), new Share(33, 40)).verdict())
        .isEqualTo(Verdict.NO_DIFFERENCE);
    assertThat(Difference.of(new Share(56, 70), new Share(48, 80)).verdict())
        .isEqualTo(Verdict.PRESENT_BETTER);
  }

  @Property(tries = 500)
  void turnedRoundItIsTheSameWithTheOtherSign(
      @ForAll @IntRange(min = 1, max = 400) int presentAll,
      @ForAll @IntRange(min = 1, max = 400) int otherAll,
      @ForAll @IntRange(max = 1000) int presentPart,
      @ForAll @IntRange(max = 1000) int otherPart) {
    var present = new Share(presentAll * presentPart / 1000, presentAll);
    var other = new Share(otherAll * otherPart / 1000, otherAll);
    var there = Difference.of(present, other);
    var back = Difference.of(other, present);
    assertThat(there.low()).isCloseTo(-back.high(), within(1e-9));
    assertThat(there.low()).isLessThanOrEqualTo(there.value());
    assertThat(there.high()).isGreaterThanOrEqualTo(there.value());
    assertThat(there.low()).isBetween(-1.0 - 1e-9, 1.0);
  }

  /// 0.6 against 0.7 needs 356 each, against 0.5 it needs 388 (the usual tables, no correction).
  @Test
  void theNumberNeededIsThePublishedOne() {
    assertThat(SampleSize.perAnswer(0.6, 0.1)).isEqualTo(388);
    assertThat(SampleSize.perAnswer(0.7, 0.1)).isEqualTo(356);
    assertThat(SampleSize.perAnswer(0.95, 0.1)).isEqualTo(141);
  }

  @Property(tries = 200)
  void aSmallerDifferenceNeverNeedsFewer(
      @ForAll @IntRange(max = 100) int base, @ForAll @IntRange(min = 5, max = 29) int points) {
    assertThat(SampleSize.perAnswer(base / 100.0, points / 100.0))
        .isGreaterThanOrEqualTo(SampleSize.perAnswer(base / 100.0, (points + 1) / 100.0));
  }
}

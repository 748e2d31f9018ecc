package io.heqi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WaitEstimateTest {

  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @Test
  void countsTheTurnsBeforeOneGiveOrTakeTheirScatter() {
    // 30 answers in 30 minutes: one a minute; 4 turns take 4 minutes, give or take 2.
    assertThat(WaitEstimate.of(4, 30, HALF_AN_HOUR, true)).hasValue(new WaitEstimate(2, 6));
    // 10 answers: one in three minutes; 1 turn takes 3, give or take 3.
    assertThat(WaitEstimate.of(1, 10, HALF_AN_HOUR, true)).hasValue(new WaitEstimate(1, 6));
    // 15 answers: one in two minutes; 9 turns take 18, give or take 6.
    assertThat(WaitEstimate.of(9, 15, HALF_AN_HOUR, true)).hasValue(new WaitEstimate(12, 24));
  }

  @Test
  void saysNothingWithoutABasis() {
    assertThat(WaitEstimate.of(1, WaitEstimate.LEAST_ANSWERS - 1, HALF_AN_HOUR, true)).isEmpty();
    assertThat(WaitEstimate.of(1, 30, HALF_AN_HOUR, false)).isEmpty();
    assertThat(WaitEstimate.of(30, 5, HALF_AN_HOUR, true)).isEmpty();
  }

  @Property
  void theUpperEndIsNeverBelowTheLower(
      @ForAll @IntRange(min = 1, max = 200) int place,
      @ForAll @IntRange(min = 5, max = 500) int answers) {
    WaitEstimate.of(place, answers, HALF_AN_HOUR, true)
        .ifPresent(
            estimate ->
                assertThat(estimate.toMinutes()).isGreaterThanOrEqualTo(estimate.fromMinutes()));
  }
}

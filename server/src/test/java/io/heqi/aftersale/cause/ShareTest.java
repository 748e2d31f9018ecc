package io.heqi.aftersale.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Worked by hand with the formulas of Wilson and Newcombe.
class ShareTest {

  private static Share share(long counted, long of) {
    return Objects.requireNonNull(Share.of(counted, of));
  }

  @Test
  void givesTheIntervalOfWilson() {
    var share = share(10, 100);

    assertThat(share.value()).isEqualTo(0.1);
    assertThat(share.low()).isCloseTo(0.0552, within(0.0001));
    assertThat(share.high()).isCloseTo(0.1744, within(0.0001));
  }

  @Test
  void doesNotPutOneOfOneOnTop() {
    assertThat(share(1, 1).low()).isCloseTo(0.2065, within(0.0001));
    assertThat(share(300, 1_000).low()).isGreaterThan(share(1, 1).low());
  }

  @Test
  void hasNoValueWhereNothingWasSoldOrMoreCameBack() {
    assertThat(Share.of(0, 0)).isNull();
    assertThat(Share.of(3, 2)).isNull();
    assertThat(share(0, 50).low()).isZero();
    assertThat(share(50, 50).high()).isEqualTo(1);
  }

  @Test
  void isWiderWherePiecesComeTogether() {
    var alone = share(20, 200);
    var together = Objects.requireNonNull(Share.of(20, 200, 4));

    assertThat(together.value()).isEqualTo(alone.value());
    assertThat(together.low()).isCloseTo(share(5, 50).low(), within(1e-12));
    assertThat(together.high()).isGreaterThan(alone.high());
  }

  /// Newcombe's own example (a): 56 of 70 and 48 of 80 differ by 0.0524 to 0.3339.
  @Test
  void tellsARiseFromChance() {
    assertThat(ShareChange.between(share(48, 80), share(56, 70))).isEqualTo(ShareChange.ROSE);
    assertThat(ShareChange.between(share(56, 70), share(48, 80))).isEqualTo(ShareChange.FELL);
    assertThat(ShareChange.between(share(1, 50), share(3, 50))).isEqualTo(ShareChange.TOO_FEW);
    assertThat(ShareChange.between(null, share(3, 50))).isEqualTo(ShareChange.NO_VALUE);
  }

  @Property
  void liesWithinItsInterval(
      @ForAll @IntRange(max = 5_000) int counted, @ForAll @IntRange(min = 1, max = 5_000) int of) {
    @Nullable Share share = Share.of(counted, of);
    if (counted > of) {
      assertThat(share).isNull();
      return;
    }
    Objects.requireNonNull(share);
    assertThat(share.low()).isBetween(0.0, share.value());
    assertThat(share.high()).isBetween(share.value(), 1.0);
  }

  /// What rises beyond chance has its lower end above the share before.
  @Property
  void markedRisesShowInTheIntervals(
      @ForAll @IntRange(max = 300) int then, @ForAll @IntRange(max = 300) int now) {
    if (ShareChange.between(share(then, 300), share(now, 300)) == ShareChange.ROSE) {
      assertThat(share(now, 300).low()).isGreaterThan(share(then, 300).value());
    }
  }

  @Property
  void partsOfMoneyComeToTheWhole(
      @ForAll @IntRange(max = 1_000_000) int cents,
      @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 500) Integer> weights) {
    var whole = BigDecimal.valueOf(cents, 2);
    var parts = Shares.of(whole, weights.stream().map(BigDecimal::valueOf).toList());

    assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(whole);
    assertThat(parts).allMatch(part -> part.signum() >= 0);
  }
}

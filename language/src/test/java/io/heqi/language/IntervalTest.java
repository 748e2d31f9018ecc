package io.heqi.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  /// Newcombe (Statistics in Medicine 17, 1998, 857), table I, method 3.
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void isThePublishedOne(int held, int cases, double low, double high) {
    var interval = Interval.of((double) held / cases, cases, Interval.Z95);

    assertThat(interval.low()).isCloseTo(low, within(1e-4));
    assertThat(interval.high()).isCloseTo(high, within(1e-4));
  }

  @Property(tries = 300)
  void holdsTheShareAndStaysWithinBounds(
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll @IntRange(max = 10_000) int cases,
      @ForAll @DoubleRange(min = 0.5, max = 4) double z) {
    var interval = Interval.of(share, cases, z);

    assertThat(interval.low()).isBetween(0.0, share + 1e-12);
    assertThat(interval.high()).isBetween(share - 1e-12, 1.0);
  }
}

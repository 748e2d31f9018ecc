package io.heqi.bot.comparison;

/// By how much the other answer was enough more often than the present one, in shares (0.1 is ten
/// points), and the interval that holds the truth in 95 of 100 such comparisons. By Newcombe
/// (Statistics in Medicine 17, 1998, method 10): the two [shares'][Share] intervals put together.
///
/// @param value the other's share less the present one's
public record Difference(double value, double low, double high) {

  static Difference of(Share present, Share other) {
    var value = other.value() - present.value();
    return new Difference(
        value,
        value - Math.hypot(other.value() - other.low(), present.high() - present.value()),
        value + Math.hypot(other.high() - other.value(), present.value() - present.low()));
  }

  /// What may be said of it.
  public Verdict verdict() {
    if (low > 0) {
      return Verdict.OTHER_BETTER;
    }
    return high < 0 ? Verdict.PRESENT_BETTER : Verdict.NO_DIFFERENCE;
  }

  /// What a whole comparison shows.
  public enum Verdict {
    OTHER_BETTER,
    PRESENT_BETTER,
    /// None that is surely there; it may still be smaller than what was looked for.
    NO_DIFFERENCE
  }
}

package io.heqi.bot.comparison;

/// How many conversations each answer needs.
final class SampleSize {

  /// One comparison in twenty of equal answers may call one of them better.
  private static final double TWO_SIDED = 1.959964;

  /// Four of five differences of the wanted size are found.
  private static final double POWER = 0.841621;

  private SampleSize() {}

  /// For each of two answers, by the formula for two shares without correction for continuity
  /// (Fleiss, Levin and Paik 2003, 4.14), for a change to the better or to the worse, whichever
  /// needs more.
  ///
  /// @param base the present answer's share, 0 to 1
  /// @param difference the smallest that is worth finding, above 0 and at most 0.5
  static int perAnswer(double base, double difference) {
    var better = base + difference > 1 ? 0 : needed(base, base + difference);
    var worse = base - difference < 0 ? 0 : needed(base, base - difference);
    return (int) Math.ceil(Math.max(better, worse));
  }

  private static double needed(double present, double other) {
    var gap = present - other;
    var middle = (present + other) / 2;
    var equal = TWO_SIDED * Math.sqrt(2 * middle * (1 - middle));
    var apart = POWER * Math.sqrt(present * (1 - present) + other * (1 - other));
    return (equal + apart) * (equal + apart) / (gap * gap);
  }
}

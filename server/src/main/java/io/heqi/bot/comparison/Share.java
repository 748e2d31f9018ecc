package io.heqi.bot.comparison;

/// How many of all conversations an answer was enough for.
public record Share(int held, int all) {

  /// The normal quantile for 95 %, two-sided.
  private static final double Z = 1.959964;

  public Share {
    if (held < 0 || held > all) {
      throw new IllegalArgumentException(held + " of " + all);
    }
  }

  /// 0 to 1; 0 where there is none.
  public double value() {
    return all == 0 ? 0 : (double) held / all;
  }

  /// The lower end of Wilson's (1927) 95 % interval.
  double low() {
    return Math.max(0, middle() - width());
  }

  double high() {
    return Math.min(1, middle() + width());
  }

  private double middle() {
    return all == 0 ? 0.5 : (held + Z * Z / 2) / (all + Z * Z);
  }

  private double width() {
    if (all == 0) {
      return 0.5;
    }
    return Z * Math.sqrt(value() * (1 - value()) * all + Z * Z / 4) / (all + Z * Z);
  }
}

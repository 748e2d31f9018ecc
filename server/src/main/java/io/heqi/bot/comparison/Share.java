package io.heqi.bot.comparison;

import io.heqi.language.Interval;

/// How many of all conversations an answer was enough for.
public record Share(int held, int all) {

  public Share {
    if (held < 0 || held > all) {
      throw new IllegalArgumentException(held + " of " + all);
    }
  }

  /// 0 to 1; 0 where there is none.
  public double value() {
    return all == 0 ? 0 : (double) held / all;
  }

  /// The lower end of the interval that holds the truth in 95 of 100.
  double low() {
    return interval().low();
  }

  double high() {
    return interval().high();
  }

  private Interval interval() {
    return Interval.of(value(), all, Interval.Z95);
  }
}

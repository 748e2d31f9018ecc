package io.heqi.aftersale.cause;

import org.jspecify.annotations.Nullable;

/// What can be said of a share against the span before.
public enum ShareChange {
  ROSE,
  FELL,
  /// Both may well be the same: there are too few cases to tell.
  TOO_FEW,
  /// One of them has no value.
  NO_VALUE;

  /// Whether the share rose since `before`, as far as can be told: the 95 % interval of the
  /// difference of both lies above or below 0. Method 10 of Newcombe (1998), "Interval estimation
  /// for the difference between independent proportions", Statistics in Medicine 17, 873–890,
  /// which is made of both Wilson intervals.
  public static ShareChange between(@Nullable Share before, @Nullable Share now) {
    if (before == null || now == null) {
      return NO_VALUE;
    }
    var difference = now.value() - before.value();
    var low = difference - Math.hypot(now.value() - now.low(), before.high() - before.value());
    var high = difference + Math.hypot(now.high() - now.value(), before.value() - before.low());
    if (low > 0) {
      return ROSE;
    }
    return high < 0 ? FELL : TOO_FEW;
  }
}

package io.heqi.aftersale.cause;

import org.jspecify.annotations.Nullable;

/// A share with the 95 % interval within which it lies: the score interval of Wilson (1927),
/// "Probable inference, the law of succession, and statistical inference", JASA 22, 209–212.
///
/// @param counted how many of them
/// @param of how many there are
/// @param value counted ÷ of, from 0 to 1
/// @param low and `high`: the ends of the interval
public record Share(long counted, long of, double value, double low, double high) {

  /// The 97.5th percentile of the normal distribution.
  private static final double Z = 1.959963984540054;

  /// Null where there is nothing to take a share of, or more is counted than that, which then is
  /// no share: more came back of goods than were sold in the span.
  static @Nullable Share of(long counted, long of) {
    return of(counted, of, 1);
  }

  /// @param cluster how many of the counted come together on average, 1 or more: pieces of one case
  ///     are no independent trials, so both numbers are divided by it before the interval is taken
  static @Nullable Share of(long counted, long of, double cluster) {
    if (of <= 0 || counted > of) {
      return null;
    }
    var n = of / cluster;
    var p = (double) counted / of;
    var middle = p + Z * Z / (2 * n);
    var width = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    var whole = 1 + Z * Z / n;
    return new Share(
        counted,
        of,
        p,
        counted == 0 ? 0 : Math.max(0, (middle - width) / whole),
        counted == of ? 1 : Math.min(1, (middle + width) / whole));
  }
}

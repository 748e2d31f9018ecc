package io.heqi.language;

/// Between what a share lies in truth that was seen in a number of cases, by Wilson (1927;
/// recommended for small samples by Brown, Cai and DasGupta 2001). 0 to 1 of no cases.
public record Interval(double low, double high) {

  /// The normal quantile for 95 %, two-sided.
  public static final double Z95 = 1.959964;

  /// @param share 0 to 1
  /// @param cases how many it was seen in; weighted ones may make a broken number
  /// @param z how far the ends lie out, in standard deviations
  public static Interval of(double share, double cases, double z) {
    if (cases <= 0) {
      return new Interval(0, 1);
    }
    var z2 = z * z;
    var middle = share + z2 / (2 * cases);
    var width = z * Math.sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases));
    return new Interval(
        Math.max(0, (middle - width) / (1 + z2 / cases)),
        Math.min(1, (middle + width) / (1 + z2 / cases)));
  }
}

package io.heqi.aftersale.cause;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Shares money out by weight so that the parts come to the whole.
final class Shares {

  private Shares() {}

  /// Each part is what all up to it come to, less what those before it got; where nothing weighs
  /// anything, the first gets all.
  static List<BigDecimal> of(BigDecimal whole, List<BigDecimal> weights) {
    var all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    var parts = new ArrayList<BigDecimal>();
    var weighed = BigDecimal.ZERO;
    var given = BigDecimal.ZERO;
    for (var weight : weights) {
      weighed = weighed.add(weight);
      var upTo =
          all.signum() == 0 ? whole : whole.multiply(weighed).divide(all, 2, RoundingMode.HALF_UP);
      parts.add(upTo.subtract(given));
      given = upTo;
    }
    return parts;
  }
}

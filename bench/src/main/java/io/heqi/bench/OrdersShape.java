package io.heqi.bench;

import java.util.stream.IntStream;

/// How much orders are measured with: merchants whose sizes fall as 1, 1/2, 1/3 … of the largest.
///
/// @param orders of all merchants together
record OrdersShape(int merchants, int orders) {

  static OrdersShape of(Options options) {
    var shape =
        new OrdersShape(options.number("merchants", 1_000), options.number("orders", 5_000_000));
    if (shape.orders < 100 * shape.merchants) {
      throw new Options.Misused("at least 100 orders for each merchant are needed");
    }
    return shape;
  }

  /// How many orders each merchant has, the largest merchant first.
  Integer[] sizes() {
    var whole = IntStream.rangeClosed(1, merchants).mapToDouble(rank -> 1.0 / rank).sum();
    return IntStream.rangeClosed(1, merchants)
        .mapToObj(rank -> (int) Math.max(20, Math.round(orders / whole / rank)))
        .toArray(Integer[]::new);
  }

  /// What a disk must have free before: rows, indexes, the log of changes and room to sort.
  long bytes() {
    return 3_000_000_000L + 4_000L * orders;
  }

  String name() {
    return merchants + "x" + orders;
  }
}

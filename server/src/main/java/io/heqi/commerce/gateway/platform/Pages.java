package io.heqi.commerce.gateway.platform;

import io.heqi.commerce.gateway.GatewayFailure;
import io.heqi.commerce.gateway.OrderPage;
import io.heqi.commerce.gateway.Reading;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Numbered pages, read from the last to the first. An order that changes meanwhile leaves the
/// window, and those behind it move one place forward: into pages that are still to be read.
final class Pages {

  /// More than any platform lets be read.
  private static final int MOST = 5_000;

  private Pages() {}

  /// @param total how many orders there are in all the window
  record Part(List<Reading> readings, int total) {}

  /// @param place the number of the page to read, from 1; null to begin
  /// @param size of a page
  static OrderPage read(@Nullable String place, int size, IntFunction<Part> reader) {
    if (place != null) {
      var number = Integer.parseInt(place);
      return page(reader.apply(number).readings(), number);
    }
    var first = reader.apply(1);
    var last = (first.total() + size - 1) / size;
    if (last > MOST) {
      throw new GatewayFailure(GatewayFailure.Kind.MALFORMED, "total " + first.total());
    }
    return last <= 1
        ? new OrderPage(first.readings(), null)
        : new OrderPage(List.of(), String.valueOf(last));
  }

  private static OrderPage page(List<Reading> readings, int number) {
    return new OrderPage(readings, number == 1 ? null : String.valueOf(number - 1));
  }
}

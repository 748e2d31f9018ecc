package io.heqi.commerce.exchange;

import io.heqi.commerce.OrderState;
import java.util.Comparator;
import java.util.List;

/// How far an order is whose lines are not equally far: what was called off no longer counts, and
/// where some was shipped and some was not, it is shipped in part.
final class StatePolicy {

  private StatePolicy() {}

  static OrderState ofOrder(List<OrderState> lines) {
    var open = lines.stream().filter(state -> state != OrderState.CLOSED).distinct().toList();
    if (open.isEmpty()) {
      return OrderState.CLOSED;
    }
    var least = open.stream().min(Comparator.naturalOrder()).orElseThrow();
    var most = open.stream().max(Comparator.naturalOrder()).orElseThrow();
    return least.compareTo(OrderState.PARTLY_SHIPPED) < 0
            && most.compareTo(OrderState.PARTLY_SHIPPED) >= 0
        ? OrderState.PARTLY_SHIPPED
        : least;
  }
}

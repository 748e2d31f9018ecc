package io.heqi.aftersale.platform;

import io.heqi.commerce.OrdersTaken;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Ties cases that were told before their orders to them.
@Component
class PlatformCaseNews {

  private final PlatformCaseRepository cases;

  PlatformCaseNews(PlatformCaseRepository cases) {
    this.cases = cases;
  }

  /// Within the transaction in which the orders were told of.
  @EventListener
  void on(OrdersTaken told) {
    var ids =
        told.orders().stream()
            .collect(
                Collectors.toMap(OrdersTaken.Taken::number, OrdersTaken.Taken::id, (_, b) -> b));
    for (var one : cases.waiting(told.merchant(), told.shop(), List.copyOf(ids.keySet()))) {
      cases.link(
          told.merchant(), told.shop(), one.number(), Objects.requireNonNull(ids.get(one.order())));
    }
  }
}

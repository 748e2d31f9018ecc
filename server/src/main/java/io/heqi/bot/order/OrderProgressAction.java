package io.heqi.bot.order;

import io.heqi.bot.action.FlowAction;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.ParcelState;
import io.heqi.merchant.Shops;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Looks up how far one of the customer's own orders is and where its parcel was last seen. An
/// order that is not proven to be theirs is as unknown as one that does not exist.
@Component
class OrderProgressAction implements FlowAction {

  private final Orders orders;
  private final Shops shops;

  OrderProgressAction(Orders orders, Shops shops) {
    this.orders = orders;
    this.shops = shops;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "order-progress",
        Kind.LOOK_UP,
        List.of(OrderFacts.NUMBER),
        OrderFacts.ALL,
        List.of(
            "unpaid",
            "to-ship",
            "sent",
            "on-the-way",
            "held-up",
            "delivered",
            "called-off",
            "no-such-order"),
        false);
  }

  @Override
  public Result run(Call call) {
    var conversation = call.conversation();
    var number = call.inputs().getOrDefault(OrderFacts.NUMBER, "").strip();
    var zone = ZoneId.of(shops.recent(conversation.merchant(), conversation.shop()).zone());
    return orders
        .own(conversation.merchant(), conversation.customer(), number)
        .map(order -> new Result(outcome(order), OrderFacts.of(order, zone)))
        .orElse(Result.of("no-such-order"));
  }

  private static String outcome(OrderView order) {
    return switch (order.state()) {
      case UNPAID -> "unpaid";
      case CLOSED -> "called-off";
      case TO_SHIP -> "to-ship";
      case RECEIVED, COMPLETED -> "delivered";
      case PARTLY_SHIPPED, SHIPPED -> onItsWay(order);
    };
  }

  /// The parcel that is behind says how far the order is.
  private static String onItsWay(OrderView order) {
    var states = order.parcels().stream().map(OrderView.ParcelView::state).toList();
    if (states.contains(ParcelState.HELD_UP)
        || states.contains(ParcelState.RETURNING)
        || states.contains(ParcelState.RETURNED)) {
      return "held-up";
    }
    var delivered = states.stream().allMatch(state -> state == ParcelState.DELIVERED);
    if (!states.isEmpty() && delivered && order.state() == OrderState.SHIPPED) {
      return "delivered";
    }
    return order.lastSeen().isPresent() ? "on-the-way" : "sent";
  }
}

package io.heqi.bot.order;

import io.heqi.bot.action.FlowAction;
import io.heqi.commerce.Orders;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Looks up which order the customer most likely means: their newest in this shop. Only orders
/// count that the channel or an earlier proof says are theirs, so nobody needs to prove anything.
@Component
class OwnOrderAction implements FlowAction {

  private final Orders orders;

  OwnOrderAction(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "own-order",
        Kind.LOOK_UP,
        List.of(),
        List.of(OrderFacts.NUMBER, OrderFacts.GOODS),
        List.of("found", "none"),
        false);
  }

  @Override
  public Result run(Call call) {
    var conversation = call.conversation();
    return orders
        .atHand(conversation.merchant(), conversation.customer(), conversation.shop())
        .map(
            order ->
                new Result(
                    "found",
                    Map.of(
                        OrderFacts.NUMBER, order.number(), OrderFacts.GOODS, order.goodsInShort())))
        .orElse(Result.of("none"));
  }
}

package io.heqi.bot.order;

import io.heqi.bot.action.FlowAction;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.release.AddressChanges;
import io.heqi.commerce.release.ChangeState;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Has one of the customer's own orders go elsewhere, or asks that it be tried where it left
/// already.
@Component
class ChangeAddressAction implements FlowAction {

  private static final String NAME = "receiver-name";
  private static final String PHONE = "receiver-phone";
  private static final String REGION = "receiver-region";
  private static final String STREET = "receiver-street";

  private final Orders orders;
  private final AddressChanges changes;
  private final ClaimTalk talk;

  ChangeAddressAction(Orders orders, AddressChanges changes, ClaimTalk talk) {
    this.orders = orders;
    this.changes = changes;
    this.talk = talk;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "change-address",
        Kind.ACT,
        List.of(OrderFacts.NUMBER, NAME, PHONE, REGION, STREET),
        List.of(ClaimTalk.WHY),
        List.of("changed", "tried", ClaimTalk.REFUSED, ClaimTalk.NO_SUCH_ORDER),
        false);
  }

  @Override
  public Result run(Call call) {
    var row = call.conversation();
    var receiver =
        new Receiver(
            fitting(call, NAME, 50),
            fitting(call, PHONE, 30),
            fitting(call, REGION, 100),
            fitting(call, STREET, 300));
    return orders
        .own(row.merchant(), row.customer(), call.input(OrderFacts.NUMBER))
        .map(order -> talk.attempt(call, () -> change(call, order, receiver)))
        .orElse(Result.of(ClaimTalk.NO_SUCH_ORDER));
  }

  /// What no form would take is taken as nothing, and refused.
  private static String fitting(Call call, String name, int longest) {
    var text = call.input(name).replaceAll("\\s+", " ");
    return text.length() > longest ? "" : text;
  }

  private Result change(Call call, OrderView order, Receiver receiver) {
    var row = call.conversation();
    var state = changes.askOwn(row.merchant(), row.customer(), order.id(), receiver);
    return new Result(state == ChangeState.INTERCEPTING ? "tried" : "changed", Map.of());
  }
}

package io.heqi.bot.order;

import io.heqi.bot.action.FlowAction;
import io.heqi.commerce.OrderProofs;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Lets a customer prove that an order is theirs, by its number and the last four digits of the
/// receiver's phone.
@Component
class ProveOrderAction implements FlowAction {

  private static final String TAIL = "phone-tail";

  private final OrderProofs proofs;

  ProveOrderAction(OrderProofs proofs) {
    this.proofs = proofs;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "prove-order",
        Kind.ACT,
        List.of(OrderFacts.NUMBER, TAIL),
        List.of(OrderFacts.NUMBER),
        List.of("proven", "mismatch", "too-many"),
        false);
  }

  @Override
  public Result run(Call call) {
    var conversation = call.conversation();
    var number = call.inputs().getOrDefault(OrderFacts.NUMBER, "");
    var outcome =
        proofs.prove(
            conversation.merchant(),
            conversation.customer(),
            number,
            call.inputs().getOrDefault(TAIL, ""));
    return switch (outcome) {
      case OrderProofs.Outcome.Proven _ ->
          new Result("proven", Map.of(OrderFacts.NUMBER, number.strip()));
      case OrderProofs.Outcome.Mismatch() -> Result.of("mismatch");
      case OrderProofs.Outcome.TooMany() -> Result.of("too-many");
    };
  }
}

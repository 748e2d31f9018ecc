package io.heqi.bot.order;

import io.heqi.aftersale.GuidedClaims;
import io.heqi.bot.action.FlowAction;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Looks up for which reasons anything may be asked for of the chosen goods.
@Component
class ClaimReasonsAction implements FlowAction {

  private static final String OPTIONS = "reason-options";

  private final GuidedClaims claims;

  ClaimReasonsAction(GuidedClaims claims) {
    this.claims = claims;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "claim-reasons",
        Kind.LOOK_UP,
        List.of(OrderFacts.NUMBER, OrderFacts.GOODS, ClaimTalk.PIECES),
        List.of(OPTIONS, ClaimTalk.WHY),
        List.of("several", "nothing", "wrong-goods"),
        false);
  }

  @Override
  public Result run(Call call) {
    return claims
        .reasons(ClaimTalk.asking(call), ClaimTalk.wish(call))
        .map(
            offer ->
                offer.options().isEmpty()
                    ? new Result("nothing", Map.of(ClaimTalk.WHY, offer.told()))
                    : new Result("several", Map.of(OPTIONS, String.join("\n", offer.options()))))
        .orElse(Result.of("wrong-goods"));
  }
}

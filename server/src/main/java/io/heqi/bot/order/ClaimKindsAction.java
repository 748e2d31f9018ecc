package io.heqi.bot.order;

import io.heqi.aftersale.GuidedClaims;
import io.heqi.bot.action.FlowAction;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Looks up what may be asked for with the chosen goods and reason, what each kind costs, and why
/// others may not; nothing is applied for by it.
@Component
class ClaimKindsAction implements FlowAction {

  private static final String OPTIONS = "kind-options";
  private static final String CONDITIONS = "condition-options";
  private static final String TOLD = "kinds";

  private final GuidedClaims claims;

  ClaimKindsAction(GuidedClaims claims) {
    this.claims = claims;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "claim-kinds",
        Kind.LOOK_UP,
        List.of(
            OrderFacts.NUMBER,
            OrderFacts.GOODS,
            ClaimTalk.PIECES,
            ClaimTalk.REASON,
            ClaimTalk.CONDITION),
        List.of(OPTIONS, CONDITIONS, TOLD),
        List.of("several", "nothing", "asks-condition", "wrong-goods"),
        false);
  }

  @Override
  public Result run(Call call) {
    var by = ClaimTalk.asking(call);
    var wish = ClaimTalk.wish(call);
    if (wish.condition().isEmpty() && claims.asksForCondition(by, wish)) {
      return new Result(
          "asks-condition", Map.of(CONDITIONS, String.join("\n", claims.conditions(by))));
    }
    return claims
        .kinds(by, wish)
        .map(
            offer ->
                new Result(
                    offer.options().isEmpty() ? "nothing" : "several",
                    Map.of(OPTIONS, String.join("\n", offer.options()), TOLD, offer.told())))
        .orElse(Result.of("wrong-goods"));
  }
}

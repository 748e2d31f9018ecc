package io.heqi.bot.order;

import io.heqi.aftersale.GuidedClaims;
import io.heqi.bot.action.FlowAction;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Looks up of which goods of one of the customer's own orders something may be asked for.
@Component
class ClaimGoodsAction implements FlowAction {

  private static final String OPTIONS = "goods-options";

  private final GuidedClaims claims;

  ClaimGoodsAction(GuidedClaims claims) {
    this.claims = claims;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "claim-goods",
        Kind.LOOK_UP,
        List.of(OrderFacts.NUMBER),
        List.of(OrderFacts.GOODS, OPTIONS, ClaimTalk.WHY),
        List.of("one", "several", "nothing", ClaimTalk.NO_SUCH_ORDER),
        false);
  }

  @Override
  public Result run(Call call) {
    return claims
        .goods(ClaimTalk.asking(call), call.input(OrderFacts.NUMBER))
        .map(
            offer ->
                switch (offer.options().size()) {
                  case 0 -> new Result("nothing", Map.of(ClaimTalk.WHY, offer.told()));
                  case 1 -> new Result("one", Map.of(OrderFacts.GOODS, offer.options().getFirst()));
                  default ->
                      new Result("several", Map.of(OPTIONS, String.join("\n", offer.options())));
                })
        .orElse(Result.of(ClaimTalk.NO_SUCH_ORDER));
  }
}

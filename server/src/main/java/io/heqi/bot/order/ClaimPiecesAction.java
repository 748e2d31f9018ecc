package io.heqi.bot.order;

import io.heqi.aftersale.GuidedClaims;
import io.heqi.bot.action.FlowAction;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Looks up whether it has to be asked how many pieces of the chosen goods are meant.
@Component
class ClaimPiecesAction implements FlowAction {

  private static final String MOST = "most-pieces";

  private final GuidedClaims claims;

  ClaimPiecesAction(GuidedClaims claims) {
    this.claims = claims;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "claim-pieces",
        Kind.LOOK_UP,
        List.of(OrderFacts.NUMBER, OrderFacts.GOODS),
        List.of(MOST, ClaimTalk.PIECES),
        List.of("one", "several"),
        false);
  }

  @Override
  public Result run(Call call) {
    var most = claims.pieces(ClaimTalk.asking(call), ClaimTalk.wish(call)).orElse(1);
    // What was answered for other goods before counts no more.
    return new Result(
        most > 1 ? "several" : "one", Map.of(MOST, String.valueOf(most), ClaimTalk.PIECES, ""));
  }
}

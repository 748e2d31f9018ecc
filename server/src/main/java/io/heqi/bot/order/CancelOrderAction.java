package io.heqi.bot.order;

import io.heqi.aftersale.GuidedClaims;
import io.heqi.bot.action.FlowAction;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Cancels one of the customer's own orders that nobody sent yet: asks for all of it back, which
/// holds its release.
@Component
class CancelOrderAction implements FlowAction {

  private final GuidedClaims claims;
  private final ClaimTalk talk;

  CancelOrderAction(GuidedClaims claims, ClaimTalk talk) {
    this.claims = claims;
    this.talk = talk;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "cancel-order",
        Kind.ACT,
        List.of(OrderFacts.NUMBER),
        Stream.concat(ClaimTalk.CASE_FACTS.stream(), Stream.of(ClaimTalk.WHY)).toList(),
        List.of("applied", ClaimTalk.REFUSED, ClaimTalk.NO_SUCH_ORDER),
        false);
  }

  @Override
  public Result run(Call call) {
    return talk.attempt(
        call,
        () ->
            new Result(
                "applied",
                ClaimTalk.facts(
                    claims.cancel(
                        ClaimTalk.asking(call),
                        "flow:" + call.key(),
                        call.input(OrderFacts.NUMBER)))));
  }
}

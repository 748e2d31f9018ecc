package io.heqi.bot.order;

import io.heqi.aftersale.GuidedClaims;
import io.heqi.aftersale.OwnCases;
import io.heqi.bot.action.FlowAction;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Applies for what the customer chose, with the photographs that they said since the flow began.
/// The case's card follows as a line of its own.
@Component
class ClaimAction implements FlowAction {

  private final GuidedClaims claims;
  private final ClaimTalk talk;

  ClaimAction(GuidedClaims claims, ClaimTalk talk) {
    this.claims = claims;
    this.talk = talk;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "claim-apply",
        Kind.ACT,
        List.of(
            OrderFacts.NUMBER,
            OrderFacts.GOODS,
            ClaimTalk.PIECES,
            ClaimTalk.REASON,
            ClaimTalk.CONDITION,
            ClaimTalk.KIND),
        Stream.concat(ClaimTalk.CASE_FACTS.stream(), Stream.of(ClaimTalk.WHY)).toList(),
        List.of("applied", ClaimTalk.REFUSED, ClaimTalk.NO_SUCH_ORDER),
        false);
  }

  @Override
  public Result run(Call call) {
    var said = new OwnCases.Said(call.conversation().id(), call.since());
    return talk.attempt(
        call,
        () ->
            new Result(
                "applied",
                ClaimTalk.facts(
                    claims.apply(
                        ClaimTalk.asking(call),
                        "flow:" + call.key(),
                        ClaimTalk.wish(call),
                        said))));
  }
}

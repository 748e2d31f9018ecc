package io.heqi.bot.order;

import io.heqi.aftersale.OwnCases;
import io.heqi.bot.action.FlowAction;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Takes the parcel number of goods that the customer sent back.
@Component
class ReturnTrackingAction implements FlowAction {

  private static final String CARRIER = "carrier";
  private static final String NUMBER = "parcel-number";

  private final OwnCases cases;
  private final ClaimTalk talk;

  ReturnTrackingAction(OwnCases cases, ClaimTalk talk) {
    this.cases = cases;
    this.talk = talk;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "return-tracking",
        Kind.ACT,
        List.of(CARRIER, NUMBER),
        Stream.concat(ClaimTalk.CASE_FACTS.stream(), Stream.of(ClaimTalk.WHY)).toList(),
        List.of("noted", ClaimTalk.REFUSED, "none-waits"),
        false);
  }

  @Override
  public Result run(Call call) {
    return talk.attempt(
        call,
        () ->
            cases
                .sentBack(
                    ClaimTalk.asking(call),
                    call.conversation().shop(),
                    call.input(CARRIER),
                    call.input(NUMBER))
                .map(it -> new Result("noted", ClaimTalk.facts(it)))
                .orElse(Result.of("none-waits")));
  }
}

package io.heqi.bot.order;

import io.heqi.aftersale.AfterSaleState;
import io.heqi.aftersale.OwnCases;
import io.heqi.bot.action.FlowAction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Looks up how far the customer's newest after-sale case in this shop is, and whose turn it is.
@Component
class CaseProgressAction implements FlowAction {

  private static final String NUMBER = "case-number";
  private static final String KIND = "case-kind";
  private static final String STATE = "case-state";
  private static final String DUE = "case-due";

  private final OwnCases cases;

  CaseProgressAction(OwnCases cases) {
    this.cases = cases;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "case-progress",
        Kind.LOOK_UP,
        List.of(),
        List.of(NUMBER, KIND, STATE, DUE),
        List.of("our-turn", "your-turn", "over", "none"),
        false);
  }

  @Override
  public Result run(Call call) {
    var conversation = call.conversation();
    return cases
        .newest(
            conversation.merchant(),
            conversation.customer(),
            conversation.shop(),
            Locale.SIMPLIFIED_CHINESE)
        .map(
            it ->
                new Result(
                    outcome(it.at()),
                    Map.of(NUMBER, it.number(), KIND, it.kind(), STATE, it.state(), DUE, it.due())))
        .orElse(Result.of("none"));
  }

  private static String outcome(AfterSaleState at) {
    if (at.isOver()) {
      return "over";
    }
    return at.isCustomersTurn() ? "your-turn" : "our-turn";
  }
}

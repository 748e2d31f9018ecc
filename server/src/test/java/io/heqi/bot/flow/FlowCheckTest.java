package io.heqi.bot.flow;

import static io.heqi.bot.flow.Drawing.action;
import static io.heqi.bot.flow.Drawing.ask;
import static io.heqi.bot.flow.Drawing.choice;
import static io.heqi.bot.flow.Drawing.exit;
import static io.heqi.bot.flow.Drawing.plan;
import static io.heqi.bot.flow.Drawing.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.bot.action.FlowAction;
import io.heqi.bot.flow.FlowCheck.Finding;
import io.heqi.bot.flow.FlowCheck.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowCheckTest {

  private static final FlowAction.Shape LEAVE =
      new FlowAction.Shape(
          "leave-email",
          FlowAction.Kind.ACT,
          List.of("email"),
          List.of(),
          List.of("kept", "malformed"),
          false);

  private static List<Finding> check(FlowPlan plan) {
    return FlowCheck.of(
        plan, code -> code.equals("leave-email") ? Optional.of(LEAVE) : Optional.empty());
  }

  @Test
  void aCircleIsSoundOnlyWhereTheCustomerIsAsked() {
    assertThat(check(plan(say("a", "一", "b"), say("b", "二", "a"))))
        .containsExactlyInAnyOrder(
            new Finding("a", Problem.CIRCLE), new Finding("b", Problem.CIRCLE));
    assertThat(check(plan(say("a", "一", "b"), ask("b", "二？", "值", InputKind.TEXT, "a")))).isEmpty();
  }

  @Test
  void looseEndsAreNamed() {
    assertThat(check(new FlowPlan("", List.of())))
        .containsExactly(new Finding("", Problem.NO_START));
    assertThat(check(plan(say("a", "", "nowhere"), say("b", "二", null))))
        .containsExactlyInAnyOrder(
            new Finding("b", Problem.UNREACHED),
            new Finding("a", Problem.NO_TEXT),
            new Finding("a", Problem.LEADS_NOWHERE));
  }

  @Test
  void aChoiceHasTwoDifferentChoices() {
    assertThat(check(plan(choice("c", "哪个？", "", exit("a", "一", null)))))
        .containsExactly(new Finding("c", Problem.TOO_FEW_CHOICES));
    assertThat(check(plan(choice("c", "哪个？", "", exit("a", "一", null), exit("b", "一", null)))))
        .containsExactly(new Finding("c", Problem.TOO_FEW_CHOICES));
  }

  @Test
  void anActionIsKnownAndToldWhatItNeeds() {
    assertThat(check(plan(action("a", "fly", Map.of(), exit("done", "", null)))))
        .containsExactly(new Finding("a", Problem.UNKNOWN_ACTION));
    assertThat(
            check(plan(action("a", "leave-email", Map.of("email", " "), exit("kept", "", null)))))
        .containsExactly(new Finding("a", Problem.NO_INPUT));
  }

  @Test
  void aTextNamesOnlyWhatIsKnown() {
    assertThat(check(plan(say("a", "您的 {订单号}", null))))
        .containsExactly(new Finding("a", Problem.UNKNOWN_VALUE));
  }
}

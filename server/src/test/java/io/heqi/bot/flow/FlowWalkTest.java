package io.heqi.bot.flow;

import static io.heqi.bot.flow.Drawing.action;
import static io.heqi.bot.flow.Drawing.ask;
import static io.heqi.bot.flow.Drawing.choice;
import static io.heqi.bot.flow.Drawing.exit;
import static io.heqi.bot.flow.Drawing.handOver;
import static io.heqi.bot.flow.Drawing.oneOf;
import static io.heqi.bot.flow.Drawing.plan;
import static io.heqi.bot.flow.Drawing.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.bot.action.FlowAction;
import io.heqi.bot.flow.FlowStep.Standing;
import io.heqi.knowledge.ItemId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowWalkTest {

  private static final FlowRun NEW = FlowRun.begun(ItemId.next(), 1, 1);

  private static final FlowPlan PARCEL =
      plan(
          say("hello", "我来帮您查。", "order"),
          ask("order", "订单号是多少？", "订单号", InputKind.ORDER_NUMBER, "what"),
          choice(
              "what", "订单 {订单号} 怎么了？", "情况", exit("a", "还没发货", "bye"), exit("b", "物流不动", "people")),
          say("bye", "再等等。", null),
          handOver("people", "转给同事：{情况}"));

  private final List<Map<String, String>> called = new ArrayList<>();

  private FlowWalk walk(FlowPlan plan, String outcome) {
    return new FlowWalk(
        plan,
        new FlowWalk.Surroundings(
            LocalDate.of(2026, 11, 23),
            Map.of(InputKind.ORDER_NUMBER, "没看到订单号。"),
            "请选一项。",
            (_, inputs) -> {
              called.add(inputs);
              return Optional.of(new FlowAction.Result(outcome, Map.of("when", "9:00")));
            }));
  }

  private static FlowWalk.Heard heard(String... texts) {
    return new FlowWalk.Heard(List.of(texts), false);
  }

  @Test
  void aFlowIsWalkedToItsEnd() {
    var walk = walk(PARCEL, "");
    var first = walk.begin(NEW);
    assertThat(first.said()).containsExactly("我来帮您查。", "订单号是多少？");
    assertThat(first.standing()).isEqualTo(Standing.WAITS);

    var second = walk.take(first.run(), heard("单号 6920123456789012"));
    assertThat(second.said()).containsExactly("订单 6920123456789012 怎么了？");
    assertThat(second.choices()).containsExactly("还没发货", "物流不动");

    var last = walk.take(second.run(), heard("1"));
    assertThat(last.said()).containsExactly("再等等。");
    assertThat(last.standing()).isEqualTo(Standing.ENDED);
    assertThat(last.run().values()).containsEntry("情况", "还没发货");
  }

  @Test
  void peopleGoOnWithWhatIsKnown() {
    var walk = walk(PARCEL, "");
    var asked = walk.take(walk.begin(NEW).run(), heard("6920123456789012"));
    var last = walk.take(asked.run(), heard("就是物流不动了呀"));
    assertThat(last.standing()).isEqualTo(Standing.HAND_OVER);
    assertThat(last.said()).containsExactly("转给同事：物流不动");
    assertThat(last.run().values()).containsOnlyKeys("订单号", "情况");
  }

  @Test
  void whatDoesNotFitIsAskedOnceMoreAndThenGivenUp() {
    var walk = walk(PARCEL, "");
    var again = walk.take(walk.begin(NEW).run(), heard("不知道"));
    assertThat(again.said()).containsExactly("没看到订单号。", "订单号是多少？");
    assertThat(walk.take(again.run(), heard("真的不知道")).standing()).isEqualTo(Standing.LOST);
    assertThat(walk.take(again.run(), heard("6920123456789012")).run().misses()).isZero();
  }

  @Test
  void aWayForThoseWhoCannotAnswerIsTaken() {
    var plan =
        new FlowPlan(
            "q",
            List.of(
                new FlowNode(
                    "q",
                    FlowNode.Kind.ASK,
                    "电话？",
                    "电话",
                    InputKind.PHONE,
                    "",
                    Map.of(),
                    List.of(exit("next", "", null), exit("failed", "", "without")),
                    0,
                    0),
                say("without", "没有电话也可以。", null)));
    var walk = walk(plan, "");
    var again = walk.take(walk.begin(NEW).run(), heard("没有"));
    assertThat(walk.take(again.run(), heard("没有")).said()).containsExactly("没有电话也可以。");
  }

  @Test
  void aLineWrittenInTwoMessagesCounts() {
    var walk = walk(PARCEL, "");
    var next = walk.take(walk.begin(NEW).run(), heard("6920123456789012", "快点"));
    assertThat(next.run().values()).containsEntry("订单号", "6920123456789012");
  }

  @Test
  void wordsThatFitTwoChoicesAreAskedAgain() {
    var plan = plan(choice("c", "哪个？", "", exit("a", "退货退款", null), exit("b", "仅退款", null)));
    var walk = walk(plan, "");
    var begun = walk.begin(NEW).run();
    assertThat(walk.isAnswered(begun, heard("退款"))).isFalse();
    assertThat(walk.isAnswered(begun, heard("仅退款"))).isTrue();
    assertThat(walk.isAnswered(begun, heard("2"))).isTrue();
    assertThat(walk.isAnswered(begun, heard("3"))).isFalse();
  }

  @Test
  void anActionIsToldWhatIsKnownAndItsOutcomeLeadsOn() {
    var plan =
        plan(
            ask("mail", "邮箱？", "邮箱", InputKind.EMAIL, "act"),
            action(
                "act",
                "leave-email",
                Map.of("email", "{邮箱}"),
                exit("kept", "", "yes"),
                exit("malformed", "", null)),
            say("yes", "记下了，{when} 前发到 {邮箱}{没有}。", null));
    var walk = walk(plan, "kept");
    var last = walk.take(walk.begin(NEW).run(), heard("rain@example.com"));
    assertThat(called).containsExactly(Map.of("email", "rain@example.com"));
    assertThat(last.said()).containsExactly("记下了，9:00 前发到 rain@example.com。");
    assertThat(walk(plan, "broken").take(walk.begin(NEW).run(), heard("a@b.cn")).standing())
        .isEqualTo(Standing.LOST);
  }

  @Test
  void whatACustomerWritesIsNeverReadAsATemplate() {
    var plan = plan(ask("t", "请说", "说", InputKind.TEXT, "s"), say("s", "您说：{说}", null));
    var walk = walk(plan, "");
    assertThat(walk.take(walk.begin(NEW).run(), heard("{说} $1 \\")).said())
        .containsExactly("您说：{说} $1 \\");
  }

  @Test
  void aCircleDoesNotTurnForEver() {
    var walk = walk(plan(say("a", "一", "b"), say("b", "二", "a")), "");
    assertThat(walk.begin(NEW).standing()).isEqualTo(Standing.LOST);
  }

  @Test
  void aPictureAnswersWhereOneIsAskedFor() {
    var walk = walk(plan(ask("p", "拍张照片", "照片", InputKind.PICTURE, null)), "");
    var begun = walk.begin(NEW).run();
    assertThat(walk.isAnswered(begun, heard("好的"))).isFalse();
    assertThat(walk.take(begun, new FlowWalk.Heard(List.of(), true)).standing())
        .isEqualTo(Standing.ENDED);
  }

  private static final FlowPlan GOODS =
      plan(
          action("look", "goods", Map.of(), exit("found", "", "which")),
          oneOf("which", "{when}", "都不是", "sure"),
          choice("sure", "{which}？", "", exit("a", "对", "bye"), exit("b", "不对", "which")),
          say("bye", "好。", null),
          say("none", "那算了。", null));

  private FlowWalk goods() {
    return new FlowWalk(
        GOODS,
        new FlowWalk.Surroundings(
            LocalDate.of(2026, 11, 23),
            Map.of(InputKind.ONE_OF, "请选一个。"),
            "请选一项。",
            (_, _) ->
                Optional.of(new FlowAction.Result("found", Map.of("when", "羊毛衫 白色\n袜子\n\n")))));
  }

  @Test
  void whatWasFoundOutIsOfferedAndChosenByNumberOrWords() {
    var asked = goods().begin(NEW);
    assertThat(asked.choices()).containsExactly("羊毛衫 白色", "袜子", "都不是");

    assertThat(goods().take(asked.run(), heard("2")).run().values()).containsEntry("which", "袜子");
    assertThat(goods().take(asked.run(), heard("羊毛衫")).run().values())
        .containsEntry("which", "羊毛衫 白色");
    var missed = goods().take(asked.run(), heard("裤子 {when}"));
    assertThat(missed.said()).startsWith("请选一个。");
    assertThat(missed.choices()).hasSize(3);
  }

  @Test
  void aQuestionIsPassedOverInTheWordsThatWereOfferedOrByTheirNumber() {
    var asked = goods().begin(NEW);
    assertThat(goods().take(asked.run(), heard("都不是")).said()).containsExactly("那算了。");
    assertThat(goods().take(asked.run(), heard("3")).said()).containsExactly("那算了。");
  }

  @Test
  void onePictureMoreIsNoWrongAnswerToAChoice() {
    var asked = goods().take(goods().begin(NEW).run(), heard("1"));
    var repeated = goods().take(asked.run(), new FlowWalk.Heard(List.of(), true));
    var again = goods().take(repeated.run(), new FlowWalk.Heard(List.of(), true));
    assertThat(again.said()).containsExactly("羊毛衫 白色？");
    assertThat(again.run().misses()).isZero();
  }

  @Test
  void whoTakesOverSeesWhatWasToldAndNoListsOfChoices() {
    var run = NEW.knows(Map.of("goods-options", "a\nb", "goods", "a", "pieces", ""));
    assertThat(run.told()).containsOnlyKeys("goods");
  }
}

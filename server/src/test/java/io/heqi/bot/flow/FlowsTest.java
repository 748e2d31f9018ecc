package io.heqi.bot.flow;

import static io.heqi.bot.flow.Drawing.action;
import static io.heqi.bot.flow.Drawing.ask;
import static io.heqi.bot.flow.Drawing.choice;
import static io.heqi.bot.flow.Drawing.exit;
import static io.heqi.bot.flow.Drawing.handOver;
import static io.heqi.bot.flow.Drawing.plan;
import static io.heqi.bot.flow.Drawing.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.bot.BotSettings;
import io.heqi.bot.Bots;
import io.heqi.bot.action.FlowAction;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.customer.Customers;
import io.heqi.foundation.database.Tenancy;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class FlowsTest {

  private static final FlowPlan PARCEL =
      plan(
          ask("order", "订单号是多少？", "订单号", InputKind.ORDER_NUMBER, "what"),
          choice("what", "怎么了？", "情况", exit("a", "还没发货", "wait"), exit("b", "物流不动", "people")),
          say("wait", "请再等一天。", null),
          handOver("people", "请稍等"));

  @Autowired private Flows flows;
  @Autowired private FlowTemplates templates;
  @Autowired private FlowActions actions;
  @Autowired private Bots bots;
  @Autowired private Knowledge knowledge;
  @Autowired private Customers customers;
  @Autowired private MessageLog log;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private PlatformTransactionManager manager;
  @Autowired private TestHouse houses;

  private TestHouse.House house;
  private ItemId parcel;

  @BeforeEach
  void aShopWithAFlow() {
    house = houses.aMerchant();
    parcel = published(draft("查物流", PARCEL, "我的快递到哪了"));
    within(
        () -> {
          bots.set(house.owner(), house.shop(), new BotSettings(true, "小和", 0.95, 0, 500, true));
          var id =
              knowledge.save(
                  house.owner(),
                  new Knowledge.SaveItem(
                      null,
                      ItemKind.ARTICLE,
                      new Content(
                          "可以开发票吗",
                          List.of("怎么开发票"),
                          List.of(Content.Answer.toAll("可以，在订单页申请。")),
                          ""),
                      Terms.NONE,
                      null));
          knowledge.publish(house.owner(), id);
          return id;
        });
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.within(house.merchant(), work::get);
  }

  private <T> T reading(Supplier<T> work) {
    return within(() -> transactions.execute(_ -> work.get()));
  }

  private static FlowDraft draft(String name, FlowPlan plan, String... questions) {
    return new FlowDraft(name, List.of(questions), List.of(), plan);
  }

  private ItemId published(FlowDraft draft) {
    return within(
        () -> {
          var id = flows.add(house.owner(), draft);
          flows.publish(house.owner(), id);
          return id;
        });
  }

  private ConversationId says(String key, String text) {
    return houses.says(house, "小雨", key, text).join().conversation();
  }

  private List<Entry> lines(ConversationId id) {
    return within(() -> log.after(house.merchant(), id, 0, 100));
  }

  private ConversationRow row(ConversationId id) {
    return within(() -> log.row(house.merchant(), id).orElseThrow());
  }

  private Entry answer(ConversationId id) {
    return await()
        .until(
            () -> lines(id).stream().filter(l -> l.kind().isSaid()).toList().getLast(),
            last -> last.sender() != SenderKind.CUSTOMER);
  }

  private String told(String key, String text) {
    return answer(says(key, text)).body();
  }

  private long runs() {
    return reading(
        () ->
            jdbc.sql("select count(*) from bot.flow_runs where merchant_id = ?")
                .param(house.merchant().value())
                .query((row, _) -> row.getLong(1))
                .single());
  }

  @Test
  void aCustomerIsLedThroughToTheEnd() {
    assertThat(told("1", "我的快递到哪了")).isEqualTo("订单号是多少？");
    await().until(() -> runs() == 1);
    var asked = answer(says("2", "6920123456789012"));
    assertThat(asked.body()).isEqualTo("怎么了？");
    assertThat(asked.data()).contains("[\"还没发货\", \"物流不动\"]");
    assertThat(told("3", "1")).isEqualTo("请再等一天。");
    await().until(() -> runs() == 0);
    says("4", "有帮助");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        reading(
                            () ->
                                jdbc.sql(
                                        """
                                        select outcome from bot.decisions
                                        where merchant_id = ? and kind = 'FLOW' and item_id = ?
                                        """)
                                    .params(house.merchant().value(), parcel.value())
                                    .query((row, _) -> row.getString(1))
                                    .list()))
                    .containsExactly("SOLVED"));
  }

  @Test
  void peopleGoOnWithWhatTheFlowLearnt() {
    told("1", "查物流");
    told("2", "单号13800138000123");
    var id = says("3", "物流不动");
    await().until(() -> !row(id).withBot());
    var event = lines(id).stream().filter(l -> l.body().equals(EventCode.HANDED_OVER)).findFirst();
    assertThat(event.orElseThrow().data()).contains("\"flow\"").contains("情况").contains("物流不动");
    await().until(() -> runs() == 0);
  }

  @Test
  void aKnownQuestionIsAnsweredAsideAndTheFlowGoesOn() {
    told("1", "查物流");
    assertThat(told("2", "怎么开发票")).isEqualTo("可以，在订单页申请。\n订单号是多少？");
    assertThat(told("3", "6920123456789012")).startsWith("怎么了？");
  }

  @Test
  void whoDoesNotWantToGoOnLeaves() {
    told("1", "查物流");
    assertThat(told("2", "算了")).contains("还有其他");
    await().until(() -> runs() == 0);
  }

  @Test
  void aWishForAPersonIsGrantedInTheMiddleOfAFlow() {
    told("1", "查物流");
    var id = says("2", "转人工");
    await().until(() -> !row(id).withBot());
    await().until(() -> runs() == 0);
  }

  @Test
  void aNewerVersionDoesNotDisturbThoseInTheMiddle() {
    told("1", "查物流");
    var other = plan(say("a", "新的流程", null));
    within(
        () -> {
          var saved = flows.save(house.owner(), parcel, 1, draft("查物流", other));
          assertThat(saved.view().version()).isEqualTo(2);
          flows.publish(house.owner(), parcel);
          return saved;
        });
    assertThat(told("2", "6920123456789012")).startsWith("怎么了？");
  }

  @Test
  void twoWhoDrawAtOnceDoNotOverwriteEachOther() {
    within(
        () -> {
          var id = flows.add(house.owner(), draft("开发票", PARCEL));
          flows.publish(house.owner(), id);
          flows.save(house.owner(), id, 1, draft("开发票", plan(say("a", "一", null))));
          assertThatThrownBy(
                  () -> flows.save(house.owner(), id, 1, draft("开发票", plan(say("a", "二", null)))))
              .isInstanceOf(Refusal.class)
              .hasMessageContaining("bot.flow-changed-meanwhile");
          return id;
        });
  }

  @Test
  void looseEndsAreNotPublishedAndWhatIsOnOfferIsNotDeleted() {
    within(
        () -> {
          var id = flows.add(house.owner(), draft("半成品", new FlowPlan("", List.of())));
          assertThatThrownBy(() -> flows.publish(house.owner(), id))
              .hasMessageContaining("bot.flow-has-loose-ends");
          flows.delete(house.owner(), id);
          assertThatThrownBy(() -> flows.delete(house.owner(), parcel))
              .hasMessageContaining("bot.flow-on-offer");
          flows.withdraw(house.owner(), parcel);
          flows.delete(house.owner(), parcel);
          return id;
        });
    assertThat(within(() -> flows.list(house.owner()))).isEmpty();
  }

  @Test
  void aFlowIsNoItemThatWritersOfKnowledgeSeeOrChange() {
    within(
        () -> {
          var filter = new Knowledge.Filter(null, null, false, null);
          assertThat(knowledge.list(house.owner(), filter, null, 50).items())
              .noneMatch(item -> item.id().equals(parcel));
          assertThatThrownBy(() -> knowledge.retire(house.owner(), parcel))
              .isInstanceOf(Refusal.class);
          return parcel;
        });
  }

  @Test
  void aFurtherWayToAskBeginsTheFlow() {
    within(() -> flows.addQuestion(house.owner(), parcel, "包裹卡在半路了"));
    assertThat(told("1", "包裹卡在半路了")).isEqualTo("订单号是多少？");
    assertThat(within(() -> flows.get(house.owner(), parcel)).draft().questions())
        .contains("包裹卡在半路了");
  }

  @Test
  void theGreetingNamesTheFlowsAndANumberChoosesOne() {
    assertThat(answer(says("1", "你好")).data()).contains("[\"查物流\"]");
    assertThat(told("2", "1")).isEqualTo("订单号是多少？");
  }

  @Test
  void anActionKeepsTheMailAddress() {
    published(
        draft(
            "留邮箱",
            plan(
                ask("mail", "邮箱是？", "邮箱", InputKind.EMAIL, "keep"),
                action(
                    "keep",
                    "leave-email",
                    Map.of("email", "{邮箱}"),
                    exit("kept", "", "yes"),
                    exit("malformed", "", null)),
                say("yes", "记下了。", null))));
    told("1", "留邮箱");
    var id = says("2", "rain@example.com");
    assertThat(answer(id).body()).isEqualTo("记下了。");
    var customer = row(id).customer();
    assertThat(within(() -> customers.emails(house.merchant(), List.of(customer))))
        .containsEntry(customer, "rain@example.com");
  }

  @Test
  void anActionThatFailsLeavesNothingBehindAndHarmsNothingElse() {
    var id = says("1", "你好");
    answer(id);
    var actions = new FlowActions(List.of(new Failing(jdbc)), _ -> true, manager);
    var outcome =
        reading(
            () -> {
              var call = new FlowAction.Call(row(id), "key", Map.of(), 1, Locale.CHINESE);
              var result = actions.run("failing", call);
              assertThat(runs()).isZero();
              return result.outcome();
            });
    assertThat(outcome).isEmpty();
  }

  private record Failing(JdbcClient jdbc) implements FlowAction {

    @Override
    public Shape shape() {
      return new Shape("failing", Kind.ACT, List.of(), List.of(), List.of("done"), false);
    }

    @Override
    public Result run(Call call) {
      jdbc.sql("select * from bot.nowhere").query().listOfRows();
      return Result.of("done");
    }
  }

  @Test
  void anotherMerchantSeesNoneOfIt() {
    var other = houses.aMerchant();
    Tenancy.run(
        other.merchant(),
        () -> {
          assertThat(flows.list(other.owner())).isEmpty();
          assertThatThrownBy(() -> flows.get(other.owner(), parcel)).isInstanceOf(Refusal.class);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void theShippedFlowsHaveNoLooseEndsAndLeaveByEveryWayAnActionEnds(String language) {
    var shipped = templates.of(Locale.of(language));
    assertThat(shipped).hasSize(10);
    assertThat(shipped).allSatisfy(draft -> assertThat(flows.check(draft)).isEmpty());
    assertThat(shipped.stream().flatMap(draft -> draft.plan().nodes().stream()))
        .filteredOn(node -> node.kind() == FlowNode.Kind.ACTION)
        .isNotEmpty()
        .allSatisfy(
            node ->
                assertThat(node.exits().stream().map(FlowNode.Exit::key))
                    .containsExactlyInAnyOrderElementsOf(
                        actions.shape(node.action()).orElseThrow().exits()));
  }
}

package io.heqi.bot.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heqi.aftersale.AfterSaleState;
import io.heqi.aftersale.CaseView;
import io.heqi.aftersale.Cases;
import io.heqi.bot.BotSettings;
import io.heqi.bot.Bots;
import io.heqi.bot.action.FlowAction;
import io.heqi.bot.flow.FlowDraft;
import io.heqi.bot.flow.FlowTemplates;
import io.heqi.bot.flow.Flows;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.SaveOrder;
import io.heqi.commerce.TestOrders;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Entry;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.database.Tenancy;
import io.heqi.knowledge.ItemId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Ids;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The flows that Heqi ships for returns, cancelling, addresses and returned parcels, over real
/// orders.
@HeqiTest
class ClaimFlowTest {

  private static final String HOSTILE =
      "'; drop table aftersale.cases; -- {order-number} <script>alert(1)</script> \u0000 "
          + "长".repeat(600);

  @Autowired private Flows flows;
  @Autowired private FlowTemplates templates;
  @Autowired private Bots bots;
  @Autowired private OrderIntake intake;
  @Autowired private Cases cases;
  @Autowired private Attachments attachments;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private List<FlowAction> actions;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private String number;
  private OrderId order;

  @BeforeEach
  void aShopWithTheFlows() {
    house = houses.aMerchant();
    number = "69" + UUID.randomUUID().getMostSignificantBits() % 1_000_000_000L;
    number = number.replace("-", "") + "77";
    within(
        () -> {
          bots.set(house.owner(), house.shop(), new BotSettings(true, "小和", 0.95, 0, 500, true));
          return true;
        });
    order = told(OrderState.RECEIVED, "u7");
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private OrderId told(OrderState state, String buyer) {
    var made =
        TestOrders.paid(number)
            .placed(clock.instant().minus(Duration.ofDays(1)))
            .toldAt(clock.instant())
            .boughtBy(buyer);
    SaveOrder saved =
        state == OrderState.RECEIVED
            ? made.receivedAt(clock.instant().minus(Duration.ofHours(2))).build()
            : made.state(state).build();
    return within(() -> intake.take(house.owner(), house.shop(), List.of(saved)))
        .getFirst()
        .order();
  }

  private FlowDraft shipped(String name) {
    return templates.of(Locale.SIMPLIFIED_CHINESE).stream()
        .filter(draft -> draft.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private ItemId offered(String name) {
    return within(
        () -> {
          var flow = flows.add(house.owner(), shipped(name));
          flows.publish(house.owner(), flow);
          return flow;
        });
  }

  private ConversationId says(String customer, String text) {
    return houses.says(house, customer, UUID.randomUUID().toString(), text).join().conversation();
  }

  private void sendsAPicture(String customer) {
    var picture = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var uploader = new Attachments.Uploader(Ids.next());
    var content =
        within(
            () -> {
              var stored =
                  attachments.store(
                      house.merchant(),
                      uploader,
                      new Attachments.Upload(
                          "开线.png", "", null, new ByteArrayInputStream(picture.toByteArray())));
              return attachments.content(
                  house.merchant(), MessageKind.IMAGE, "", stored.id(), uploader);
            });
    conversations
        .receive(
            new InboundMessage(
                house.merchant(),
                house.shop(),
                house.channel(),
                ChannelKind.WIDGET,
                customer,
                customer,
                UUID.randomUUID().toString(),
                content,
                null,
                null,
                null,
                false))
        .join();
  }

  private List<Entry> lines(ConversationId id) {
    return within(() -> log.after(house.merchant(), id, 0, 200));
  }

  private void awaitSaid(ConversationId id, String part) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(lines(id))
                    .filteredOn(line -> line.kind() != MessageKind.EVENT)
                    .last()
                    .satisfies(
                        line -> {
                          assertThat(line.sender()).isNotEqualTo(SenderKind.CUSTOMER);
                          assertThat(line.body()).contains(part);
                        }));
  }

  private void awaitAnywhere(ConversationId id, String part) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(lines(id)).anyMatch(line -> line.body().contains(part)));
  }

  private List<CaseView> casesOf(OrderId one) {
    return within(
        () ->
            cases.ofOrder(house.owner(), one).stream()
                .map(brief -> cases.get(house.owner(), brief.id()))
                .toList());
  }

  /// Up to the question whether to send it.
  private ConversationId upToTheLastQuestion(String customer) {
    var id = says(customer, "我要退货");
    awaitSaid(id, "是这个订单吗");
    says(customer, "是这个订单");
    awaitSaid(id, "要处理哪件商品");
    says(customer, "羊毛衫");
    awaitSaid(id, "是什么原因");
    says(customer, "质量问题");
    awaitSaid(id, "您想申请哪一种");
    assertThat(lines(id).getLast().body()).contains("✓ 退货退款：最多退 CNY 151.40");
    assertThat(casesOf(order)).isEmpty();
    says(customer, "退货退款");
    awaitSaid(id, "请拍能看清问题的照片");
    sendsAPicture(customer);
    awaitSaid(id, "请确认");
    return id;
  }

  @Test
  void aCustomerAppliesWithoutAnybodysHelp() {
    offered("退货退款");
    var id = upToTheLastQuestion("c:u7");
    sendsAPicture("c:u7");
    awaitSaid(id, "请确认");
    says("c:u7", "提交申请");

    awaitAnywhere(id, "已经为您申请");
    var made = casesOf(order);
    assertThat(made)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.facts().state()).isEqualTo(AfterSaleState.PENDING_MERCHANT);
              assertThat(one.facts().amount()).isEqualByComparingTo("151.40");
              assertThat(one.evidence()).hasSize(2);
              assertThat(one.facts().conversation()).isEqualTo(id);
            });
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(lines(id))
                    .anyMatch(
                        line ->
                            line.sender() == SenderKind.SYSTEM
                                && String.valueOf(line.data())
                                    .contains(made.getFirst().facts().id().toString())));
  }

  @Test
  void theSameStepDeliveredAgainOpensNoSecondCase() {
    var id = says("c:u7", "在吗");
    var row = within(() -> log.row(house.merchant(), id).orElseThrow());
    var inputs =
        Map.of(
            "order-number",
            number,
            "goods",
            "羊毛衫 白色 / M",
            "pieces",
            "",
            "reason",
            "质量问题",
            "condition",
            "",
            "kind",
            "换货");
    var call = new FlowAction.Call(row, "flow:1:apply", inputs, 1, Locale.SIMPLIFIED_CHINESE);

    var first = run("claim-apply", call);
    var second = run("claim-apply", call);

    assertThat(first.outcome()).isEqualTo("applied");
    assertThat(second).isEqualTo(first);
    assertThat(casesOf(order)).hasSize(1);
  }

  private FlowAction.Result run(String code, FlowAction.Call call) {
    var action =
        actions.stream().filter(one -> one.shape().code().equals(code)).findFirst().orElseThrow();
    return within(() -> transactions.execute(_ -> action.run(call)));
  }

  @Test
  void whatIsAskedForAlreadyIsRefusedWithTheReasonAndUndoesNothingElse() {
    var id = says("c:u7", "在吗");
    var row = within(() -> log.row(house.merchant(), id).orElseThrow());
    var inputs =
        Map.of(
            "order-number",
            number,
            "goods",
            "羊毛衫 白色 / M",
            "pieces",
            "",
            "reason",
            "不想要了",
            "condition",
            "用过或有破损",
            "kind",
            "退货退款");

    var result =
        run("claim-apply", new FlowAction.Call(row, "k", inputs, 1, Locale.SIMPLIFIED_CHINESE));

    assertThat(result.outcome()).isEqualTo("refused");
    assertThat(result.outputs().get("why")).isEqualTo("商品不完好，不能无理由退换");
    assertThat(casesOf(order)).isEmpty();
  }

  @Test
  void anothersOrderIsUnknownUntilItIsProven() {
    offered("退货退款");
    var stranger = "v:" + UUID.randomUUID();
    var id = says(stranger, "我要退货");
    awaitSaid(id, "请把订单号发给我");
    says(stranger, number);
    awaitSaid(id, "后四位");
    says(stranger, "1234");
    awaitSaid(id, "对不上");
    assertThat(lines(id)).noneMatch(line -> line.body().contains("羊毛衫"));

    says(stranger, "再试一次");
    awaitSaid(id, "请把订单号发给我");
    says(stranger, number);
    awaitSaid(id, "后四位");
    says(stranger, "8000");
    awaitSaid(id, "要处理哪件商品");
  }

  @Test
  void hostileAnswersAreAnswersThatDoNotFit() {
    offered("退货退款");
    var id = says("c:u7", "我要退货");
    awaitSaid(id, "是这个订单吗");
    says("c:u7", "是这个订单");
    awaitSaid(id, "要处理哪件商品");
    says("c:u7", HOSTILE.replace("\u0000", ""));
    awaitSaid(id, "请从下面选一项");
    says("c:u7", "袜子");
    awaitSaid(id, "要处理几件？最多 2 件");
    says("c:u7", "99");
    awaitSaid(id, "件数不对");
    says("c:u7", "重新填");
    awaitSaid(id, "要处理哪件商品");
    says("c:u7", "袜子");
    awaitSaid(id, "要处理几件");
    says("c:u7", "-1 件吧");
    awaitSaid(id, "是什么原因");
    assertThat(casesOf(order)).isEmpty();
  }

  @Test
  void whoLeavesInTheMiddleMayBeginAgain() {
    offered("退货退款");
    var id = upToTheLastQuestion("c:u7");
    says("c:u7", "不申请了");
    awaitAnywhere(id, "有需要随时找我");
    assertThat(casesOf(order)).isEmpty();

    says("c:u7", "我要退货");
    awaitSaid(id, "是这个订单吗");
    assertThat(casesOf(order)).isEmpty();
  }

  @Test
  void whoIsInAFlowGoesOnInTheVersionThatWasBegun() {
    var flow = offered("退货退款");
    var id = says("c:u7", "我要退货");
    awaitSaid(id, "是这个订单吗");
    within(
        () -> {
          var view = flows.get(house.owner(), flow);
          flows.save(house.owner(), flow, view.view().version(), shipped("取消订单"));
          flows.publish(house.owner(), flow);
          return true;
        });

    says("c:u7", "是这个订单");
    awaitSaid(id, "要处理哪件商品");
  }

  @Test
  void whatMayNotBeAskedForIsSaidAndAPersonSeesWhatWasTold() {
    offered("退货退款");
    number = "6900000" + number;
    told(OrderState.UNPAID, "u9");
    var id = says("c:u9", "我要退货");
    awaitSaid(id, "是这个订单吗");
    says("c:u9", "1");
    awaitAnywhere(id, "订单还没有付款");
    says("c:u9", "转人工");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(lines(id))
                    .anyMatch(
                        line ->
                            line.body().equals(EventCode.HANDED_OVER)
                                && String.valueOf(line.data()).contains("订单还没有付款")
                                && !String.valueOf(line.data()).contains("-options")));
  }

  @Test
  void anUnsentOrderIsCancelledAndASentOneIsNot() {
    offered("取消订单");
    number = "6911111" + number;
    var unsent = told(OrderState.TO_SHIP, "u11");
    var id = says("c:u11", "取消订单");
    awaitSaid(id, "是这个订单吗");
    says("c:u11", "是这个订单");
    awaitSaid(id, "确定取消吗");
    says("c:u11", "确定取消");
    awaitAnywhere(id, "已经申请取消");
    assertThat(casesOf(unsent))
        .singleElement()
        .satisfies(one -> assertThat(one.facts().amount()).isEqualByComparingTo("199.00"));

    var other = says("c:u7", "取消订单");
    awaitSaid(other, "是这个订单吗");
    says("c:u7", "是这个订单");
    awaitAnywhere(other, "订单已经发货，不能直接取消");
    assertThat(casesOf(order)).isEmpty();
  }

  @Test
  void anAddressIsChangedBeforeTheOrderIsSent() {
    offered("修改收货地址");
    number = "6922222" + number;
    var unsent = told(OrderState.TO_SHIP, "u12");
    var id = says("c:u12", "我要改地址");
    awaitSaid(id, "是这个订单吗");
    says("c:u12", "是这个订单");
    awaitSaid(id, "新的收件人叫什么");
    assertThat(lines(id).getLast().body()).contains("林**").doesNotContain("文三路");
    says("c:u12", "陈晨");
    awaitSaid(id, "收件人的手机号");
    says("c:u12", "13900139000");
    awaitSaid(id, "省、市、区");
    says("c:u12", "上海市 徐汇区");
    awaitSaid(id, "详细地址");
    says("c:u12", "漕溪北路 88 号");
    awaitSaid(id, "请核对新地址");
    says("c:u12", "确认修改");
    awaitAnywhere(id, "地址改好了");

    var states =
        within(
            () ->
                transactions.execute(
                    _ ->
                        jdbc.sql(
                                "select state from commerce.address_changes where merchant_id = ?"
                                    + " and order_id = ?")
                            .params(house.merchant().value(), unsent.value())
                            .query(String.class)
                            .list()));
    assertThat(states).hasSize(1);
  }

  @Test
  void aParcelThatNobodyWaitsForIsNotTaken() {
    offered("填退货单号");
    var id = says("c:u7", "填退货单号");
    awaitSaid(id, "用的哪家快递");
    says("c:u7", "顺丰速运");
    awaitSaid(id, "快递单号是多少");
    says("c:u7", "SF1");
    awaitSaid(id, "对吗");
    says("c:u7", "对，提交");
    awaitAnywhere(id, "没能记下");
    says("c:u7", "重新填写");
    awaitSaid(id, "用的哪家快递");
    says("c:u7", "顺丰速运");
    awaitSaid(id, "快递单号是多少");
    says("c:u7", "SF1402233445566");
    awaitSaid(id, "对吗");
    says("c:u7", "对，提交");
    awaitAnywhere(id, "没有等您寄回的售后单");
  }
}

package io.heqi.bot.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heqi.bot.BotSettings;
import io.heqi.bot.Bots;
import io.heqi.bot.flow.FlowTemplates;
import io.heqi.bot.flow.Flows;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.TestOrders;
import io.heqi.conversation.Entry;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.ConversationId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The flow that Heqi ships for "where is my parcel", over real orders.
@HeqiTest
class OrderFlowTest {

  private static final String NUMBER = "6917340012345";

  @Autowired private Flows flows;
  @Autowired private FlowTemplates templates;
  @Autowired private Bots bots;
  @Autowired private OrderIntake intake;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;

  private TestHouse.House house;

  @BeforeEach
  void aShopWithTheFlowAndASentOrder() {
    house = houses.aMerchant();
    within(
        () -> {
          bots.set(house.owner(), house.shop(), new BotSettings(true, "小和", 0.95, 0, 500, true));
          var flow = flows.add(house.owner(), templates.of(Locale.SIMPLIFIED_CHINESE).getFirst());
          flows.publish(house.owner(), flow);
          intake.take(
              house.owner(),
              house.shop(),
              List.of(TestOrders.paid(NUMBER).boughtBy("u7").sentWith("顺丰速运", "SF1").build()));
          return intake.takeEvents(
              house.owner(),
              List.of(
                  new OrderIntake.TellEvent(
                      "顺丰速运",
                      "SF1",
                      TestOrders.PLACED.plus(Duration.ofHours(5)),
                      ParcelState.MOVING,
                      "已到达杭州转运中心")));
        });
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private ConversationId says(String customer, String text) {
    return houses.says(house, customer, UUID.randomUUID().toString(), text).join().conversation();
  }

  private List<Entry> lines(ConversationId id) {
    return within(() -> log.after(house.merchant(), id, 0, 100));
  }

  private void awaitSaid(ConversationId id, String part) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(lines(id))
                    .anyMatch(
                        line -> line.sender() == SenderKind.BOT && line.body().contains(part)));
  }

  @Test
  void whoIsKnownIsToldAtOnceWhereTheParcelIs() {
    var id = says("c:u7", "我的快递到哪了");

    awaitSaid(id, "顺丰速运 SF1。11-20 20:00 已到达杭州转运中心");
    awaitSaid(id, "羊毛衫 +2");
  }

  @Test
  void aStrangerProvesTheOrderFirst() {
    var stranger = "v:" + UUID.randomUUID();
    var id = says(stranger, "我的快递到哪了");
    awaitSaid(id, "请把订单号发给我");
    says(stranger, NUMBER);
    awaitSaid(id, "后四位");
    says(stranger, "8000");

    awaitSaid(id, "已到达杭州转运中心");
  }

  @Test
  void whoKnowsOnlyTheNumberLearnsNothingAndGetsAPerson() {
    var stranger = "v:" + UUID.randomUUID();
    var id = says(stranger, "我的快递到哪了");
    awaitSaid(id, "请把订单号发给我");
    says(stranger, NUMBER);
    awaitSaid(id, "后四位");
    says(stranger, "1234");
    awaitSaid(id, "对不上");
    says(stranger, "转人工");

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(lines(id)).anyMatch(line -> line.body().equals(EventCode.HANDED_OVER)));
    assertThat(lines(id)).noneMatch(line -> line.body().contains("SF1"));
  }
}

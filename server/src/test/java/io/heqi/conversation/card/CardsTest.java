package io.heqi.conversation.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.Orders;
import io.heqi.commerce.TestOrders;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.conversation.Stored;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.ConversationId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class CardsTest {

  @Autowired private Cards cards;
  @Autowired private Orders orders;
  @Autowired private OrderIntake intake;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;

  private TestHouse.House house;
  private ConversationId conversation;

  @BeforeEach
  void aCustomerWhoAsks() {
    house = houses.aMerchant();
    conversation = houses.aConversation(house, "c:u7");
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private OrderId orderOf(String buyer) {
    var order = TestOrders.paid("A1").boughtBy(buyer).build();
    return within(() -> intake.take(house.owner(), house.shop(), List.of(order)))
        .getFirst()
        .order();
  }

  private Stored send(String kind, OrderId order) {
    var card = new Cards.SendCard(conversation, "card-1", kind, order.value(), null);
    return within(() -> cards.send(house.agent(), card)).join();
  }

  @Test
  void anOrderCardSaysTheOrderInWordsAndInFactsAndNothingOfItsReceiver() {
    var stored = send("ORDER", orderOf("u7"));

    var line = within(() -> log.after(house.merchant(), conversation, 0, 100)).getLast();
    assertThat(line.sender()).isEqualTo(SenderKind.AGENT);
    assertThat(line.seq()).isEqualTo(stored.seq());
    assertThat(line.body()).isEqualTo("订单 A1：羊毛衫 +2，合计 CNY 199.00，待发货");
    assertThat(line.data())
        .containsPattern("\"kind\": ?\"ORDER\"")
        .containsPattern("\"state\": ?\"TO_SHIP\"")
        .doesNotContain("林小满")
        .doesNotContain("8000");
  }

  @Test
  void sendingACardAgainStoresNothingMore() {
    var order = orderOf("u7");
    assertThat(send("ORDER", order).seq()).isEqualTo(send("ORDER", order).seq());
  }

  @Test
  void aCardOfAnotherCustomersOrderIsRefusedUntilAnAgentSaysItIsTheirs() {
    var order = orderOf("u8");
    assertThatThrownBy(() -> send("ORDER", order))
        .hasMessageContaining("commerce.order-of-another");

    within(
        () -> {
          var customer = log.row(house.merchant(), conversation).orElseThrow().customer();
          orders.link(house.owner(), customer, order);
          return order;
        });
    assertThat(send("ORDER", order).seq()).isPositive();
  }

  @Test
  void aKindThatNobodyMakesIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> send("POEM", orderOf("u7")))
        .hasMessage("conversation.card-unknown [POEM, CASE, ORDER]");
  }
}

package io.heqi.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.customer.Customers;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class BulkChangeTest {

  @Autowired private BulkChange bulk;
  @Autowired private Conversations conversations;
  @Autowired private Customers customers;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;

  private TestHouse.House house;
  private ConversationId free;
  private ConversationId colleagues;

  @BeforeEach
  void oneFreeConversationAndOneOfAColleague() {
    house = houses.aMerchant();
    free = houses.aConversation(house, "buyer-a");
    colleagues = houses.aConversation(house, "buyer-b");
    Tenancy.within(
        house.merchant(),
        () -> conversations.assign(house.colleague(), colleagues, house.colleague().account()));
  }

  private List<BulkChange.Outcome> carryOut(
      Actor by, BulkChange.Action action, @Nullable AccountId agent, @Nullable String text) {
    return Tenancy.within(
        house.merchant(),
        () ->
            bulk.carryOut(
                by, List.of(free, colleagues), new BulkChange.Order(action, agent, text)));
  }

  private ConversationRow row(ConversationId id) {
    return Tenancy.within(house.merchant(), () -> log.row(house.merchant(), id).orElseThrow());
  }

  @Test
  void saysOfEachConversationWhetherItWasDone() {
    var outcomes = carryOut(house.agent(), BulkChange.Action.CLOSE, null, null);
    assertThat(outcomes.getFirst().refusal()).isNull();
    assertThat(Objects.requireNonNull(outcomes.getLast().refusal()).code())
        .isEqualTo("conversation.unknown");
    assertThat(row(free).state()).isEqualTo(ConversationState.CLOSED);
    assertThat(row(colleagues).state()).isEqualTo(ConversationState.OPEN);
  }

  @Test
  void doesTwiceNamedConversationsOnce() {
    var twice =
        Tenancy.within(
            house.merchant(),
            () ->
                bulk.carryOut(
                    house.owner(),
                    List.of(free, free),
                    new BulkChange.Order(BulkChange.Action.RESOLVE, null, null)));
    assertThat(twice).hasSize(1);
  }

  @Test
  void addsATagToThoseThatAreThere() {
    Tenancy.within(house.merchant(), () -> conversations.tag(house.owner(), free, List.of("急")));
    carryOut(house.owner(), BulkChange.Action.TAG, null, "退款");
    assertThat(row(free).tags()).containsExactlyInAnyOrder("急", "退款");
    assertThat(row(colleagues).tags()).containsExactly("退款");
  }

  @Test
  void blocksTheCustomerAndClosesTheConversation() {
    carryOut(house.owner(), BulkChange.Action.BLOCK, null, "广告");
    assertThat(row(free).state()).isEqualTo(ConversationState.CLOSED);
    var customer =
        Tenancy.within(house.merchant(), () -> customers.get(house.owner(), row(free).customer()));
    assertThat(customer.blockedReason()).isEqualTo("广告");
  }

  @Test
  void givesNothingToWhoDoesNotWorkHere() {
    var stranger = houses.aMerchant().agent().account();
    assertThat(carryOut(house.owner(), BulkChange.Action.ASSIGN, stranger, null))
        .extracting(outcome -> Objects.requireNonNull(outcome.refusal()).code())
        .containsOnly("staff.member-unknown");
    assertThat(row(free).assignee()).isNull();
  }

  @Test
  void asksForTheTag() {
    assertThatThrownBy(() -> carryOut(house.owner(), BulkChange.Action.TAG, null, " "))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aClosedConversationCanBeMergedIntoTheOneThatGoesOnButOnlyOnce() {
    Tenancy.run(
        house.merchant(),
        () -> {
          conversations.close(house.agent(), free);
          conversations.merge(house.owner(), free, colleagues);
        });
    assertThat(row(free).mergedInto()).isEqualTo(colleagues);
    assertThatThrownBy(
            () ->
                Tenancy.within(
                    house.merchant(), () -> conversations.merge(house.owner(), free, colleagues)))
        .hasMessageContaining("conversation.merged");
  }
}

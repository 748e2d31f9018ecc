package io.heqi.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.staff.PresenceState;
import io.heqi.staff.Presences;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class DispatcherTest {

  @Autowired private Dispatcher dispatcher;
  @Autowired private Conversations conversations;
  @Autowired private Presences presences;
  @Autowired private MessageLog log;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private ConversationId serves(Actor agent, String customer) {
    var id = houses.aConversation(house, customer);
    Tenancy.within(house.merchant(), () -> conversations.assign(agent, id, agent.account()));
    return id;
  }

  private void bothComeOnlineAtOnce() {
    Tenancy.run(
        house.merchant(),
        () ->
            transactions.executeWithoutResult(
                _ -> {
                  presences.choose(house.agent(), PresenceState.ONLINE);
                  presences.choose(house.colleague(), PresenceState.ONLINE);
                }));
  }

  private void goesTo(Actor agent, ConversationId id) {
    dispatcher.dispatch(house.merchant());
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Tenancy.within(
                            house.merchant(),
                            () -> log.row(house.merchant(), id).orElseThrow().assignee()))
                    .isEqualTo(agent.account()));
  }

  @Test
  void noAgentGetsAThirdAngryCustomerWhileAnotherHasNone() {
    houses.soundsAngry(house, serves(house.agent(), "甲"), "甲");
    houses.soundsAngry(house, serves(house.agent(), "乙"), "乙");
    serves(house.colleague(), "丙");
    serves(house.colleague(), "丁");
    serves(house.colleague(), "戊");
    var angry = houses.aConversation(house, "己");
    houses.soundsAngry(house, angry, "己");
    bothComeOnlineAtOnce();

    goesTo(house.colleague(), angry);
    goesTo(house.agent(), houses.aConversation(house, "庚"));
  }
}

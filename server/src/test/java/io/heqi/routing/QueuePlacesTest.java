package io.heqi.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.inbox.Inbox;
import io.heqi.customer.Customers;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.staff.ServiceStage;
import io.heqi.staff.Teams;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class QueuePlacesTest {

  @Autowired private QueuePlaces places;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private Inbox inbox;
  @Autowired private Customers customers;
  @Autowired private Teams teams;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private ConversationId waits(String customer) {
    clock.advance(Duration.ofSeconds(5));
    return houses.aConversation(house, customer);
  }

  private Map<ConversationId, QueuePlaces.Place> places() {
    return Tenancy.within(house.merchant(), () -> places.of(house.merchant()));
  }

  private int placeOf(ConversationId id) {
    return Objects.requireNonNull(places().get(id)).number();
  }

  private void makeVip(ConversationId id) {
    var profile = new Customers.ChangeProfile("贵客", 3, List.of(), "");
    Tenancy.run(
        house.merchant(), () -> customers.change(house.agent(), row(id).customer(), profile));
    await().until(() -> row(id).vipLevel() == 3);
  }

  private ConversationRow row(ConversationId id) {
    return Tenancy.within(house.merchant(), () -> log.row(house.merchant(), id).orElseThrow());
  }

  private void sendToTeamOf(ConversationId id, Actor... members) {
    var accounts = List.of(members).stream().map(Actor::account).toList();
    var team =
        new Teams.SaveTeam(
            null, "组" + id, List.of(ServiceStage.values()), List.of(house.shop()), accounts);
    Tenancy.within(
        house.merchant(),
        () -> {
          var saved = teams.save(house.owner(), team);
          return conversations.transfer(
              house.owner(), id, new Conversations.Transfer(null, saved, "请接手"));
        });
  }

  @Test
  void theLongestWaitComesFirstAndWhoIsServedLeaves() {
    var first = waits("甲");
    var second = waits("乙");
    assertThat(placeOf(second)).isEqualTo(2);
    Tenancy.within(
        house.merchant(),
        () -> conversations.assign(house.agent(), first, house.agent().account()));
    assertThat(places()).containsOnlyKeys(second);
    assertThat(placeOf(second)).isEqualTo(1);
  }

  @Test
  void aVipStandsBeforeTheOthersAsRoutingTakesThem() {
    var first = waits("甲");
    var vip = waits("乙");
    makeVip(vip);
    assertThat(placeOf(vip)).isEqualTo(1);
    assertThat(placeOf(first)).isEqualTo(2);
  }

  @Test
  void whoSoundsAngryStandsBeforeOthersOfTheSameVipLevelAlone() {
    var first = waits("甲");
    var angry = waits("乙");
    var vip = waits("丙");
    houses.soundsAngry(house, angry, "乙");
    makeVip(vip);
    assertThat(places().keySet()).containsExactly(vip, angry, first);
  }

  @Test
  void onlyThoseWhoWaitForTheSameAgentsStandBefore() {
    var ofTheAgent = waits("甲");
    var ofTheColleague = waits("乙");
    sendToTeamOf(ofTheAgent, house.agent());
    sendToTeamOf(ofTheColleague, house.colleague());
    assertThat(placeOf(ofTheAgent)).isEqualTo(1);
    assertThat(placeOf(ofTheColleague)).isEqualTo(1);
    assertThat(placeOf(waits("丙"))).isEqualTo(3);
  }

  @Test
  void withoutRecentAnswersThereIsAPlaceAndNoEstimate() {
    var id = waits("甲");
    assertThat(Objects.requireNonNull(places().get(id)).estimate()).isNull();
  }

  @Test
  void theDeskListsTheQueueInTheSameOrderPageByPage() {
    var all = new ArrayList<ConversationId>();
    for (var i = 0; i < 5; i++) {
      all.add(waits("顾客" + i));
    }
    makeVip(all.get(3));
    houses.soundsAngry(house, all.get(4), "顾客4");
    var filter = new Inbox.Filter(Inbox.View.QUEUE, null, null, null, null, false);
    var seen = new ArrayList<ConversationId>();
    @Nullable String after = null;
    do {
      var cursor = after;
      var page =
          Tenancy.within(house.merchant(), () -> inbox.list(house.owner(), filter, cursor, 2));
      page.items().stream().map(ConversationRow::id).forEach(seen::add);
      after = page.next();
    } while (after != null);
    assertThat(seen).containsExactlyElementsOf(places().keySet());
    assertThat(seen).startsWith(all.get(3), all.get(4));
  }
}

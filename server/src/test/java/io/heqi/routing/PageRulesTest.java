package io.heqi.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.TeamId;
import io.heqi.staff.Teams;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class PageRulesTest {

  @Autowired private PageRules rules;
  @Autowired private Teams teams;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;

  private TestHouse.House house;
  private TeamId sales;
  private TeamId refunds;

  @BeforeEach
  void twoTeams() {
    house = houses.aMerchant();
    sales = team("售前");
    refunds = team("售后");
  }

  private TeamId team(String name) {
    var team = new Teams.SaveTeam(null, name, List.of(), List.of(house.shop()), List.of());
    return Tenancy.within(house.merchant(), () -> teams.save(house.owner(), team));
  }

  private void save(Actor by, PageRules.Rule... wanted) {
    Tenancy.run(house.merchant(), () -> rules.save(by, house.shop(), List.of(wanted)));
  }

  private ConversationRow cameFrom(String page) {
    var message =
        new InboundMessage(
            house.merchant(),
            house.shop(),
            house.channel(),
            ChannelKind.WIDGET,
            page,
            "顾客",
            page,
            MessageContent.text("在吗"),
            null,
            new InboundMessage.SourcePage(page, ""),
            null,
            false);
    var id = conversations.receive(message).join().conversation();
    return Tenancy.within(house.merchant(), () -> log.row(house.merchant(), id).orElseThrow());
  }

  @Test
  void theFirstPatternThatIsPartOfTheAddressDecides() {
    save(
        house.owner(),
        new PageRules.Rule("/order/refund", refunds),
        new PageRules.Rule("/order", sales));
    var refund = cameFrom("https://shop.test/order/refund?no=1");
    var order = cameFrom("https://shop.test/order/7");
    var home = cameFrom("https://shop.test/");
    Tenancy.run(
        house.merchant(),
        () -> {
          assertThat(rules.teamOf(house.merchant(), refund)).isEqualTo(refunds);
          assertThat(rules.teamOf(house.merchant(), order)).isEqualTo(sales);
          assertThat(rules.teamOf(house.merchant(), home)).isNull();
        });
  }

  @Test
  void savedRulesTakeThePlaceOfTheOldOnesInTheirOrder() {
    save(house.owner(), new PageRules.Rule("/a", sales), new PageRules.Rule("/b", refunds));
    save(house.owner(), new PageRules.Rule("/b", refunds), new PageRules.Rule(" /a ", sales));
    assertThat(Tenancy.within(house.merchant(), () -> rules.of(house.owner(), house.shop())))
        .containsExactly(new PageRules.Rule("/b", refunds), new PageRules.Rule("/a", sales));
  }

  @Test
  void refusesWhatNobodyHereCouldServe() {
    assertThatThrownBy(() -> save(house.owner(), new PageRules.Rule("/a", TeamId.next())))
        .hasMessageContaining("routing.team-unknown");
    assertThatThrownBy(() -> save(house.owner(), new PageRules.Rule(" ", sales)))
        .hasMessageContaining("routing.page-rules-malformed");
    assertThatThrownBy(() -> save(house.agent(), new PageRules.Rule("/a", sales)))
        .hasMessageContaining("merchant.settings");
  }
}

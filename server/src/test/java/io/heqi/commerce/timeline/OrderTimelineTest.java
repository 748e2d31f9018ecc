package io.heqi.commerce.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Reason;
import io.heqi.aftersale.compensation.AskCompensation;
import io.heqi.aftersale.compensation.CompensationKind;
import io.heqi.aftersale.compensation.CompensationReason;
import io.heqi.aftersale.compensation.Compensations;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.TestOrders;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Ids;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class OrderTimelineTest {

  @Autowired private OrderTimeline timeline;
  @Autowired private OrderIntake intake;
  @Autowired private Cases cases;
  @Autowired private Compensations compensations;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private OrderId order;

  @BeforeEach
  void anOrderWithAHistory() {
    house = houses.aMerchant();
    houses.aConversation(house, "c:u7");
    var made =
        TestOrders.paid("A" + Ids.next())
            .placed(clock.instant())
            .toldAt(clock.instant())
            .boughtBy("u7")
            .sentWith("中通快递", "Z" + Ids.next())
            .build();
    order =
        within(() -> intake.take(house.owner(), house.shop(), List.of(made))).getFirst().order();
    var claim =
        new Claim(
            order,
            AfterSaleType.REFUND_ONLY,
            Reason.NOT_DELIVERED_TOO_LONG,
            List.of(new Claim.Part(0, 1)),
            GoodsCondition.SEALED,
            false,
            null,
            "");
    within(() -> cases.apply(house.owner(), new Cases.Apply("1", claim, null, "老客户", List.of())));
    var ask =
        new AskCompensation(
            "1",
            order,
            null,
            null,
            CompensationKind.CASH,
            BigDecimal.ONE,
            null,
            null,
            "",
            CompensationReason.LATE,
            "晚到");
    within(() -> compensations.ask(house.owner(), ask));
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private static Actor without(Actor by, String... permissions) {
    var fewer = new HashSet<>(by.permissions());
    fewer.removeAll(Set.of(permissions));
    return new Actor(by.merchant(), by.account(), by.name(), fewer, by.address());
  }

  @Test
  void tellsWhatHappenedInTradeChatCaseAndCompensationInOneOrder() {
    var moments = within(() -> timeline.of(house.owner(), order));

    assertThat(moments)
        .extracting(Moment::source)
        .contains(
            Moment.Source.ORDER,
            Moment.Source.CHAT,
            Moment.Source.CASE,
            Moment.Source.COMPENSATION);
    assertThat(moments).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    assertThat(moments)
        .filteredOn(one -> one.source() == Moment.Source.COMPENSATION)
        .extracting(Moment::what)
        .containsExactlyInAnyOrder("ASKED", "GRANTED");
    assertThat(moments)
        .filteredOn(one -> one.source() == Moment.Source.CASE)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.what()).isEqualTo("APPLY");
              assertThat(one.by()).isEqualTo(house.owner().account());
            });
  }

  @Test
  void tellsNothingOfWhatTheAskerMayNotSeeElsewhere() {
    var moments =
        within(
            () ->
                timeline.of(
                    without(house.owner(), "aftersale.read", "conversation.reply", "contact.keep"),
                    order));

    assertThat(moments).extracting(Moment::source).containsOnly(Moment.Source.ORDER);
  }
}

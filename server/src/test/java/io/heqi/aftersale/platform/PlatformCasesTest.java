package io.heqi.aftersale.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.aftersale.AfterSaleState;
import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.CaseView;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Reason;
import io.heqi.aftersale.Refunds;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.TestOrders;
import io.heqi.commerce.timeline.Moment;
import io.heqi.commerce.timeline.OrderTimeline;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class PlatformCasesTest {

  @Autowired private PlatformCases platform;
  @Autowired private Cases cases;
  @Autowired private Refunds refunds;
  @Autowired private OrderTimeline timeline;
  @Autowired private OrderIntake intake;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private String number;
  private Instant now;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
    number = "A" + Ids.next();
    now = clock.instant();
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private TellPlatformCase told(String state, String amount, Instant at, @Nullable Instant due) {
    return new TellPlatformCase(
        "S1",
        number,
        "RETURN_REFUND",
        state,
        "",
        "",
        new BigDecimal(amount),
        "CNY",
        "不想要了",
        due,
        at);
  }

  private PlatformCases.ToldCase tell(TellPlatformCase told) {
    return within(() -> platform.tell(house.owner(), house.shop(), List.of(told))).getFirst();
  }

  private OrderId order() {
    var order = TestOrders.paid(number).placed(now).toldAt(now).state(OrderState.RECEIVED).build();
    return within(() -> intake.take(house.owner(), house.shop(), List.of(order)))
        .getFirst()
        .order();
  }

  private List<PlatformCaseView> list(PlatformCaseFilter filter) {
    return within(() -> platform.list(house.owner(), filter, null, null, 50)).items();
  }

  private CaseView apply(OrderId order, int line, String amount) {
    var claim =
        new Claim(
            order,
            AfterSaleType.RETURN_REFUND,
            Reason.NO_LONGER_WANT,
            List.of(new Claim.Part(line, 1)),
            GoodsCondition.SEALED,
            true,
            new BigDecimal(amount),
            "");
    var apply = new Cases.Apply(Ids.next().toString(), claim, null, "老客户", List.of());
    return within(() -> cases.apply(house.owner(), apply));
  }

  @Test
  void theNewestWordCountsHoweverOftenAndInWhateverOrderItIsTold() {
    var first = told("PENDING_MERCHANT", "99.00", now, now.plus(Duration.ofDays(2)));
    var second = told("SUCCEEDED", "99.00", now.plusSeconds(60), null);
    clock.advance(Duration.ofMinutes(2));

    assertThat(tell(first).outcome()).isEqualTo(PlatformCases.Outcome.NEW);
    assertThat(tell(first).outcome()).isEqualTo(PlatformCases.Outcome.OLD);
    assertThat(list(PlatformCaseFilter.OPEN))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.due()).isEqualTo(now.plus(Duration.ofDays(2)));
              assertThat(one.dueTold()).isTrue();
            });
    assertThat(tell(second).outcome()).isEqualTo(PlatformCases.Outcome.CHANGED);
    assertThat(tell(first).outcome()).isEqualTo(PlatformCases.Outcome.OLD);

    assertThat(list(PlatformCaseFilter.OPEN)).isEmpty();
    assertThat(list(PlatformCaseFilter.OVER))
        .singleElement()
        .satisfies(one -> assertThat(one.state()).isEqualTo(AfterSaleState.SUCCEEDED));
  }

  @Test
  void whereThePlatformSaysNoTimeLimitTheShopsOwnHolds() {
    tell(told("WAIT_BUYER_RETURN", "99.00", now, null));

    assertThat(list(PlatformCaseFilter.OPEN))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.due()).isEqualTo(now.plus(Duration.ofDays(7)));
              assertThat(one.dueTold()).isFalse();
            });
  }

  @Test
  void aStepThatNobodyKnowsIsKeptAndShownToBeLookedAt() {
    assertThat(tell(told("33", "99.00", now, null)).known()).isFalse();

    assertThat(list(PlatformCaseFilter.UNKNOWN))
        .singleElement()
        .satisfies(one -> assertThat(one.stateCode()).isEqualTo("33"));
    assertThat(within(() -> platform.counts(house.owner())))
        .isEqualTo(new PlatformCaseView.PlatformCaseCounts(1, 1));
  }

  @Test
  void moneyThatThePlatformGivesBackIsNotGivenBackHereAgain() {
    var order = order();
    tell(told("PENDING_MERCHANT", "150.00", now, null));

    assertThatThrownBy(() -> apply(order, 0, "60.00"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("aftersale.more-than-may-be"));
    clock.advance(Duration.ofMinutes(1));
    tell(told("SUCCEEDED", "150.00", now.plusSeconds(30), null));
    assertThat(within(() -> refunds.paid(house.merchant(), List.of(order))).get(order))
        .isEqualByComparingTo("150.00");
    assertThat(apply(order, 1, "20.00").facts().amount()).isEqualByComparingTo("20.00");
  }

  @Test
  void whatStandsHereAndThereCountsOnce() {
    var order = order();
    var own = apply(order, 0, "150.00");
    tell(told("PENDING_MERCHANT", "150.00", now, null));

    assertThat(within(() -> platform.ofOrder(house.owner(), order)))
        .singleElement()
        .satisfies(one -> assertThat(one.of()).isEqualTo(own.facts().id()));
    assertThat(apply(order, 1, "20.00").facts().amount()).isEqualByComparingTo("20.00");
  }

  @Test
  void aCaseMayBeToldBeforeItsOrder() {
    tell(told("PENDING_MERCHANT", "99.00", now, null));
    assertThat(list(PlatformCaseFilter.OPEN).getFirst().order()).isNull();

    var order = order();

    assertThat(list(PlatformCaseFilter.OPEN).getFirst().order()).isEqualTo(order);
    assertThat(within(() -> timeline.of(house.owner(), order)))
        .filteredOn(moment -> moment.source() == Moment.Source.PLATFORM_CASE)
        .singleElement()
        .satisfies(moment -> assertThat(moment.what()).isEqualTo("PENDING_MERCHANT"));
  }

  @Test
  void toldByTwoAtOnceItStandsOnce() throws Exception {
    var word = told("PENDING_MERCHANT", "99.00", now, null);
    Callable<PlatformCases.Outcome> tell = () -> tell(word).outcome();
    try (var pool = Executors.newFixedThreadPool(2)) {
      var outcomes = new java.util.ArrayList<PlatformCases.Outcome>();
      for (var outcome : pool.invokeAll(List.of(tell, tell))) {
        outcomes.add(outcome.get());
      }
      assertThat(outcomes)
          .containsExactlyInAnyOrder(PlatformCases.Outcome.NEW, PlatformCases.Outcome.OLD);
    }
    assertThat(list(PlatformCaseFilter.OPEN)).hasSize(1);
  }

  @Test
  void aWordFromTheFutureIsRefused() {
    assertThatThrownBy(() -> tell(told("SUCCEEDED", "1.00", now.plus(Duration.ofDays(1)), null)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.code()).isEqualTo("aftersale.platform-case-in-the-future"));
  }

  @Test
  void aListGoesOnWhereItEnded() {
    for (var i = 0; i < 5; i++) {
      var one = told("REFUNDING", "1.00", now, now.plusSeconds(60L * (i / 2)));
      tell(
          new TellPlatformCase(
              "L" + i,
              one.orderNumber(),
              one.type(),
              one.state(),
              "",
              "",
              one.amount(),
              "CNY",
              "",
              one.dueAt(),
              now));
    }
    var seen = new java.util.ArrayList<String>();
    String place = null;
    do {
      var after = place;
      var page =
          within(() -> platform.list(house.owner(), PlatformCaseFilter.OPEN, null, after, 2));
      page.items().forEach(one -> seen.add(one.number()));
      place = page.next();
    } while (place != null);

    assertThat(seen).containsExactlyInAnyOrder("L0", "L1", "L2", "L3", "L4").hasSize(5);
  }
}

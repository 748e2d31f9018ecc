package io.heqi.aftersale.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Party;
import io.heqi.aftersale.Reason;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.TestOrders;
import io.heqi.contact.Contacts;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.loyalty.CouponKindId;
import io.heqi.loyalty.CouponSource;
import io.heqi.loyalty.Coupons;
import io.heqi.loyalty.Points;
import io.heqi.loyalty.SaveCouponKind;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// With the limits that Heqi brings: an agent gives 20 at once, 30 for one order, 200 a day; a
/// supervisor 200, 300 and 2,000.
@HeqiTest
class CompensationsTest {

  @Autowired private Compensations compensations;
  @Autowired private CompensationReader reader;
  @Autowired private Coupons coupons;
  @Autowired private Points points;
  @Autowired private Contacts contacts;
  @Autowired private Cases cases;
  @Autowired private OrderIntake intake;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private CustomerId customer;
  private ConversationId talk;
  private OrderId order;

  @BeforeEach
  void anOrderOfACustomer() {
    house = houses.aMerchant();
    talk = houses.aConversation(house, "c:u7");
    customer = within(() -> log.row(house.merchant(), talk).orElseThrow()).customer();
    order = order();
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private OrderId order() {
    var made =
        TestOrders.paid("A" + Ids.next())
            .placed(clock.instant())
            .toldAt(clock.instant())
            .boughtBy("u7")
            .state(OrderState.RECEIVED)
            .build();
    return within(() -> intake.take(house.owner(), house.shop(), List.of(made))).getFirst().order();
  }

  private AskCompensation ask(CompensationKind kind, @Nullable String worth) {
    return ask(Ids.next().toString(), order, kind, worth, null, null, null);
  }

  private static AskCompensation ask(
      String clientId,
      OrderId order,
      CompensationKind kind,
      @Nullable String worth,
      @Nullable CouponKindId coupon,
      @Nullable Integer points,
      @Nullable CaseId aftersaleCase) {
    return new AskCompensation(
        clientId,
        order,
        aftersaleCase,
        null,
        kind,
        worth == null ? null : new BigDecimal(worth),
        coupon,
        points,
        kind == CompensationKind.GIFT ? "羊毛围巾" : "",
        CompensationReason.LATE,
        "晚到三天");
  }

  private CompensationView given(Actor by, AskCompensation ask) {
    return within(() -> compensations.ask(by, ask));
  }

  private CouponKindId couponKind(CouponSource source, String worth) {
    return within(
        () ->
            coupons.add(
                house.owner(),
                house.shop(),
                source,
                "CNY",
                new SaveCouponKind(
                    "致歉券" + Ids.next(), new BigDecimal(worth), BigDecimal.ZERO, 30, true)));
  }

  private static void refused(String code, Supplier<?> work) {
    assertThatThrownBy(work::get)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private List<String> told() {
    return within(() -> contacts.ofCustomer(house.owner(), customer)).contacts().stream()
        .map(one -> one.text())
        .toList();
  }

  @Test
  void aCouponWithinTheLimitIsGivenAtOnceAndTheCustomerHearsItsCode() {
    var kind = couponKind(CouponSource.OWN, "15");

    var c = given(house.agent(), ask("1", order, CompensationKind.COUPON, null, kind, null, null));

    assertThat(c.state()).isEqualTo(CompensationState.DONE);
    assertThat(c.worth()).isEqualByComparingTo("15");
    var mine = within(() -> coupons.ofCustomer(house.owner(), customer));
    assertThat(mine).hasSize(1);
    assertThat(told()).hasSize(1);
    assertThat(told().getFirst()).contains(mine.getFirst().code()).contains("15");
  }

  @Test
  void pointsAreWorthWhatTheRulesSay() {
    var c = given(house.agent(), ask("1", order, CompensationKind.POINTS, null, null, 2_000, null));
    var tooMany =
        given(house.agent(), ask("2", order, CompensationKind.POINTS, null, null, 2_001, null));

    assertThat(c.worth()).isEqualByComparingTo("20.00");
    assertThat(c.state()).isEqualTo(CompensationState.DONE);
    assertThat(tooMany.state()).isEqualTo(CompensationState.WAITING);
    assertThat(within(() -> points.ofCustomer(house.owner(), customer)).points()).isEqualTo(2_000);
  }

  @Test
  void moneyIsOwedUntilSomebodySaysThatItWasPaid() {
    var c = given(house.agent(), ask(CompensationKind.CASH, "20"));
    assertThat(c.state()).isEqualTo(CompensationState.OWED);

    refused(
        "foundation.permission-missing",
        () -> within(() -> compensations.settle(house.agent(), c.id(), "PAY-1")));
    var paid = within(() -> compensations.settle(house.owner(), c.id(), "PAY-1"));
    var again = within(() -> compensations.settle(house.owner(), c.id(), "PAY-1"));

    assertThat(paid.state()).isEqualTo(CompensationState.DONE);
    assertThat(again.reference()).isEqualTo("PAY-1");
    refused(
        "aftersale.compensation-decided",
        () -> within(() -> compensations.settle(house.owner(), c.id(), "PAY-2")));
  }

  @Test
  void whatGoesBeyondAnyLimitWaitsForASecondPerson() {
    var atOnce = given(house.agent(), ask(CompensationKind.CASH, "20.01"));
    var _ = within(() -> compensations.withdraw(house.agent(), atOnce.id(), "算错了"));
    var _ = given(house.agent(), ask(CompensationKind.CASH, "20"));
    var forOrder = given(house.agent(), ask(CompensationKind.CASH, "10.01"));

    assertThat(atOnce.beyond()).containsExactly(Beyond.EACH);
    assertThat(forOrder.beyond()).containsExactly(Beyond.PER_ORDER);
    assertThat(forOrder.state()).isEqualTo(CompensationState.WAITING);
    assertThat(told()).hasSize(1);
    assertThat(within(() -> reader.waiting(house.owner()))).isEqualTo(1);
  }

  @Test
  void theDayIsCountedOverAllOrdersAndEndsAfter24Hours() {
    IntStream.range(0, 10)
        .forEach(
            _ -> {
              order = order();
              assertThat(given(house.agent(), ask(CompensationKind.CASH, "20")).beyond()).isEmpty();
            });
    order = order();
    assertThat(given(house.agent(), ask(CompensationKind.CASH, "1")).beyond())
        .containsExactly(Beyond.PER_DAY);

    clock.advance(Duration.ofDays(1));

    order = order();
    assertThat(given(house.agent(), ask(CompensationKind.CASH, "1")).beyond()).isEmpty();
  }

  @Test
  void nobodyDecidesAboutTheirOwnNorGrantsMoreThanTheyMayGive() {
    var much = given(house.agent(), ask(CompensationKind.CASH, "500"));
    var own =
        new Actor(house.merchant(), house.agent().account(), "小张", house.owner().permissions(), "");

    refused(
        "aftersale.compensation-own",
        () -> within(() -> compensations.decide(own, much.id(), true, "")));
    var colleague =
        new Actor(
            house.merchant(), house.colleague().account(), "小李", house.owner().permissions(), "");
    refused(
        "aftersale.compensation-beyond-yours",
        () -> within(() -> compensations.decide(colleague, much.id(), true, "")));
    var granted = within(() -> compensations.decide(house.owner(), much.id(), true, "老客户"));

    assertThat(granted.state()).isEqualTo(CompensationState.OWED);
    assertThat(granted.decidedBy()).isEqualTo(house.owner().account());
    assertThat(told()).hasSize(1);
  }

  @Test
  void ofTwoWhoDecideAtOnceOneIsRefusedAndOneThingIsGiven() throws Exception {
    var kind = couponKind(CouponSource.OWN, "100");
    var c = given(house.agent(), ask("1", order, CompensationKind.COUPON, null, kind, null, null));

    var outcomes =
        atOnce(
            IntStream.range(0, 4)
                .<Callable<?>>mapToObj(
                    n ->
                        () ->
                            within(
                                () ->
                                    compensations.decide(house.owner(), c.id(), n % 2 == 0, "看过了")))
                .toList());

    assertThat(outcomes.stream().filter("done"::equals)).hasSize(1);
    assertThat(outcomes.stream().filter(one -> !one.equals("done")).distinct())
        .containsExactly("aftersale.compensation-decided");
    var state = within(() -> reader.ofOrder(house.owner(), order)).getFirst().state();
    assertThat(within(() -> coupons.ofCustomer(house.owner(), customer)))
        .hasSize(state == CompensationState.DONE ? 1 : 0);
  }

  @Test
  void manyAtOnceNeverGiveMoreThanTheLimit() throws Exception {
    var random = new Random(7);
    var outcomes =
        atOnce(
            IntStream.range(0, 20)
                .<Callable<?>>mapToObj(
                    n -> {
                      var worth = Integer.toString(1 + random.nextInt(20));
                      return () -> given(house.agent(), ask(CompensationKind.CASH, worth));
                    })
                .toList());

    assertThat(outcomes).containsOnly("done");
    var all = within(() -> reader.ofOrder(house.owner(), order));
    assertThat(all).hasSize(20);
    assertThat(
            all.stream()
                .filter(c -> c.state() == CompensationState.OWED)
                .map(CompensationView::worth)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isLessThanOrEqualTo(new BigDecimal("30"));
  }

  @Test
  void askingAgainWithTheSameKeyGivesNothingMore() {
    var kind = couponKind(CouponSource.OWN, "15");
    var ask = ask("once", order, CompensationKind.COUPON, null, kind, null, null);

    var first = given(house.agent(), ask);
    var again = given(house.agent(), ask);

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(within(() -> coupons.ofCustomer(house.owner(), customer))).hasSize(1);
  }

  @Test
  void anEmptyStockRefusesBeforeAnythingIsPromised() {
    var kind = couponKind(CouponSource.STOCK, "15");

    refused(
        "loyalty.stock-empty",
        () ->
            given(house.agent(), ask("1", order, CompensationKind.COUPON, null, kind, null, null)));

    assertThat(within(() -> reader.ofOrder(house.owner(), order))).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void aCouponThatChangedItsWorthIsNotGrantedUnseen() {
    var kind = couponKind(CouponSource.OWN, "100");
    var c = given(house.agent(), ask("1", order, CompensationKind.COUPON, null, kind, null, null));
    within(
        () -> {
          coupons.change(
              house.owner(),
              kind,
              new SaveCouponKind("更大的券", new BigDecimal("900"), BigDecimal.ZERO, 30, true));
          return true;
        });

    refused(
        "aftersale.coupon-changed",
        () -> within(() -> compensations.decide(house.owner(), c.id(), true, "")));
  }

  @Test
  void aFreeExchangeTakesTheWaysOnTheMerchantOnce() {
    var claim =
        new Claim(
            order,
            AfterSaleType.EXCHANGE,
            Reason.NO_LONGER_WANT,
            List.of(new Claim.Part(0, 1)),
            GoodsCondition.SEALED,
            true,
            null,
            "");
    var c =
        within(
            () -> cases.apply(house.owner(), new Cases.Apply("1", claim, null, "老客户", List.of())));
    assertThat(c.freightBy()).isEqualTo(Party.BUYER);

    var free =
        given(
            house.agent(),
            ask("1", order, CompensationKind.FREE_EXCHANGE, "15", null, null, c.facts().id()));

    assertThat(free.state()).isEqualTo(CompensationState.DONE);
    assertThat(within(() -> cases.get(house.owner(), c.facts().id())).freightBy())
        .isEqualTo(Party.MERCHANT);
    refused(
        "aftersale.ways-paid-already",
        () ->
            given(
                house.agent(),
                ask("2", order, CompensationKind.FREE_EXCHANGE, "15", null, null, c.facts().id())));
  }

  @Test
  void aCaseOfAnotherOrderIsUnknown() {
    refused(
        "aftersale.case-unknown",
        () ->
            given(
                house.agent(),
                ask(
                    "1",
                    order,
                    CompensationKind.FREE_EXCHANGE,
                    "15",
                    null,
                    null,
                    new CaseId(Ids.next()))));
  }

  private static List<String> atOnce(List<Callable<?>> works) throws Exception {
    var outcomes = new ArrayList<String>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      works.forEach(work -> running.add(pool.submit(work)));
      for (var one : running) {
        try {
          one.get();
          outcomes.add("done");
        } catch (ExecutionException e) {
          outcomes.add(e.getCause() instanceof Refusal refusal ? refusal.code() : e.toString());
        }
      }
    }
    return outcomes;
  }
}

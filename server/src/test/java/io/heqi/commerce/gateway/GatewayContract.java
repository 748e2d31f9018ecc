package io.heqi.commerce.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.merchant.Platform;
import io.heqi.merchant.SaveShop;
import io.heqi.merchant.Shops;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What every gateway to a platform has to do, tried on a simulated shop of that platform.
@HeqiTest
abstract class GatewayContract {

  static final Duration PACE = Duration.ofMinutes(2);

  @Autowired TestClock clock;
  @Autowired TestHouse houses;
  @Autowired Gateways gateways;
  @Autowired GatewayOverview overview;
  @Autowired GatewayTrial trial;
  @Autowired PullJob pulls;
  @Autowired FetchJob fetches;
  @Autowired ShopPushes pushes;
  @Autowired private Shops shops;
  @Autowired private Orders orders;
  @Autowired private QueueRunner runner;

  TestHouse.House house;
  ShopId shop;
  SimulatedShop simulated;

  abstract Platform platform();

  abstract SimulatedShop aSimulatedShop();

  /// The platform's code of an order that waits to be shipped.
  abstract String toShip();

  abstract String shipped();

  /// A code that no table knows.
  abstract String unheardOf();

  @BeforeEach
  void aConnectedShop() {
    house = houses.aMerchant();
    simulated = aSimulatedShop();
    shop = within(() -> shops.open(house.owner(), SaveShop.named("平台店", platform(), "客服部")));
    connect(null, 0);
  }

  void connect(@Nullable Instant expiresAt, int daysBack) {
    var given =
        new Gateways.SaveGateway(simulated.appKey, simulated.secrets(), expiresAt, daysBack, true);
    within(
        () -> {
          gateways.save(house.owner(), shop, given);
          return shop;
        });
  }

  <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  void pull() {
    runner.serve(pulls, house.merchant());
  }

  void fetch() {
    runner.serve(fetches, house.merchant());
  }

  /// What lies so far back, to the second, as platforms tell it.
  Instant ago(Duration time) {
    return clock.instant().minus(time).truncatedTo(ChronoUnit.SECONDS);
  }

  List<OrderView> stored() {
    return within(() -> orders.list(house.owner(), shop, null, null, 500)).items();
  }

  OrderView only() {
    assertThat(stored()).hasSize(1);
    return stored().getFirst();
  }

  GatewayOverview.Standing standing() {
    return within(() -> overview.of(house.owner(), shop)).standing().orElseThrow();
  }

  GatewayFailure.Kind failure() {
    return Objects.requireNonNull(Objects.requireNonNull(standing().failure()).kind());
  }

  String number(int i) {
    return String.valueOf(690_000_000_000_000L + i);
  }

  @Test
  void pullsWhatChanged() {
    simulated.sells(number(1), toShip(), ago(Duration.ofMinutes(1)));
    pull();

    var order = only();
    assertThat(order.number()).isEqualTo(number(1));
    assertThat(order.state()).isEqualTo(OrderState.TO_SHIP);
    assertThat(order.amounts().total()).isEqualByComparingTo("199.00");
    assertThat(order.amounts().paid()).isEqualByComparingTo("199.00");
    assertThat(order.amounts().goods()).isEqualByComparingTo("209.00");
    assertThat(order.amounts().discount()).isEqualByComparingTo("10.00");
    assertThat(order.buyerNote()).isEqualTo("快点发");
    var line = order.lines().getFirst();
    assertThat(line.title()).isEqualTo("羊毛衫");
    assertThat(line.merchantCode()).isEqualTo("SW-01");
    assertThat(line.price()).isEqualByComparingTo(new BigDecimal("209.00"));
    var receiver = Objects.requireNonNull(order.receiver());
    assertThat(receiver.region()).contains("浙江省 杭州市 西湖区");
    assertThat(standing().pulled()).isEqualTo(1);
    assertThat(standing().lastPullAt()).isEqualTo(clock.instant());
  }

  @Test
  void theOverlapOfWindowsDoublesNothing() {
    simulated.sells(number(1), toShip(), ago(Duration.ofMinutes(1)));
    pull();
    clock.advance(PACE);
    pull();

    assertThat(only().number()).isEqualTo(number(1));
    assertThat(standing().pulled()).isEqualTo(1);
  }

  @Test
  void aLaterStateReplacesTheEarlier() {
    simulated.sells(number(1), toShip(), ago(Duration.ofMinutes(2)));
    pull();
    clock.advance(PACE);
    simulated.sells(number(1), shipped(), ago(Duration.ofMinutes(1)));
    pull();

    assertThat(only().state()).isEqualTo(OrderState.SHIPPED);
  }

  @Test
  void readsAllPagesHoweverTheyAreOrderedOrRepeated() {
    IntStream.range(0, 230)
        .forEach(i -> simulated.sells(number(i), toShip(), ago(Duration.ofSeconds(200 - i / 2))));
    simulated.repeatsItself();
    simulated.shufflesItsOrders();
    pull();

    assertThat(stored()).hasSize(230);
  }

  @Test
  void aFailureBetweenPagesLosesNothing() {
    IntStream.range(0, 230)
        .forEach(i -> simulated.sells(number(i), toShip(), ago(Duration.ofSeconds(200 - i / 2))));
    var before = standing().pulledThrough();
    simulated.goes(
        SimulatedShop.Mishap.NONE, SimulatedShop.Mishap.NONE, SimulatedShop.Mishap.BROKEN);
    pull();

    assertThat(failure()).isEqualTo(GatewayFailure.Kind.UNREACHABLE);
    assertThat(standing().pulledThrough()).isEqualTo(before);
    assertThat(stored()).hasSizeLessThan(230);

    clock.advance(Duration.ofSeconds(2));
    pull();
    assertThat(stored()).hasSize(230);
    assertThat(standing().failure()).isNull();
    assertThat(standing().pulledThrough()).isAfter(before);
  }

  @Test
  void catchesUpAfterAStopWindowByWindow() {
    var stopped = clock.instant();
    clock.advance(Duration.ofHours(30));
    simulated.sells(
        number(1), toShip(), stopped.plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS));
    simulated.sells(number(2), toShip(), ago(Duration.ofHours(1)));
    pull();

    assertThat(stored()).hasSize(2);
    assertThat(standing().pulledThrough()).isEqualTo(clock.instant());
  }

  @Test
  void beginsAsFarBackAsItIsTold() {
    connectAnew(1);
    simulated.sells(number(1), toShip(), ago(Duration.ofHours(20)));
    pull();
    assertThat(stored()).hasSize(1);
  }

  private void connectAnew(int daysBack) {
    within(
        () -> {
          gateways.remove(house.owner(), shop);
          return shop;
        });
    connect(null, daysBack);
  }

  @Test
  void garbageNeverMovesItOn() {
    var before = standing().pulledThrough();
    for (var mishap : List.of(SimulatedShop.Mishap.GARBAGE, SimulatedShop.Mishap.NOTHING)) {
      clock.advance(Duration.ofHours(2));
      simulated.goes(mishap);
      pull();
      assertThat(failure()).as(mishap.name()).isNotEqualTo(GatewayFailure.Kind.UNREACHABLE);
      assertThat(standing().pulledThrough()).isEqualTo(before);
    }
  }

  /// Whether it is known which errors speak of an ended token and of calls too often.
  boolean namesItsErrors() {
    return true;
  }

  @Test
  void waitsLongerAndLongerWhereItIsAskedTooOften() {
    assumeTrue(namesItsErrors());
    simulated.goes(SimulatedShop.Mishap.RATE_LIMITED, SimulatedShop.Mishap.RATE_LIMITED);
    pull();
    assertThat(failure()).isEqualTo(GatewayFailure.Kind.RATE_LIMITED);
    assertThat(standing().nextPullAt()).isEqualTo(clock.instant().plusSeconds(2));

    clock.advance(Duration.ofSeconds(2));
    pull();
    assertThat(standing().nextPullAt()).isEqualTo(clock.instant().plusSeconds(10));
  }

  @Test
  void aWrongSecretIsRefusedAndSaysSo() {
    var secrets = new java.util.HashMap<>(simulated.secrets());
    secrets.put(ShopGateway.Field.APP_SECRET, "another");
    secrets.computeIfPresent(ShopGateway.Field.SIGN_SECRET, (_, _) -> "another");
    within(
        () -> {
          gateways.save(
              house.owner(),
              shop,
              new Gateways.SaveGateway(simulated.appKey, secrets, null, 0, true));
          return shop;
        });
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> within(() -> trial.run(house.owner(), shop)))
        .satisfies(refusal -> assertThat(refusal.code()).startsWith("commerce.gateway-refused"));
  }

  @Test
  void aStateThatNobodyKnowsIsShownAndKeepsNothingElseBack() {
    simulated.sells(number(1), unheardOf(), ago(Duration.ofMinutes(2)));
    simulated.sells(number(2), toShip(), ago(Duration.ofMinutes(1)));
    pull();

    assertThat(only().number()).isEqualTo(number(2));
    var problem = standing().problems().getFirst();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.STATE_UNKNOWN);
    assertThat(problem.subject()).isEqualTo(number(1));
    assertThat(standing().failure()).isNull();

    clock.advance(PACE);
    simulated.sells(number(1), shipped(), ago(Duration.ZERO));
    pull();
    assertThat(stored()).hasSize(2);
    assertThat(standing().problems()).isEmpty();
  }

  @Test
  void anOrderThatCannotBeReadIsShownAndKeepsNothingElseBack() {
    var broken = simulated.order(number(1), toShip(), ago(Duration.ofMinutes(2)));
    simulated.breakLines(broken);
    simulated.sells(number(1), broken, ago(Duration.ofMinutes(2)));
    simulated.sells(number(2), toShip(), ago(Duration.ofMinutes(1)));
    pull();

    assertThat(only().number()).isEqualTo(number(2));
    assertThat(standing().problems().getFirst().kind()).isEqualTo(Problem.Kind.ORDER_MALFORMED);
  }

  @Test
  void aTokenThatEndedIsRenewedOnceAndUsed() {
    simulated.sells(number(1), toShip(), ago(Duration.ofMinutes(1)));
    connect(clock.instant().plus(Duration.ofMinutes(1)), 0);
    pull();

    assertThat(stored()).hasSize(1);
    assertThat(simulated.token).isEqualTo("token-2");
    assertThat(standing().expiresAt()).isAfter(clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  void aTokenThatThePlatformNoLongerTakesIsRenewed() {
    assumeTrue(namesItsErrors());
    simulated.sells(number(1), toShip(), ago(Duration.ofMinutes(1)));
    simulated.goes(SimulatedShop.Mishap.TOKEN_EXPIRED);
    pull();
    assertThat(failure()).isEqualTo(GatewayFailure.Kind.TOKEN_EXPIRED);

    clock.advance(Duration.ofSeconds(2));
    pull();
    assertThat(stored()).hasSize(1);
  }

  @Test
  void aTrialTellsWhatItFound() {
    simulated.sells(number(1), toShip(), ago(Duration.ofMinutes(1)));
    simulated.sells(number(2), unheardOf(), ago(Duration.ofMinutes(1)));
    var result = within(() -> trial.run(house.owner(), shop));

    assertThat(result.orders()).isEqualTo(2);
    assertThat(result.unread()).isEqualTo(1);
    assertThat(stored()).isEmpty();
  }

  /// Whether calls name the time, which the platform then checks.
  boolean signsTimes() {
    return true;
  }

  @Test
  void aClockThatGoesWrongIsSeen() {
    assumeTrue(signsTimes());
    clock.advance(Duration.ofMinutes(11));
    simulated.clockIsOffBy(Duration.ofMinutes(-11));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> within(() -> trial.run(house.owner(), shop)))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("commerce.gateway-refused"));
  }
}

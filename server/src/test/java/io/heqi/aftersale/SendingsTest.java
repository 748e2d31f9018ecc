package io.heqi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.TestOrders;
import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.Platform;
import io.heqi.shared.Ids;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Goods that are sent before anybody answers a refund of what was not sent.
@HeqiTest
class SendingsTest {

  @Autowired private Cases cases;
  @Autowired private AfterSaleRules rules;
  @Autowired private OrderIntake intake;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private String number;
  private Instant placed;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
    number = "A" + Ids.next();
    placed = clock.instant();
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private void rulesOf(Platform platform) {
    within(
        () -> {
          var limits = rules.shipped(platform, clock.instant()).limits();
          rules.putLimits(house.owner(), house.shop(), clock.instant(), limits);
          return true;
        });
  }

  private OrderId told(OrderState state) {
    clock.advance(Duration.ofMinutes(1));
    var order = TestOrders.paid(number).placed(placed).toldAt(clock.instant()).state(state).build();
    return within(() -> intake.take(house.owner(), house.shop(), List.of(order)))
        .getFirst()
        .order();
  }

  private CaseView refund(OrderId order) {
    var claim =
        new Claim(
            order,
            AfterSaleType.REFUND_ONLY,
            Reason.NO_LONGER_WANT,
            List.of(new Claim.Part(0, 1)),
            GoodsCondition.SEALED,
            false,
            null,
            "");
    var apply = new Cases.Apply(Ids.next().toString(), claim, null, "", List.of());
    return within(() -> cases.apply(house.owner(), apply));
  }

  private CaseView now(CaseView view) {
    return within(() -> cases.get(house.owner(), view.facts().id()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Platform.class,
      names = {"TAOBAO", "DOUYIN", "PDD", "WECHAT_SHOP", "OWN_PAGES"})
  void closesTheRefundOnTaobaoAlone(Platform platform) {
    rulesOf(platform);
    var refund = refund(told(OrderState.TO_SHIP));

    told(OrderState.SHIPPED);
    told(OrderState.SHIPPED);

    var expected =
        platform == Platform.TAOBAO ? AfterSaleState.CLOSED : AfterSaleState.PENDING_MERCHANT;
    assertThat(now(refund).facts().state()).isEqualTo(expected);
    assertThat(now(refund).moves())
        .filteredOn(move -> move.move() == Move.SENT_MEANWHILE)
        .hasSize(platform == Platform.TAOBAO ? 1 : 0);
  }

  @Test
  void leavesWhatWasAnsweredAsItIs() {
    rulesOf(Platform.TAOBAO);
    var refund = refund(told(OrderState.TO_SHIP));
    within(() -> cases.move(house.owner(), refund.facts().id(), Step.of(Move.AGREE, 1)));

    told(OrderState.SHIPPED);

    assertThat(now(refund).facts().state()).isEqualTo(AfterSaleState.REFUNDING);
  }

  @Test
  void leavesARefundOfGoodsThatWereSentAlready() {
    rulesOf(Platform.TAOBAO);
    var refund = refund(told(OrderState.SHIPPED));

    told(OrderState.RECEIVED);

    assertThat(now(refund).facts().state()).isEqualTo(AfterSaleState.PENDING_MERCHANT);
  }
}

package io.heqi.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class LoyaltyTest {

  @Autowired private Coupons coupons;
  @Autowired private Points points;
  @Autowired private OwnLoyalty own;
  @Autowired private MessageLog log;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private CustomerId customer;

  @BeforeEach
  void aCustomer() {
    house = houses.aMerchant();
    var talk = houses.aConversation(house, "c:u7");
    customer = within(() -> log.row(house.merchant(), talk).orElseThrow()).customer();
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private <T> T inOne(Supplier<T> work) {
    return within(() -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
  }

  private CouponKindId kind(CouponSource source) {
    return within(
        () -> coupons.add(house.owner(), house.shop(), source, "CNY", save("致歉券" + Ids.next())));
  }

  private static SaveCouponKind save(String name) {
    return new SaveCouponKind(name, BigDecimal.TEN, new BigDecimal("100"), 30, true);
  }

  private CouponView give(CouponKindId kind, String key) {
    return inOne(() -> coupons.give(house.merchant(), null, key, kind, customer));
  }

  private static void refused(String code, Supplier<?> work) {
    assertThatThrownBy(work::get)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void aCouponIsUsedOnceAndForOneOrder() {
    var coupon = give(kind(CouponSource.OWN), "k");

    var used = within(() -> coupons.redeem(house.owner(), coupon.code(), "N1"));
    var again = within(() -> coupons.redeem(house.owner(), coupon.code(), "N1"));

    assertThat(used.state()).isEqualTo(CouponState.USED);
    assertThat(again).isEqualTo(used);
    refused(
        "loyalty.coupon-over",
        () -> within(() -> coupons.redeem(house.owner(), coupon.code(), "N2")));
  }

  @Test
  void aCouponHoldsForItsDaysAndNotAMomentLonger() {
    var coupon = give(kind(CouponSource.OWN), "k");
    clock.advance(Duration.ofDays(30));

    refused(
        "loyalty.coupon-late",
        () -> within(() -> coupons.redeem(house.owner(), coupon.code(), "N1")));
  }

  @Test
  void whatWasTakenBackIsNotUsed() {
    var coupon = give(kind(CouponSource.OWN), "k");
    within(
        () -> {
          coupons.withdraw(house.owner(), coupon.id(), "发错了");
          return true;
        });

    refused(
        "loyalty.coupon-over",
        () -> within(() -> coupons.redeem(house.owner(), coupon.code(), "N1")));
  }

  @Test
  void ofOneStockEachGetsAnotherCodeAndThenNobody() throws Exception {
    var kind = kind(CouponSource.STOCK);
    within(() -> coupons.stock(house.owner(), kind, List.of("AAAA1", "AAAA2", "AAAA3", "AAAA1")));
    List<Callable<String>> works =
        IntStream.range(0, 6)
            .<Callable<String>>mapToObj(
                n ->
                    () -> {
                      try {
                        return give(kind, "k" + n).code();
                      } catch (Refusal refusal) {
                        return refusal.code();
                      }
                    })
            .toList();

    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var given = pool.invokeAll(works).stream().map(one -> one.resultNow()).toList();
      assertThat(given)
          .containsExactlyInAnyOrder(
              "AAAA1",
              "AAAA2",
              "AAAA3",
              "loyalty.stock-empty",
              "loyalty.stock-empty",
              "loyalty.stock-empty");
    }
  }

  @Test
  void theSameKeyGivesTheSameCoupon() {
    var kind = kind(CouponSource.OWN);

    assertThat(give(kind, "k")).isEqualTo(give(kind, "k"));
    assertThat(within(() -> coupons.ofCustomer(house.owner(), customer))).hasSize(1);
  }

  @Test
  void aCodeOfAnotherMerchantIsUnknown() {
    var coupon = give(kind(CouponSource.OWN), "k");
    var other = houses.aMerchant();

    refused(
        "loyalty.coupon-unknown",
        () ->
            Tenancy.<CouponView, RuntimeException>within(
                other.merchant(), () -> coupons.redeem(other.owner(), coupon.code(), "N1")));
  }

  @Test
  void aKindThatEndedIsNotGivenAnyMore() {
    var kind = kind(CouponSource.OWN);
    within(
        () -> {
          coupons.change(
              house.owner(),
              kind,
              new SaveCouponKind("旧券", BigDecimal.TEN, BigDecimal.ZERO, 30, false));
          return true;
        });

    refused("loyalty.kind-not-given", () -> give(kind, "k"));
  }

  @Test
  void nobodyHasFewerPointsThanNoneHoweverManyTakeAtOnce() throws Exception {
    var _ = within(() -> points.change(house.owner(), customer, "1", 100, "会员日"));
    List<Callable<Boolean>> works =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(
                n ->
                    () -> {
                      try {
                        var _ =
                            within(
                                () -> points.change(house.owner(), customer, "t" + n, -30, "换礼"));
                        return true;
                      } catch (Refusal refusal) {
                        return false;
                      }
                    })
            .toList();

    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var taken = pool.invokeAll(works).stream().filter(one -> one.resultNow()).count();
      assertThat(taken).isEqualTo(3);
    }
    var account = within(() -> points.ofCustomer(house.owner(), customer));
    assertThat(account.points()).isEqualTo(10);
    assertThat(account.entries().stream().mapToInt(Points.Entry::change).sum()).isEqualTo(10);
    assertThat(account.entries().getFirst().after()).isEqualTo(10);
  }

  @Test
  void theSameChangeSentAgainChangesNothingMore() {
    var _ = within(() -> points.change(house.owner(), customer, "1", 100, "会员日"));
    var account = within(() -> points.change(house.owner(), customer, "1", 100, "会员日"));

    assertThat(account.points()).isEqualTo(100);
  }

  @Test
  void customersSeeWhatTheyCanUseAndTheirPointsAPageAtATime() {
    var kind = kind(CouponSource.OWN);
    var usable = give(kind, "a");
    var used = give(kind, "b");
    within(() -> coupons.redeem(house.owner(), used.code(), "N1"));
    for (var i = 1; i <= 45; i++) {
      var key = "p" + i;
      inOne(
          () -> {
            points.give(house.merchant(), null, key, customer, 10, "内部备注");
            return true;
          });
    }

    var standing = within(() -> own.standing(house.merchant(), customer));
    assertThat(standing.coupons()).extracting(CouponView::code).containsExactly(usable.code());
    assertThat(standing.points()).isEqualTo(450);

    var first = within(() -> own.movements(house.merchant(), customer, null));
    var second = within(() -> own.movements(house.merchant(), customer, first.next()));
    var third = within(() -> own.movements(house.merchant(), customer, second.next()));
    assertThat(first.items()).hasSize(20);
    assertThat(third.items()).hasSize(5);
    assertThat(third.next()).isNull();
    assertThat(third.items().getLast().after()).isEqualTo(10);

    clock.advance(Duration.ofDays(31));
    assertThat(within(() -> own.standing(house.merchant(), customer)).coupons()).isEmpty();
    assertThat(within(() -> own.standing(house.merchant(), CustomerId.next())).points()).isZero();
  }
}

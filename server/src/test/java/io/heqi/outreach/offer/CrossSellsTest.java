package io.heqi.outreach.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.commerce.Amounts;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderTimes;
import io.heqi.commerce.Orders;
import io.heqi.commerce.SaveOrder;
import io.heqi.commerce.product.TestProducts;
import io.heqi.contact.ContactMade;
import io.heqi.contact.ContactRuleSets;
import io.heqi.contact.ContactRules;
import io.heqi.contact.Contacts;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.loyalty.CouponKindId;
import io.heqi.loyalty.CouponSource;
import io.heqi.loyalty.Coupons;
import io.heqi.loyalty.SaveCouponKind;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class CrossSellsTest {

  @Autowired private CrossSells crossSells;
  @Autowired private OfferReader reader;
  @Autowired private CrossSellRuleSets rules;
  @Autowired private GoodsPairs pairs;
  @Autowired private TestProducts products;
  @Autowired private OrderIntake intake;
  @Autowired private Orders orders;
  @Autowired private Coupons coupons;
  @Autowired private Contacts contacts;
  @Autowired private ContactRuleSets contactRules;
  @Autowired private MessageLog log;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private CustomerId customer;

  @BeforeEach
  void aShopThatOffers() {
    house = houses.aMerchant();
    var talk = houses.aConversation(house, "c:b1");
    customer = within(() -> log.row(house.merchant(), talk).orElseThrow()).customer();
    for (var number : List.of("SKIRT", "SCARF", "BAG")) {
      var _ = products.product(house, number);
    }
    doing(
        () -> {
          contactRules.put(
              house.owner(),
              house.shop(),
              clock.instant(),
              new ContactRules(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 20, 50));
          rules.put(
              house.owner(), house.shop(), clock.instant(), TestOffers.offering(TestOffers.RIBBON));
          pairs.put(
              house.owner(),
              house.shop(),
              List.of(new GoodsPairs.GoodsPair("SKIRT", "SCARF", "同色系")));
        });
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private void doing(Runnable work) {
    within(
        () -> {
          work.run();
          return true;
        });
  }

  private OrderId buys(String buyer, @Nullable Instant paid, String... numbers) {
    var now = clock.instant();
    var hundred = new BigDecimal("100.00");
    var total = hundred.multiply(BigDecimal.valueOf(numbers.length));
    var lines =
        List.of(numbers).stream()
            .map(n -> new OrderLine(n, "", "商品" + n, "", 1, hundred, hundred))
            .toList();
    var told =
        new SaveOrder(
            "X" + Ids.next(),
            now,
            paid == null ? OrderState.UNPAID : OrderState.TO_SHIP,
            buyer,
            "小满",
            new Amounts(
                "CNY",
                total,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                total,
                paid == null ? BigDecimal.ZERO : total),
            new OrderTimes(now, paid, null, null, null),
            null,
            "",
            "",
            lines,
            null);
    return within(() -> intake.take(house.owner(), house.shop(), List.of(told))).getFirst().order();
  }

  private CrossSellView.CrossSellOfOrder of(OrderId order) {
    return within(() -> crossSells.ofOrder(house.agent(), order));
  }

  private CrossSellView offer(OrderId order, String... numbers) {
    return within(() -> crossSells.offer(house.agent(), order, Set.of(numbers)));
  }

  /// As the contacts do it once they may.
  private void said(OrderId order) {
    var at = clock.instant();
    doing(
        () ->
            transactions.executeWithoutResult(
                _ ->
                    events.publishEvent(
                        new ContactMade(
                            house.merchant(), CrossSellOffer.key(order), customer, at))));
  }

  private CrossSellView newest() {
    return within(() -> reader.list(house.agent(), new OfferFilter(false, null, null), null, 9))
        .items()
        .getFirst();
  }

  @Test
  void proposesWhatTheMerchantSaysBeforeWhatOrdersSay() {
    for (var i = 0; i < 4; i++) {
      var _ = buys("other" + i, clock.instant(), "SKIRT", "BAG");
    }
    var found = of(buys("b1", clock.instant(), "SKIRT"));

    assertThat(found.against()).isNull();
    assertThat(found.goods())
        .extracting(CrossSellView.OfferedGoods::product)
        .containsExactly("SCARF", "BAG");
    assertThat(found.goods().getFirst().reason()).isEqualTo("同色系。");
    assertThat(found.goods().getLast().reason()).isEqualTo("买羊毛衫的每 100 单有 80 单也买。");
    assertThat(found.gift()).isEqualTo("发带");
  }

  @Test
  void nothingIsProposedThatWasBoughtOrTooRarelyWas() {
    var _ = buys("other", clock.instant(), "SKIRT", "BAG");

    assertThat(of(buys("b1", clock.instant(), "SKIRT", "SCARF")).goods()).isEmpty();
  }

  @Test
  void saysSoWhereNothingMayBeOffered() {
    var now = clock.instant();
    assertThat(of(buys("b1", null, "SKIRT")).against()).isEqualTo(Against.NOT_PAID);
    assertThat(of(buys("b1", now.minus(Duration.ofDays(3)), "SKIRT")).against())
        .isEqualTo(Against.TOO_LATE);
    assertThat(of(buys("stranger", now, "SKIRT")).against()).isEqualTo(Against.NOBODY_KNOWN);
    doing(() -> contacts.refuse(house.agent(), customer));
    var refused = buys("b1", now, "SKIRT");
    assertThat(of(refused).against()).isEqualTo(Against.REFUSED);
    assertThatThrownBy(() -> offer(refused, "SCARF"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("offer-against.refused");
  }

  @Test
  void onlyWhatIsProposedIsOfferedAndOnlyOnce() {
    var order = buys("b1", clock.instant(), "SKIRT");

    assertThatThrownBy(() -> offer(order, "BAG")).hasMessageContaining("goods-malformed");
    var made = offer(order, "SCARF");
    assertThat(made.text()).contains("羊毛衫", "同色系", "赠发带。");
    assertThat(of(order).against()).isEqualTo(Against.OFFERED);
    assertThatThrownBy(() -> offer(order, "SCARF")).hasMessageContaining("offered");
  }

  @Test
  void ofManyAtOnceOneOffersAndOneCouponIsGiven() throws Exception {
    var kind = aKindOfCoupon();
    doing(
        () ->
            rules.put(
                house.owner(),
                house.shop(),
                clock.instant(),
                TestOffers.offering(new CrossSellRules.Band(BigDecimal.ONE, kind, ""))));
    var order = buys("b1", clock.instant(), "SKIRT");
    var went = new ArrayList<Future<CrossSellView>>();
    try (var at = Executors.newFixedThreadPool(8)) {
      IntStream.range(0, 8).forEach(_ -> went.add(at.submit(() -> offer(order, "SCARF"))));
    }

    assertThat(went.stream().filter(one -> one.state() == Future.State.SUCCESS)).hasSize(1);
    assertThat(newest().coupon()).isTrue();
    assertThat(within(() -> coupons.kind(house.merchant(), kind)).given()).isEqualTo(1);
  }

  private CouponKindId aKindOfCoupon() {
    return within(
        () ->
            coupons.add(
                house.owner(),
                house.shop(),
                CouponSource.OWN,
                "CNY",
                new SaveCouponKind("复购券", BigDecimal.TEN, BigDecimal.ZERO, 30, true)));
  }

  @Test
  void aPurchaseOfItAfterItWasSaidIsCountedOnce() {
    var order = buys("b1", clock.instant(), "SKIRT");
    var _ = offer(order, "SCARF");
    var _ = buys("b1", clock.instant(), "SCARF");
    assertThat(newest().takenOrder()).as("before it was said").isNull();

    said(order);
    clock.advance(Duration.ofHours(2));
    var _ = buys("stranger", clock.instant(), "SCARF");
    var _ = buys("b1", clock.instant(), "BAG");
    assertThat(newest().takenOrder()).as("others, and other goods").isNull();

    var taking = buys("b1", clock.instant(), "SCARF", "BAG");
    var _ = buys("b1", clock.instant(), "SCARF");
    assertThat(newest().takenOrder()).isEqualTo(taking);
    assertThat(newest().takenAmount()).isEqualByComparingTo("100");
    var figures =
        within(
            () ->
                reader.figures(
                    house.agent(), Instant.EPOCH, clock.instant().plus(Duration.ofDays(1))));
    assertThat(figures)
        .isEqualTo(
            new CrossSellView.CrossSellFigures(
                1,
                1,
                1,
                List.of(new CrossSellView.CrossSellAmount("CNY", new BigDecimal("100.00")))));
  }

  @Test
  void aPurchaseTooLateIsNotItsButOneLinkedLaterIs() {
    var order = buys("b1", clock.instant(), "SKIRT");
    var _ = offer(order, "SCARF");
    said(order);
    var unknown = buys("", clock.instant().plusSeconds(60), "SCARF");
    assertThat(newest().takenOrder()).isNull();
    var _ = buys("b1", clock.instant().plus(Duration.ofDays(7)), "SCARF");
    assertThat(newest().takenOrder()).isNull();

    doing(() -> orders.link(house.agent(), customer, unknown));
    assertThat(newest().takenOrder()).isEqualTo(unknown);
  }

  @Test
  void theHighestBandThatWasReachedCounts() {
    var held =
        TestOffers.offering(
            new CrossSellRules.Band(new BigDecimal("500"), null, "围巾"), TestOffers.RIBBON);

    assertThat(held.band(new BigDecimal("99.99"))).isEmpty();
    assertThat(held.band(new BigDecimal("100"))).contains(TestOffers.RIBBON);
    assertThat(held.band(new BigDecimal("500")).orElseThrow().gift()).isEqualTo("围巾");
  }
}

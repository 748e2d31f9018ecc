package io.heqi.commerce.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.TestOrders;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class ProductsTest {

  private static final Instant THEN = Instant.parse("2026-11-20T07:00:00Z");

  @Autowired private ProductIntake intake;
  @Autowired private Products products;
  @Autowired private ProductPictures pictures;
  @Autowired private SalesPolicies policies;
  @Autowired private OrderIntake orders;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aShop() {
    house = houses.aMerchant();
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private List<ProductIntake.TakenProduct> take(SaveProduct... told) {
    return within(() -> intake.take(house.owner(), house.shop(), List.of(told)));
  }

  private ProductView shown(ProductId id) {
    return within(() -> products.get(house.agent(), id));
  }

  private List<String> found(Products.Filter filter) {
    return within(() -> products.list(house.agent(), filter, null, 50)).items().stream()
        .map(ProductView::number)
        .toList();
  }

  @Test
  void keepsAProductWithItsVariantsFactsAndPictures() {
    var taken = take(TestProducts.sweater("77", THEN)).getFirst();

    var shown = shown(taken.product());
    assertThat(taken.outcome()).isEqualTo(ProductIntake.Outcome.STORED);
    assertThat(shown.priceFrom()).isEqualByComparingTo("159");
    assertThat(shown.priceTo()).isEqualByComparingTo("169");
    assertThat(shown.stock()).isEqualTo(3);
    assertThat(shown.variants())
        .extracting(ProductVariant::name)
        .containsExactly("白色 / M", "白色 / L");
    assertThat(shown.facts()).containsExactly(new ProductFact("材质", "羊毛 100 %"));
    assertThat(shown.pictures())
        .containsExactly(
            "/pictures/sweater.png", "/api/products/" + taken.product() + "/pictures/1");
  }

  @Test
  void whatIsAsOldAsWhatStandsChangesNothing() {
    var _ = take(TestProducts.sweater("77", THEN));
    var again = take(TestProducts.sweater("77", THEN)).getFirst();
    var newer =
        new SaveProduct(
            "77",
            THEN.plusSeconds(1),
            ProductState.OFF_SALE,
            "",
            "羊毛衫（新）",
            "",
            "",
            "CNY",
            List.of(),
            List.of(),
            List.of(new ProductVariant("", "", "", BigDecimal.TEN, null)));

    assertThat(again.outcome()).isEqualTo(ProductIntake.Outcome.UNCHANGED);
    assertThat(take(newer).getFirst().product()).isEqualTo(again.product());
    assertThat(shown(again.product()).variants()).hasSize(1);
    assertThat(shown(again.product()).stock()).isNull();
    assertThat(take(TestProducts.sweater("77", THEN)).getFirst().outcome())
        .isEqualTo(ProductIntake.Outcome.UNCHANGED);
    assertThat(shown(again.product()).title()).isEqualTo("羊毛衫（新）");
  }

  @Test
  void theNewestOfManyAtOnceStands() throws Exception {
    try (var at = Executors.newFixedThreadPool(8)) {
      var all = new ArrayList<java.util.concurrent.Future<?>>();
      IntStream.range(0, 24)
          .mapToObj(n -> TestProducts.sweater("77", THEN.plusSeconds(n % 12)))
          .forEach(told -> all.add(at.submit(() -> take(told))));
      for (var one : all) {
        var _ = one.get();
      }
    }

    var one =
        within(() -> products.list(house.agent(), new Products.Filter(null, null, "77"), null, 9));
    assertThat(one.items()).hasSize(1);
    assertThat(one.items().getFirst().toldAt()).isEqualTo(THEN.plusSeconds(11));
    assertThat(one.items().getFirst().variants()).hasSize(2);
  }

  @Test
  void isFoundByNumberCodeAndWordsPageByPage() {
    var _ = take(TestProducts.sweater("77", THEN), TestProducts.sweater("78", THEN));

    assertThat(found(new Products.Filter(null, null, "78"))).containsExactly("78");
    assertThat(found(new Products.Filter(null, null, "SW-77"))).containsExactly("77");
    assertThat(found(new Products.Filter(null, null, "SW-77-M"))).containsExactly("77");
    assertThat(found(new Products.Filter(null, null, "毛衫"))).containsExactlyInAnyOrder("77", "78");
    assertThat(found(new Products.Filter(house.shop(), ProductState.OFF_SALE, null))).isEmpty();
    var all = new Products.Filter(house.shop(), null, null);
    var first = within(() -> products.list(house.agent(), all, null, 1));
    var second = within(() -> products.list(house.agent(), all, first.next(), 1));
    assertThat(second.items()).doesNotContainAnyElementsOf(first.items()).hasSize(1);
    assertThat(second.next()).isNull();
  }

  @Test
  void isFoundByThePageThatACustomerLooksAt() {
    var id = take(TestProducts.sweater("77", THEN)).getFirst().product();

    assertThat(ofPage("https://shop.example/goods?id=77#size")).contains(id);
    assertThat(ofPage("https://m.shop.example/item/77.html?spm=1")).contains(id);
    assertThat(ofPage("https://shop.example/about")).isEmpty();
  }

  private java.util.Optional<ProductId> ofPage(String address) {
    return within(() -> products.ofPage(house.agent(), house.shop(), address)).map(ProductView::id);
  }

  @Test
  void theLinesOfAnOrderLeadToTheirProducts() {
    var byNumber = take(TestProducts.sweater("P2", THEN)).getFirst().product();
    var byCode =
        take(new SaveProduct(
                "9001",
                THEN,
                ProductState.ON_SALE,
                "",
                "羊毛衫",
                "",
                "",
                "CNY",
                List.of(),
                List.of(),
                List.of(new ProductVariant("", "SW-01", "", BigDecimal.TEN, null))))
            .getFirst()
            .product();
    var order =
        within(
                () ->
                    orders.take(
                        house.owner(), house.shop(), List.of(TestOrders.paid("A1").build())))
            .getFirst()
            .order();

    assertThat(within(() -> products.ofOrder(house.agent(), order)))
        .extracting(ProductView::id)
        .containsExactly(byCode, byNumber);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> TestProducts.sweater(" ", THEN)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> withPicture("http://cdn.example/a.jpg")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> withPicture("//cdn.example/a.jpg")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> withPicture("javascript:alert(1)")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> within(() -> intake.take(house.agent(), house.shop(), List.of())))
        .isInstanceOf(Refusal.class);
    var sweater = take(TestProducts.sweater("77", THEN)).getFirst().product();
    assertThatThrownBy(() -> within(() -> open(house.agent(), sweater, 0)))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> within(() -> open(house.agent(), sweater, 1)))
        .as("a host that nobody can reach")
        .isInstanceOf(Refusal.class);
  }

  private ProductPictures.Picture open(Actor by, ProductId id, int place) {
    try {
      return pictures.open(by, id, place);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static SaveProduct withPicture(String address) {
    return new SaveProduct(
        "1",
        THEN,
        ProductState.ON_SALE,
        "",
        "杯",
        "",
        "",
        "CNY",
        List.of(address),
        List.of(),
        List.of(new ProductVariant("", "", "", BigDecimal.ONE, null)));
  }

  private SavePolicy policy(String title, List<String> of, Instant from, Duration lasts) {
    return new SavePolicy(PolicyKind.PROMOTION, title, "满 299 减 30", of, from, from.plus(lasts));
  }

  private List<String> inForce(List<String> of, Instant at) {
    return within(() -> policies.inForce(house.agent(), house.shop(), of, at)).stream()
        .map(one -> one.says().title())
        .toList();
  }

  @Test
  void aPolicyHoldsInItsTimeForItsProductsAndAnOldOneCanStillBeRead() {
    var now = clock.instant();
    var day = Duration.ofDays(1);
    var id =
        within(
            () ->
                policies.add(house.owner(), house.shop(), policy("双十二", List.of("77"), now, day)));
    within(() -> policies.add(house.owner(), house.shop(), policy("全店", List.of(), now, day)));

    assertThat(inForce(List.of("77"), now)).containsExactly("双十二", "全店");
    assertThat(inForce(List.of("78"), now)).containsExactly("全店");
    assertThat(inForce(List.of("77"), now.plus(day))).isEmpty();

    clock.advance(Duration.ofHours(1));
    change(id, 1, policy("双十二改", List.of("77"), now, day));
    assertThat(inForce(List.of("77"), now)).containsExactly("双十二", "全店");
    assertThat(inForce(List.of("77"), clock.instant())).containsExactly("双十二改", "全店");
    assertThatThrownBy(() -> change(id, 1, policy("晚了", List.of(), now, day)))
        .isInstanceOf(Refusal.class);
    assertThat(within(() -> policies.versions(house.agent(), id)))
        .extracting(SalesPolicy::version)
        .containsExactly(2, 1);
  }

  private void change(PolicyId id, int version, SavePolicy says) {
    Tenancy.run(house.merchant(), () -> policies.change(house.owner(), id, version, says));
  }

  @Test
  void onlyWhoeverMaySaysWhatHolds() {
    var says = policy("私下议价", List.of(), clock.instant(), Duration.ofDays(1));
    assertThatThrownBy(() -> within(() -> policies.add(house.agent(), house.shop(), says)))
        .isInstanceOf(Refusal.class);
  }
}

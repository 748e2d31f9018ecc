package io.heqi.outreach.offer;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.TestOrders;
import io.heqi.commerce.product.TestProducts;
import io.heqi.foundation.database.Tenancy;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Lets tests offer further goods.
@Component
public class TestOffers {

  private final CrossSellRuleSets rules;
  private final GoodsPairs pairs;
  private final TestProducts products;
  private final OrderIntake orders;
  private final TestHouse houses;
  private final Clock clock;

  TestOffers(
      CrossSellRuleSets rules,
      GoodsPairs pairs,
      TestProducts products,
      OrderIntake orders,
      TestHouse houses,
      Clock clock) {
    this.rules = rules;
    this.pairs = pairs;
    this.products = products;
    this.orders = orders;
    this.houses = houses;
    this.clock = clock;
  }

  /// A shop that offers within three days of a payment, and counts a week; from 100 a gift.
  static CrossSellRules offering(CrossSellRules.Band... bands) {
    return new CrossSellRules(
        true,
        Duration.ofDays(3),
        Duration.ofDays(7),
        3,
        List.of(bands),
        "{order}：{goods}。{reason}{benefit}",
        "{reason}。",
        "买{with}的每 100 单有 {share} 单也买。",
        "券 {coupon} {code} {until}。",
        "赠{gift}。");
  }

  static final CrossSellRules.Band RIBBON =
      new CrossSellRules.Band(new BigDecimal("100"), null, "发带");

  /// An order of somebody known, paid now, in a shop where P9 goes with P1.
  public OrderId paidOrder(TestHouse.House house, String name) {
    var _ = products.product(house, "P9");
    var _ = houses.aConversation(house, "c:x" + name);
    var now = clock.instant();
    return Tenancy.<OrderId, RuntimeException>within(
        house.merchant(),
        () -> {
          rules.put(house.owner(), house.shop(), now, offering(RIBBON));
          pairs.put(
              house.owner(), house.shop(), List.of(new GoodsPairs.GoodsPair("P1", "P9", "同色系")));
          var told = TestOrders.paid("X" + name).boughtBy("x" + name).placed(now).toldAt(now);
          return orders.take(house.owner(), house.shop(), List.of(told.build())).getFirst().order();
        });
  }
}

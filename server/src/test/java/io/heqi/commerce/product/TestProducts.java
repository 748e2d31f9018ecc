package io.heqi.commerce.product;

import io.heqi.foundation.database.Tenancy;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes products and sales policies for tests.
@Component
public class TestProducts {

  private final ProductIntake intake;
  private final SalesPolicies policies;

  TestProducts(ProductIntake intake, SalesPolicies policies) {
    this.intake = intake;
    this.policies = policies;
  }

  /// A product in two sizes, changed by a test where it cares.
  static SaveProduct sweater(String number, Instant toldAt) {
    return new SaveProduct(
        number,
        toldAt,
        ProductState.ON_SALE,
        "SW-" + number,
        "羊毛衫",
        "女装",
        "https://shop.example/goods?id=" + number,
        "CNY",
        List.of("/pictures/sweater.png", "https://cdn.example/" + number + ".jpg"),
        List.of(new ProductFact("材质", "羊毛 100 %")),
        List.of(
            new ProductVariant("S1", "SW-" + number + "-M", "白色 / M", new BigDecimal("159.00"), 3),
            new ProductVariant("S2", "", "白色 / L", new BigDecimal("169.00"), 0)));
  }

  public ProductId product(TestHouse.House house, String number) {
    return Tenancy.<ProductId, RuntimeException>within(
        house.merchant(),
        () ->
            intake
                .take(
                    house.owner(),
                    house.shop(),
                    List.of(sweater(number, Instant.parse("2026-11-20T07:00:00Z"))))
                .getFirst()
                .product());
  }

  public PolicyId policy(TestHouse.House house) {
    return Tenancy.<PolicyId, RuntimeException>within(
        house.merchant(),
        () ->
            policies.add(
                house.owner(),
                house.shop(),
                new SavePolicy(
                    PolicyKind.PRICE,
                    "不议价",
                    "明码标价，一律不议价。",
                    List.of(),
                    Instant.parse("2026-11-01T00:00:00Z"),
                    null)));
  }
}

package io.heqi.demo;

import io.heqi.commerce.product.PolicyKind;
import io.heqi.commerce.product.ProductFact;
import io.heqi.commerce.product.ProductIntake;
import io.heqi.commerce.product.ProductState;
import io.heqi.commerce.product.ProductVariant;
import io.heqi.commerce.product.SalesPolicies;
import io.heqi.commerce.product.SavePolicy;
import io.heqi.commerce.product.SaveProduct;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What the demo's shop sells and on what terms. The file of goods has a block for each: number,
/// state, title, category and picture; then variants behind `+` (name, price, stock and code) and
/// facts behind `=`. The one of policies has kind, title and, where it is for one, a product's
/// number; then its words.
@Component
class DemoProducts {

  private static final String GOODS = "demo/goods.txt";

  private final ProductIntake intake;
  private final SalesPolicies policies;
  private final Clock clock;

  DemoProducts(ProductIntake intake, SalesPolicies policies, Clock clock) {
    this.intake = intake;
    this.policies = policies;
    this.clock = clock;
  }

  void offer(Actor owner, ShopId shop) {
    intake.take(owner, shop, Blocks.of(GOODS).stream().map(this::product).toList());
    for (var block : Blocks.of("demo/policies.txt")) {
      var head = cells(block.getFirst());
      var words = String.join("\n", block.subList(1, block.size()));
      policies.add(
          owner,
          shop,
          new SavePolicy(
              PolicyKind.valueOf(head[0]),
              head[1],
              words,
              head.length > 2 ? List.of(head[2]) : List.of(),
              clock.instant(),
              null));
    }
  }

  /// The numbers of the goods by their titles.
  static Map<String, String> numbers() {
    return Blocks.of(GOODS).stream()
        .map(block -> cells(block.getFirst()))
        .collect(Collectors.toMap(head -> head[2], head -> head[0]));
  }

  private SaveProduct product(List<String> block) {
    var head = cells(block.getFirst());
    return new SaveProduct(
        head[0],
        clock.instant(),
        ProductState.valueOf(head[1]),
        "",
        head[2],
        head[3],
        "",
        "CNY",
        List.of("/demo-shop/picture?of=" + head[4]),
        marked(block, '=').stream().map(DemoProducts::fact).toList(),
        marked(block, '+').stream().map(line -> variant(cells(line))).toList());
  }

  private static ProductVariant variant(String[] cells) {
    return new ProductVariant(
        "", cells[3], cells[0], new BigDecimal(cells[1]), Integer.valueOf(cells[2]));
  }

  private static ProductFact fact(String line) {
    var parts = line.split("\uff1a", 2);
    return new ProductFact(parts[0], parts[1]);
  }

  private static List<String> marked(List<String> block, char mark) {
    return block.stream()
        .filter(line -> line.charAt(0) == mark)
        .map(line -> line.substring(1))
        .toList();
  }

  private static String[] cells(String line) {
    return line.strip().split("\\s*\\|\\s*", -1);
  }
}

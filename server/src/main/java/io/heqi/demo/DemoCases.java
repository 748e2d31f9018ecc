package io.heqi.demo;

import io.heqi.aftersale.AfterSaleRules;
import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.Exclusion;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Move;
import io.heqi.aftersale.Reason;
import io.heqi.aftersale.ReturnPolicy;
import io.heqi.aftersale.Step;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// What went wrong with the demo's orders. The file has a block for each case: the end of the
/// order's number, the kind, the reason, the goods' condition and the pieces of the first line; the
/// customer's words behind `"`, and what an agent did behind `-`.
@Component
class DemoCases {

  private final AfterSaleRules rules;
  private final Cases cases;
  private final Clock clock;

  DemoCases(AfterSaleRules rules, Cases cases, Clock clock) {
    this.rules = rules;
    this.cases = cases;
    this.clock = clock;
  }

  void open(Actor owner, ShopId shop, List<OrderIntake.Taken> orders) {
    var policy = policy();
    rules.putPolicy(owner, shop, clock.instant(), policy);
    for (var block : Blocks.of("demo/cases.txt")) {
      var head = block.getFirst().split("\\s*\\|\\s*", -1);
      orders.stream()
          .filter(order -> order.number().endsWith(head[0]))
          .findFirst()
          .ifPresent(order -> open(owner, order.order(), head, block));
    }
  }

  /// The file has the address in its first block and the policy in words in its second.
  private static ReturnPolicy policy() {
    var words = Blocks.of("demo/policy.txt");
    return new ReturnPolicy(
        7,
        15,
        15,
        180,
        7,
        false,
        new BigDecimal("99.00"),
        new BigDecimal("8.00"),
        List.of(new ReturnPolicy.Excluded("SOCKS", Exclusion.UNSEALED_HEALTH, true)),
        words.getFirst().getFirst(),
        String.join("\n", words.getLast()));
  }

  private void open(Actor owner, OrderId order, String[] head, List<String> block) {
    var claim =
        new Claim(
            order,
            AfterSaleType.valueOf(head[1]),
            Reason.valueOf(head[2]),
            List.of(new Claim.Part(0, Integer.parseInt(head[4]))),
            GoodsCondition.valueOf(head[3]),
            !head[2].equals(Reason.NOT_DELIVERED_TOO_LONG.name()),
            null,
            words(block));
    var made = cases.apply(owner, new Cases.Apply("demo-" + head[0], claim, null, "", List.of()));
    for (var line : block) {
      if (line.startsWith("- ")) {
        made = cases.move(owner, made.facts().id(), step(line, made.facts().version()));
      }
    }
  }

  private static String words(List<String> block) {
    return block.stream()
        .filter(line -> line.startsWith("\""))
        .map(line -> line.substring(1))
        .findFirst()
        .orElse("");
  }

  private static Step step(String line, int version) {
    var move = Move.valueOf(line.substring(2).strip());
    return new Step(move, version, "", null, null, "", "", "", "");
  }
}

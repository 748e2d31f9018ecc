package io.heqi.demo;

import io.heqi.aftersale.compensation.AskCompensation;
import io.heqi.aftersale.compensation.CompensationKind;
import io.heqi.aftersale.compensation.CompensationReason;
import io.heqi.aftersale.compensation.Compensations;
import io.heqi.commerce.OrderIntake;
import io.heqi.foundation.security.Actor;
import io.heqi.loyalty.CouponKindId;
import io.heqi.loyalty.CouponSource;
import io.heqi.loyalty.Coupons;
import io.heqi.loyalty.SaveCouponKind;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import io.heqi.staff.Members;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What the demo's shop gives for what went wrong: coupons with their worth, the least purchase and
/// their days; compensations by an agent, with the end of the order's number, the kind, the coupon
/// or the amount, the reason, and a note in the line below.
@Component
class DemoCompensations {

  private final Coupons coupons;
  private final Compensations compensations;
  private final Members members;

  DemoCompensations(Coupons coupons, Compensations compensations, Members members) {
    this.coupons = coupons;
    this.compensations = compensations;
    this.members = members;
  }

  void give(Actor owner, ShopId shop, AccountId agent, List<OrderIntake.Taken> orders) {
    var kinds = new HashMap<String, CouponKindId>();
    for (var block : Blocks.of("demo/coupons.txt")) {
      var parts = block.getFirst().split("\\s*\\|\\s*", -1);
      var kind =
          new SaveCouponKind(
              parts[0],
              new BigDecimal(parts[1]),
              new BigDecimal(parts[2]),
              Integer.parseInt(parts[3]),
              true);
      kinds.put(parts[0], coupons.add(owner, shop, CouponSource.OWN, "CNY", kind));
    }
    var by = members.actor(owner.merchant(), agent).orElseThrow();
    for (var block : Blocks.of("demo/compensations.txt")) {
      var head = block.getFirst().split("\\s*\\|\\s*", -1);
      orders.stream()
          .filter(order -> order.number().endsWith(head[0]))
          .findFirst()
          .ifPresent(order -> compensations.ask(by, ask(order, head, block.getLast(), kinds)));
    }
  }

  private static AskCompensation ask(
      OrderIntake.Taken order, String[] head, String note, Map<String, CouponKindId> kinds) {
    var kind = CompensationKind.valueOf(head[1]);
    return new AskCompensation(
        "demo-" + head[0],
        order.order(),
        null,
        null,
        kind,
        kind == CompensationKind.CASH ? new BigDecimal(head[2]) : null,
        kinds.get(head[2]),
        null,
        "",
        CompensationReason.valueOf(head[3]),
        note);
  }
}

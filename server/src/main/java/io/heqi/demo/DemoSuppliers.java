package io.heqi.demo;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Reason;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.dropship.SaveSupplier;
import io.heqi.commerce.dropship.SupplierAccounts;
import io.heqi.commerce.dropship.SupplierId;
import io.heqi.commerce.dropship.SupplierMove;
import io.heqi.commerce.dropship.SupplierOrders;
import io.heqi.commerce.dropship.SupplierPortal;
import io.heqi.commerce.dropship.SupplierSignIn;
import io.heqi.commerce.dropship.SupplierStep;
import io.heqi.commerce.dropship.SupplierVisitor;
import io.heqi.commerce.dropship.Suppliers;
import io.heqi.commerce.dropship.SupplyPlan;
import io.heqi.commerce.dropship.SupplyPlans;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Who sends for the demo's newest shop. `demo/suppliers.txt` has a block for each supplier: name,
/// contact, phone, return address and the address of who may sign in; goods behind `+` (code and
/// price). `demo/supplied.txt` has orders as [DemoOrders] reads them, with what the supplier did of
/// each behind `*`, with a carrier and a number where it was sent.
@Component
class DemoSuppliers {

  private static final Duration AGREED = Duration.ofDays(30);
  private static final int SHIP_HOURS = 48;
  private static final int ANSWER_HOURS = 12;

  private final Shops shops;
  private final Suppliers suppliers;
  private final SupplyPlans plans;
  private final Doors doors;
  private final SupplierOrders supplierOrders;
  private final DemoOrders orders;
  private final OrderIntake intake;
  private final Cases cases;
  private final Clock clock;

  DemoSuppliers(
      Shops shops,
      Suppliers suppliers,
      SupplyPlans plans,
      Doors doors,
      SupplierOrders supplierOrders,
      DemoOrders orders,
      OrderIntake intake,
      Cases cases,
      Clock clock) {
    this.shops = shops;
    this.suppliers = suppliers;
    this.plans = plans;
    this.doors = doors;
    this.supplierOrders = supplierOrders;
    this.orders = orders;
    this.intake = intake;
    this.cases = cases;
    this.clock = clock;
  }

  /// What has to do with the suppliers' own page.
  @Component
  record Doors(SupplierAccounts accounts, SupplierSignIn signIn, SupplierPortal portal) {}

  void send(Actor owner) {
    var shop = shops.list(owner.merchant()).getLast().id();
    var visitors = agree(owner, shop);
    var blocks = Blocks.of("demo/supplied.txt");
    var taken = orders.place(owner, shop, blocks.stream().map(DemoSuppliers::order).toList());
    for (var block : blocks) {
      var number = block.getFirst().split("\\s*\\|\\s*", -1)[1];
      taken.stream()
          .filter(one -> one.number().endsWith(number))
          .findFirst()
          .ifPresent(one -> follow(owner, one.order(), block, visitors));
    }
  }

  private static List<String> order(List<String> block) {
    return block.stream().filter(line -> line.charAt(0) != '*').toList();
  }

  private static String[] cells(String line) {
    return line.substring(1).strip().split("\\s*\\|\\s*", -1);
  }

  private Map<SupplierId, SupplierVisitor> agree(Actor owner, ShopId shop) {
    var visitors = new HashMap<SupplierId, SupplierVisitor>();
    var agreements = new ArrayList<SupplyPlan.Agreement>();
    for (var block : Blocks.of("demo/suppliers.txt")) {
      var head = block.getFirst().split("\\s*\\|\\s*", -1);
      var id = suppliers.add(owner, new SaveSupplier(head[0], head[1], head[2], head[3], true));
      visitors.put(id, visitor(owner, id, head));
      agreements.add(agreement(id, block));
    }
    plans.put(
        owner,
        shop,
        clock.instant().minus(AGREED),
        new SupplyPlan(SupplyPlan.Assignment.PRODUCT, null, agreements));
    return visitors;
  }

  private static SupplyPlan.Agreement agreement(SupplierId id, List<String> block) {
    var goods =
        block.stream()
            .filter(line -> line.charAt(0) == '+')
            .map(DemoSuppliers::cells)
            .map(cells -> new SupplyPlan.Goods(cells[0], new BigDecimal(cells[1])))
            .toList();
    return new SupplyPlan.Agreement(
        id,
        SHIP_HOURS,
        ANSWER_HOURS,
        SupplyPlan.ReturnsTo.SUPPLIER,
        new BigDecimal("4.00"),
        new BigDecimal("6.00"),
        new BigDecimal("2.00"),
        new BigDecimal("3.00"),
        goods);
  }

  private SupplierVisitor visitor(Actor owner, SupplierId id, String[] head) {
    var link = doors.accounts().invite(owner, id, head[4], head[1]);
    var token = link.path().substring(link.path().lastIndexOf('/') + 1);
    doors.signIn().redeem(token, DemoMerchant.PASSWORD, owner.address());
    var session =
        doors.signIn().signIn(head[4], DemoMerchant.PASSWORD, null, owner.address()).token();
    return doors.signIn().visitor(session, owner.address()).orElseThrow();
  }

  private void follow(
      Actor owner, OrderId order, List<String> block, Map<SupplierId, SupplierVisitor> visitors) {
    for (var one : supplierOrders.check(owner, order)) {
      var visitor = visitors.get(one.supplier());
      var version = one.version();
      for (var line : block) {
        if (line.charAt(0) == '*' && visitor != null) {
          version = step(owner, order, visitor, one.id(), version, cells(line));
        }
      }
    }
  }

  private int step(
      Actor owner,
      OrderId order,
      SupplierVisitor visitor,
      io.heqi.commerce.dropship.SupplierOrderId id,
      int version,
      String[] cells) {
    switch (cells[0]) {
      case "DELIVERED" -> {
        intake.takeEvents(
            owner,
            List.of(
                new OrderIntake.TellEvent(
                    cells[1], cells[2], clock.instant(), ParcelState.DELIVERED, cells[3])));
        supplierOrders.check(owner, order);
      }
      case "FAULTY" -> complain(owner, order, cells[1]);
      default -> {
        var parcels =
            cells.length > 2
                ? List.of(new SupplierStep.SupplierParcel(cells[1], cells[2]))
                : List.<SupplierStep.SupplierParcel>of();
        var note = cells.length == 2 ? cells[1] : "";
        var move = SupplierMove.valueOf(cells[0]);
        doors.portal().move(visitor, id, new SupplierStep(move, version, note, parcels));
      }
    }
    return version + 1;
  }

  private void complain(Actor owner, OrderId order, String words) {
    var claim =
        new Claim(
            order,
            AfterSaleType.REFUND_ONLY,
            Reason.QUALITY_ISSUE,
            List.of(new Claim.Part(0, 1)),
            GoodsCondition.OPENED,
            true,
            null,
            words);
    cases.apply(owner, new Cases.Apply("demo-supplied", claim, null, "", List.of()));
  }
}

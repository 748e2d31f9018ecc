package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.SaveOrder;
import io.heqi.commerce.TestOrders;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.shared.Ids;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes suppliers, plans and paid orders for tests.
@Component
public class Dropshippers {

  final Suppliers suppliers;
  final SupplyPlans plans;
  final SupplierOrders orders;
  final SupplierPortal portal;
  final OrderIntake intake;
  final QueueRunner queues;
  final SupplyJob job;
  final ClaimDeadlines deadlines;
  final TestClock clock;

  Dropshippers(
      Suppliers suppliers,
      SupplyPlans plans,
      SupplierOrders orders,
      SupplierPortal portal,
      OrderIntake intake,
      QueueRunner queues,
      SupplyJob job,
      ClaimDeadlines deadlines,
      TestClock clock) {
    this.suppliers = suppliers;
    this.plans = plans;
    this.orders = orders;
    this.portal = portal;
    this.intake = intake;
    this.queues = queues;
    this.job = job;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  public <T> T within(TestHouse.House house, Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  public SupplierId supplier(TestHouse.House house, String name) {
    return within(
        house,
        () ->
            suppliers.add(
                house.owner(),
                new SaveSupplier(name, "陈师傅", "13900139000", "浙江省 义乌市 " + name + " 仓", true)));
  }

  public SupplierVisitor visitor(TestHouse.House house, SupplierId supplier) {
    return new SupplierVisitor(house.merchant(), supplier, Ids.next(), "陈师傅", "127.0.0.1");
  }

  /// 48 hours to send, 12 to answer, 6.00 there, 8.00 back, 3.00 for a piece that comes back.
  public static SupplyPlan.Agreement agreement(
      SupplierId supplier, @Nullable String minimumProfit, SupplyPlan.Goods... goods) {
    return new SupplyPlan.Agreement(
        supplier,
        48,
        12,
        SupplyPlan.ReturnsTo.SUPPLIER,
        new BigDecimal("6.00"),
        new BigDecimal("8.00"),
        new BigDecimal("3.00"),
        minimumProfit == null ? null : new BigDecimal(minimumProfit),
        List.of(goods));
  }

  /// `SW-01` is the sweater of [TestOrders], `P2` the socks.
  public static SupplyPlan.Goods goods(String code, String price) {
    return new SupplyPlan.Goods(code, new BigDecimal(price));
  }

  /// One supplier for the whole shop, who has both goods of [TestOrders].
  public SupplierId wholeShop(TestHouse.House house) {
    return wholeShop(house, "义乌甲");
  }

  public SupplierId wholeShop(TestHouse.House house, String name) {
    var supplier = supplier(house, name);
    plan(
        house,
        new SupplyPlan(
            SupplyPlan.Assignment.SHOP,
            supplier,
            List.of(agreement(supplier, null, goods("SW-01", "80.00"), goods("P2", "5.00")))));
    return supplier;
  }

  public void plan(TestHouse.House house, SupplyPlan plan) {
    within(
        house,
        () -> {
          plans.put(house.owner(), house.shop(), clock.instant(), plan);
          return true;
        });
  }

  /// A paid order of a sweater and two pairs of socks, worked out.
  public OrderId order(TestHouse.House house) {
    var order = told(house, anOrder().build());
    workOut(house);
    return order;
  }

  public TestOrders.Builder anOrder() {
    Instant now = clock.instant();
    return TestOrders.paid("D" + Ids.next()).placed(now).toldAt(now).boughtBy("u7");
  }

  public OrderId told(TestHouse.House house, SaveOrder order) {
    return within(house, () -> intake.take(house.owner(), house.shop(), List.of(order)))
        .getFirst()
        .order();
  }

  public void workOut(TestHouse.House house) {
    queues.serve(job, house.merchant());
  }

  /// Says where suppliers did not answer in time.
  public void workOffClaims(TestHouse.House house) {
    queues.serve(deadlines, house.merchant());
  }

  public List<SupplierOrderView> of(TestHouse.House house, OrderId order) {
    return within(house, () -> orders.ofOrder(house.owner(), order));
  }

  public SupplierOrderView only(TestHouse.House house, OrderId order) {
    var all = of(house, order);
    if (all.size() != 1) {
      throw new AssertionError("One supplier order was expected, not " + all);
    }
    return all.getFirst();
  }

  public void supplierDoes(
      TestHouse.House house,
      SupplierVisitor by,
      SupplierOrderId id,
      SupplierMove move,
      SupplierStep.SupplierParcel... parcels) {
    var _ =
        within(
            house,
            () -> {
              var version = portal.order(by, id).version();
              return portal.move(by, id, new SupplierStep(move, version, "缘由", List.of(parcels)));
            });
  }

  /// Accepts and sends with one parcel.
  public void ship(TestHouse.House house, SupplierVisitor by, SupplierOrderId id, String number) {
    supplierDoes(house, by, id, SupplierMove.ACCEPT);
    supplierDoes(house, by, id, SupplierMove.SHIP, new SupplierStep.SupplierParcel("顺丰速运", number));
  }
}

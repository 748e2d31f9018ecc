package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Brings an order and what its suppliers do of it together: what is paid and passes the checks is
/// split by supplier, each line once; what does not is listed with the reason; what was delivered
/// or called off meanwhile is followed.
@Component
class OrderSplit {

  private final Orders orders;
  private final SupplierOrderRepository supplierOrders;
  private final SupplierOrderBook book;
  private final SupplierParcels parcels;
  private final SupplyPlans plans;
  private final SupplyChecks checks;
  private final SupplyLooks looks;
  private final SupplyNews news;
  private final Clock clock;

  OrderSplit(
      Orders orders,
      SupplierOrderRepository supplierOrders,
      SupplierOrderBook book,
      SupplierParcels parcels,
      SupplyPlans plans,
      SupplyChecks checks,
      SupplyLooks looks,
      SupplyNews news,
      Clock clock) {
    this.orders = orders;
    this.supplierOrders = supplierOrders;
    this.book = book;
    this.parcels = parcels;
    this.plans = plans;
    this.checks = checks;
    this.looks = looks;
    this.news = news;
    this.clock = clock;
  }

  /// @param heard the word that is worked out
  @Transactional
  public void workOut(MerchantId merchant, OrderId id, long heard) {
    supplierOrders.lockOrder(merchant, id);
    var standing = supplierOrders.lockAll(merchant, id);
    if (!standing.isEmpty()) {
      parcels.writeBack(merchant, id);
    }
    var order = orders.toSend(merchant, id);
    var held = supplierOrders.heldLines(merchant, id);
    standing.forEach(one -> follow(one, order, held));
    looks.clear(merchant, id);
    if (isToBeSent(order)) {
      split(merchant, order, standing, held);
    }
    news.done(merchant, id, heard);
  }

  private void follow(SupplierOrder one, OrderView order, Set<Integer> held) {
    if (one.state.isOnItsWay() && parcels.areDelivered(one.merchant(), one.id())) {
      book.system(one, SupplierMove.DELIVER, "");
    } else if (one.state == SupplierOrderState.TOO_LATE && one.holds(held)) {
      book.system(one, SupplierMove.INTERCEPT, "");
    } else if (order.state() == OrderState.CLOSED
        && (one.state == SupplierOrderState.CREATED || one.state == SupplierOrderState.ACCEPTED)) {
      book.system(one, SupplierMove.HOLD, "");
    }
  }

  static boolean isToBeSent(OrderView order) {
    return order.times().paid() != null
        && (order.state() == OrderState.TO_SHIP || order.state() == OrderState.PARTLY_SHIPPED);
  }

  private void split(
      MerchantId merchant, OrderView order, List<SupplierOrder> standing, Set<Integer> held) {
    var plan = plans.at(merchant, order.shop(), order.times().placed()).orElse(null);
    if (plan == null) {
      return;
    }
    var taken = supplierOrders.takenLines(merchant, order.id());
    var free =
        IntStream.range(0, order.lines().size()).filter(i -> !taken.contains(i)).boxed().toList();
    var groups = grouped(plan, order, free);
    if (groups.isEmpty()) {
      return;
    }
    var given =
        standing.stream().filter(one -> one.state.isGivenUp()).flatMap(one -> one.lines.stream());
    var givenUp = given.map(SupplierOrder.Line::line).toList();
    var left = new ArrayList<Left>();
    for (var group : groups) {
      var why = whyNot(merchant, order, group, standing, held, givenUp);
      if (why == null) {
        open(merchant, order, Objects.requireNonNull(group.agreement()), group.lines());
      } else {
        left.add(new Left(why, group.lines()));
      }
    }
    if (!left.isEmpty()) {
      var first = left.getFirst().why();
      var lines = left.stream().flatMap(one -> one.lines().stream()).sorted().toList();
      looks.set(order, merchant, first.reason(), lines, first.detail());
    }
  }

  /// @param agreement null where a person has to say who sends it
  private record Group(SupplyPlan.@Nullable Agreement agreement, List<Integer> lines) {}

  private record Left(SupplyChecks.Objection why, List<Integer> lines) {}

  private static List<Group> grouped(SupplyPlan plan, OrderView order, List<Integer> free) {
    if (free.isEmpty() || plan.agreements().isEmpty()) {
      return List.of();
    }
    return switch (plan.assignment()) {
      case BY_HAND -> List.of(new Group(null, free));
      case SHOP ->
          List.of(
              new Group(
                  plan.with(Objects.requireNonNull(plan.supplier(), "a whole shop has a supplier"))
                      .orElseThrow(),
                  free));
      case PRODUCT -> byProduct(plan, order, free);
    };
  }

  /// Goods that stand in no agreement the merchant sends.
  private static List<Group> byProduct(SupplyPlan plan, OrderView order, List<Integer> free) {
    Map<SupplyPlan.Agreement, List<Integer>> lines = new LinkedHashMap<>();
    for (var place : free) {
      var line = order.lines().get(place);
      plan.agreements().stream()
          .filter(one -> one.of(line.merchantCode(), line.productNumber()).isPresent())
          .findFirst()
          .ifPresent(one -> lines.computeIfAbsent(one, _ -> new ArrayList<>()).add(place));
    }
    return lines.entrySet().stream()
        .map(entry -> new Group(entry.getKey(), entry.getValue()))
        .toList();
  }

  private SupplyChecks.@Nullable Objection whyNot(
      MerchantId merchant,
      OrderView order,
      Group group,
      List<SupplierOrder> standing,
      Set<Integer> held,
      List<Integer> givenUp) {
    if (group.lines().stream().anyMatch(held::contains)) {
      return SupplyChecks.Objection.of(LookReason.IN_REFUND);
    }
    if (group.lines().stream().anyMatch(givenUp::contains)) {
      return SupplyChecks.Objection.of(LookReason.GIVEN_UP);
    }
    if (order.state() == OrderState.PARTLY_SHIPPED && standing.isEmpty()) {
      return SupplyChecks.Objection.of(LookReason.PARTLY_SENT);
    }
    var agreement = group.agreement();
    return agreement == null
        ? SupplyChecks.Objection.of(LookReason.TO_ASSIGN)
        : checks.of(merchant, order, agreement, group.lines()).orElse(null);
  }

  /// What was paid is sent in the time that was agreed from payment.
  private void open(
      MerchantId merchant, OrderView order, SupplyPlan.Agreement agreement, List<Integer> lines) {
    var paid = Objects.requireNonNull(order.times().paid(), "only what is paid is split");
    var due = paid.plus(Duration.ofHours(agreement.shipHours()));
    book.open(
        checks.made(merchant, order, agreement, lines, clock.instant(), due),
        SupplierMover.SYSTEM,
        "");
  }
}

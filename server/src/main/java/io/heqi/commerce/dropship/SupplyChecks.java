package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.release.ReleaseReader;
import io.heqi.shared.MerchantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What is looked at before a supplier gets a part of an order, and the supplier order that comes
/// of it.
@Component
class SupplyChecks {

  private final Suppliers suppliers;
  private final SupplierOrderRepository orders;
  private final ReleaseReader releases;

  SupplyChecks(Suppliers suppliers, SupplierOrderRepository orders, ReleaseReader releases) {
    this.suppliers = suppliers;
    this.orders = orders;
    this.releases = releases;
  }

  /// @param detail empty where the reason says all
  record Objection(LookReason reason, String detail) {

    static Objection of(LookReason reason) {
      return new Objection(reason, "");
    }

    /// Such as `low-profit`.
    String code() {
      return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Refuses a supplier who is none of the merchant's.
  void requireKnown(MerchantId merchant, SupplierId supplier) {
    suppliers.get(merchant, supplier);
  }

  /// The first thing that stands against it.
  Optional<Objection> of(
      MerchantId merchant, OrderView order, SupplyPlan.Agreement agreement, List<Integer> lines) {
    if (releases.isKept(merchant, order.id())) {
      return Optional.of(Objection.of(LookReason.NOT_RELEASED));
    }
    if (!suppliers.get(merchant, agreement.supplier()).active()) {
      return Optional.of(Objection.of(LookReason.SUPPLIER_PAUSED));
    }
    var receiver = order.receiver();
    if (receiver == null || (receiver.phone() + receiver.name()).contains("*")) {
      return Optional.of(Objection.of(LookReason.NO_RECEIVER));
    }
    var unpriced =
        lines.stream()
            .map(order.lines()::get)
            .filter(line -> agreement.of(line.merchantCode(), line.productNumber()).isEmpty())
            .findFirst();
    if (unpriced.isPresent()) {
      return Optional.of(new Objection(LookReason.NO_PRICE, unpriced.get().title()));
    }
    var least = agreement.minimumProfit();
    var profit = profit(order, agreement, lines);
    return least != null && profit.compareTo(least) < 0
        ? Optional.of(new Objection(LookReason.LOW_PROFIT, profit.toPlainString()))
        : Optional.empty();
  }

  /// What the customer pays for these lines, less the supplier's prices and freight.
  static BigDecimal profit(OrderView order, SupplyPlan.Agreement agreement, List<Integer> lines) {
    return lines.stream()
        .map(order.lines()::get)
        .map(line -> line.amount().subtract(cost(agreement, line)))
        .reduce(agreement.freight().negate(), BigDecimal::add);
  }

  private static BigDecimal price(SupplyPlan.Agreement agreement, OrderLine line) {
    return agreement.of(line.merchantCode(), line.productNumber()).orElseThrow().price();
  }

  private static BigDecimal cost(SupplyPlan.Agreement agreement, OrderLine line) {
    return price(agreement, line).multiply(BigDecimal.valueOf(line.quantity()));
  }

  SupplierOrder made(
      MerchantId merchant,
      OrderView order,
      SupplyPlan.Agreement agreement,
      List<Integer> places,
      Instant now,
      Instant due) {
    var lines = places.stream().map(place -> line(order, agreement, place)).toList();
    var terms =
        new SupplierOrder.Terms(
            agreement.freight(),
            agreement.returnFreight(),
            agreement.restockFee(),
            agreement.answerHours(),
            agreement.returnsTo(),
            suppliers.get(merchant, agreement.supplier()).returnAddress());
    var origin =
        new SupplierOrder.Origin(
            merchant,
            SupplierOrderId.next(),
            orders.nextNumber(merchant, "order"),
            agreement.supplier(),
            order.shop(),
            order.id(),
            order.number(),
            lines.stream().map(SupplierOrder.Line::cost).reduce(BigDecimal.ZERO, BigDecimal::add),
            order.amounts().currency(),
            terms,
            now,
            due);
    return new SupplierOrder(origin, lines, SupplierOrderState.CREATED);
  }

  private static SupplierOrder.Line line(
      OrderView order, SupplyPlan.Agreement agreement, int place) {
    var line = order.lines().get(place);
    var code = line.merchantCode().isEmpty() ? line.productNumber() : line.merchantCode();
    return new SupplierOrder.Line(
        place, line.title(), line.variant(), code, line.quantity(), price(agreement, line));
  }
}

package io.heqi.commerce.dropship;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Supplier orders as the merchant's people work on them.
@Service
public class SupplierOrders {

  private static final int LONGEST_NOTE = 500;

  /// No word that was heard: none is worked out by looking without one.
  private static final long UNHEARD = 0;

  private final SupplierOrderRepository supplierOrders;
  private final SupplierOrderLists lists;
  private final SupplierOrderReader reader;
  private final SupplierOrderBook book;
  private final SupplyPlans plans;
  private final SupplyChecks checks;
  private final SupplyNews news;
  private final OrderSplit split;
  private final Orders orders;
  private final AuditLog audit;
  private final Clock clock;

  SupplierOrders(
      SupplierOrderRepository supplierOrders,
      SupplierOrderLists lists,
      SupplierOrderReader reader,
      SupplierOrderBook book,
      SupplyPlans plans,
      SupplyChecks checks,
      SupplyNews news,
      OrderSplit split,
      Orders orders,
      AuditLog audit,
      Clock clock) {
    this.supplierOrders = supplierOrders;
    this.lists = lists;
    this.reader = reader;
    this.book = book;
    this.plans = plans;
    this.checks = checks;
    this.news = news;
    this.split = split;
    this.orders = orders;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Page<SupplierOrderView> list(
      Actor by,
      @Nullable SupplierId supplier,
      SupplierOrderSlice slice,
      @Nullable String after,
      int limit) {
    by.require(CommercePermissions.DISPATCH);
    var page = lists.page(by.merchant(), supplier, slice, after, limit);
    return new Page<>(reader.views(by, page.items()), page.next());
  }

  @Transactional(readOnly = true)
  public SupplierOrderView get(Actor by, SupplierOrderId id) {
    by.require(CommercePermissions.DISPATCH);
    var one = supplierOrders.find(by.merchant(), id).orElseThrow(SupplierOrderBook::unknown);
    return reader.views(by, List.of(one)).getFirst();
  }

  /// Which suppliers send what of an order; what they charge only for whoever hands over orders.
  @Transactional(readOnly = true)
  public List<SupplierOrderView> ofOrder(Actor by, OrderId order) {
    by.require(CommercePermissions.READ);
    var _ = orders.get(by, order);
    return reader.views(by, supplierOrders.ofOrder(by.merchant(), order));
  }

  /// Looks at an order again, such as after its supplier is no longer paused.
  @Transactional
  public List<SupplierOrderView> check(Actor by, OrderId order) {
    by.require(CommercePermissions.DISPATCH);
    var _ = orders.get(by, order);
    split.workOut(by.merchant(), order, UNHEARD);
    return ofOrder(by, order);
  }

  /// What a person hands over.
  ///
  /// @param lines places in the order
  /// @param note why, where the profit is less than agreed; else it may be empty
  public record HandOver(SupplierId supplier, List<Integer> lines, String note) {

    public HandOver {
      lines = lines.stream().distinct().sorted().toList();
      note = note.strip();
    }
  }

  /// Gives lines of a paid order to a supplier; their time begins now. Of two who do so at once
  /// one is refused.
  @Transactional
  public SupplierOrderView handOver(Actor by, OrderId id, HandOver what) {
    by.require(CommercePermissions.DISPATCH);
    if (what.note().length() > LONGEST_NOTE) {
      throw Refusal.tooLarge("commerce.supply-text-too-long", LONGEST_NOTE);
    }
    checks.requireKnown(by.merchant(), what.supplier());
    supplierOrders.lockOrder(by.merchant(), id);
    var order = orders.toSend(by.merchant(), id);
    if (!OrderSplit.isToBeSent(order)) {
      throw Refusal.rule("commerce.supply-not-to-be-sent");
    }
    requireFree(by, order, what.lines());
    var agreement =
        plans
            .at(by.merchant(), order.shop(), order.times().placed())
            .flatMap(plan -> plan.with(what.supplier()))
            .orElseThrow(() -> Refusal.rule("commerce.supply-not-agreed"));
    checks
        .of(by.merchant(), order, agreement, what.lines())
        .filter(against -> against.reason() != LookReason.LOW_PROFIT || what.note().isEmpty())
        .ifPresent(
            against -> {
              throw Refusal.rule("commerce.supply-against." + against.code(), against.detail());
            });
    var now = clock.instant();
    var due = now.plus(Duration.ofHours(agreement.shipHours()));
    var one = checks.made(by.merchant(), order, agreement, what.lines(), now, due);
    book.open(one, SupplierMover.of(by), what.note());
    news.tell(by.merchant(), List.of(id));
    audit.record(by, "commerce.supply-handed-over", id, Map.of("supplier", what.supplier()));
    return get(by, one.id());
  }

  private void requireFree(Actor by, OrderView order, List<Integer> lines) {
    if (lines.isEmpty() || lines.getFirst() < 0 || lines.getLast() >= order.lines().size()) {
      throw Refusal.invalid("commerce.supply-lines-malformed");
    }
    var held = supplierOrders.heldLines(by.merchant(), order.id());
    if (lines.stream().anyMatch(held::contains)) {
      throw Refusal.rule("commerce.supply-in-refund");
    }
    var taken = supplierOrders.takenLines(by.merchant(), order.id());
    if (lines.stream().anyMatch(taken::contains)) {
      throw Refusal.conflict("commerce.supply-taken");
    }
  }

  @Transactional
  public SupplierOrderView move(Actor by, SupplierOrderId id, SupplierStep step) {
    by.require(CommercePermissions.DISPATCH);
    var _ = book.move(by.merchant(), id, SupplierMover.of(by), step);
    audit.record(by, "commerce.supplier-order-moved", id, Map.of("move", step.move()));
    return get(by, id);
  }
}

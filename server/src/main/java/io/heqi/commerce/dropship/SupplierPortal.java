package io.heqi.commerce.dropship;

import io.heqi.commerce.Orders;
import io.heqi.commerce.Receiver;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Merchants;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What somebody of a supplier sees and does: their own orders and claims, and of the customer only
/// what shipping needs, as long as it needs it.
@Service
public class SupplierPortal {

  private final SupplierOrderRepository supplierOrders;
  private final SupplierOrderLists lists;
  private final SupplierOrderBook book;
  private final SupplierParcels parcels;
  private final SupplierClaims claims;
  private final ClaimRepository claimRows;
  private final ClaimBook claimBook;
  private final Suppliers suppliers;
  private final Merchants merchants;
  private final Orders orders;
  private final AuditLog audit;
  private final Clock clock;

  SupplierPortal(
      SupplierOrderRepository supplierOrders,
      SupplierOrderLists lists,
      SupplierOrderBook book,
      SupplierParcels parcels,
      SupplierClaims claims,
      ClaimRepository claimRows,
      ClaimBook claimBook,
      Suppliers suppliers,
      Merchants merchants,
      Orders orders,
      AuditLog audit,
      Clock clock) {
    this.supplierOrders = supplierOrders;
    this.lists = lists;
    this.book = book;
    this.parcels = parcels;
    this.claims = claims;
    this.claimRows = claimRows;
    this.claimBook = claimBook;
    this.suppliers = suppliers;
    this.merchants = merchants;
    this.orders = orders;
    this.audit = audit;
    this.clock = clock;
  }

  /// Who is signed in, for whom, and for which merchant they send.
  public record VisitView(String name, String supplier, String merchant) {}

  /// A supplier order as its supplier sees it.
  ///
  /// @param receiver masked; in the open it is read apart, and each time is written down
  /// @param needsReceiver whether it may be read in the open now
  public record PortalOrderView(
      SupplierOrderId id,
      long number,
      SupplierOrderState state,
      int version,
      boolean late,
      Instant createdAt,
      Instant dueAt,
      @Nullable Instant shippedAt,
      @Nullable Receiver receiver,
      boolean needsReceiver,
      List<SupplierOrderView.SuppliedLine> lines,
      List<SupplierStep.SupplierParcel> parcels,
      List<SupplierMove> open) {}

  @Transactional(readOnly = true)
  public VisitView visit(SupplierVisitor by) {
    return new VisitView(
        by.name(),
        suppliers.get(by.merchant(), by.supplier()).name(),
        merchants.find(by.merchant()).orElseThrow().name());
  }

  /// How the merchant is called for whom somebody sends.
  public String nameOf(MerchantId merchant) {
    return merchants.find(merchant).orElseThrow().name();
  }

  @Transactional(readOnly = true)
  public Page<PortalOrderView> orders(
      SupplierVisitor by, SupplierOrderSlice slice, @Nullable String after, int limit) {
    var page = lists.page(by.merchant(), by.supplier(), slice, after, limit);
    return new Page<>(page.items().stream().map(this::view).toList(), page.next());
  }

  @Transactional(readOnly = true)
  public PortalOrderView order(SupplierVisitor by, SupplierOrderId id) {
    return view(own(by, id));
  }

  private SupplierOrder own(SupplierVisitor by, SupplierOrderId id) {
    return supplierOrders
        .find(by.merchant(), id)
        .filter(one -> one.origin.supplier().equals(by.supplier()))
        .orElseThrow(SupplierOrderBook::unknown);
  }

  private PortalOrderView view(SupplierOrder one) {
    var o = one.origin;
    return new PortalOrderView(
        o.id(),
        o.number(),
        one.state,
        one.version,
        one.isLate(clock.instant()),
        o.createdAt(),
        o.dueAt(),
        one.shippedAt,
        orders.byId(o.merchant(), o.order()).receiver(),
        one.state.needsReceiver(),
        SupplierOrderReader.lines(one),
        parcels.of(o.merchant(), o.id()),
        SupplierMachine.open(one.state, SupplierParty.SUPPLIER));
  }

  /// Who receives it, in the open: only between acceptance and shipping, and written down.
  @Transactional
  public Receiver receiver(SupplierVisitor by, SupplierOrderId id) {
    var one = own(by, id);
    if (!one.state.needsReceiver()) {
      throw Refusal.rule("commerce.supplier-receiver-hidden");
    }
    var receiver = orders.toSend(by.merchant(), one.origin.order()).receiver();
    if (receiver == null) {
      throw Refusal.notFound("commerce.supplier-receiver-unknown");
    }
    note(by, "commerce.receiver-shown-to-supplier", id);
    return receiver;
  }

  @Transactional
  public PortalOrderView move(SupplierVisitor by, SupplierOrderId id, SupplierStep step) {
    var _ = own(by, id);
    var moved = book.move(by.merchant(), id, SupplierMover.of(by), step);
    note(by, "commerce.supplier-order-moved", id, Map.of("move", step.move()));
    return view(moved);
  }

  @Transactional(readOnly = true)
  public Page<SupplierClaimView> claims(
      SupplierVisitor by, boolean over, @Nullable String after, int limit) {
    return claims.page(by.merchant(), by.supplier(), over, after, limit, SupplierParty.SUPPLIER);
  }

  @Transactional
  public SupplierClaimView answer(SupplierVisitor by, SupplierClaimId id, ClaimStep step) {
    var _ =
        claimRows
            .find(by.merchant(), id)
            .filter(c -> c.origin.supplier().equals(by.supplier()))
            .orElseThrow(ClaimBook::unknown);
    var moved = claimBook.move(by.merchant(), id, SupplierMover.of(by), step);
    note(by, "commerce.supplier-claim-moved", id, Map.of("move", step.move()));
    return claims.views(by.merchant(), List.of(moved), SupplierParty.SUPPLIER).getFirst();
  }

  private void note(SupplierVisitor by, String action, Object subject) {
    note(by, action, subject, Map.of());
  }

  /// The log knows them by a stranger's account and the name of their supplier.
  private void note(SupplierVisitor by, String action, Object subject, Map<String, Object> facts) {
    var who =
        new Actor(by.merchant(), new AccountId(by.account()), by.name(), Set.of(), by.address());
    var detail = new java.util.TreeMap<String, Object>(facts);
    detail.put("supplier", suppliers.get(by.merchant(), by.supplier()).name());
    detail.put("name", by.name());
    audit.record(who, action, subject, detail);
  }
}

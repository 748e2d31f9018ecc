package io.heqi.commerce.dropship;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.staff.AuditLog;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Claims as the merchant's people work on them.
@Service
public class SupplierClaims {

  private final ClaimRepository claims;
  private final ClaimBook book;
  private final SupplierOrderRepository orders;
  private final SupplierOrderReader reader;
  private final AuditLog audit;

  SupplierClaims(
      ClaimRepository claims,
      ClaimBook book,
      SupplierOrderRepository orders,
      SupplierOrderReader reader,
      AuditLog audit) {
    this.claims = claims;
    this.book = book;
    this.orders = orders;
    this.reader = reader;
    this.audit = audit;
  }

  /// The open ones, the soonest due first; or those that are over, the newest first.
  @Transactional(readOnly = true)
  public Page<SupplierClaimView> list(
      Actor by, @Nullable SupplierId supplier, boolean over, @Nullable String after, int limit) {
    by.require(CommercePermissions.DISPATCH);
    return page(by.merchant(), supplier, over, after, limit, SupplierParty.MERCHANT);
  }

  Page<SupplierClaimView> page(
      MerchantId merchant,
      @Nullable SupplierId supplier,
      boolean over,
      @Nullable String after,
      int limit,
      SupplierParty party) {
    var condition = new StringBuilder(over ? "ended_at is not null" : "ended_at is null");
    var values = new ArrayList<Object>();
    if (supplier != null) {
      condition.append(" and supplier_id = ?");
      values.add(supplier.value());
    }
    if (after != null) {
      condition.append(over ? " and (due_at, id) < (?, ?)" : " and (due_at, id) > (?, ?)");
      var place = Cursor.read(after, Cursor.OLDEST);
      values.addAll(List.of(Timestamp.from(place.at()), place.id()));
    }
    condition.append(
        over ? " order by due_at desc, id desc limit ?" : " order by due_at, id limit ?");
    values.add(limit + 1);
    var found = claims.select(merchant, condition.toString(), values.toArray());
    return Page.of(
        views(merchant, found, party), limit, claim -> Cursor.write(claim.dueAt(), claim.id()));
  }

  /// Those that mirror a customer's case.
  @Transactional(readOnly = true)
  public List<SupplierClaimView> ofCase(Actor by, UUID mirrored) {
    by.require(CommercePermissions.DISPATCH);
    var found = claims.select(by.merchant(), "case_id = ? order by number", mirrored);
    return views(by.merchant(), found, SupplierParty.MERCHANT);
  }

  @Transactional
  public SupplierClaimView move(Actor by, SupplierClaimId id, ClaimStep step) {
    by.require(CommercePermissions.DISPATCH);
    var moved = book.move(by.merchant(), id, SupplierMover.of(by), step);
    audit.record(by, "commerce.supplier-claim-moved", id, Map.of("move", step.move()));
    return views(by.merchant(), List.of(moved), SupplierParty.MERCHANT).getFirst();
  }

  List<SupplierClaimView> views(
      MerchantId merchant, List<SupplierClaim> found, SupplierParty party) {
    var names = reader.names(merchant);
    var wanted = found.stream().map(c -> c.origin.order().value()).toArray(UUID[]::new);
    var sent = orders.select(merchant, "id = any (?::uuid[])", (Object) wanted);
    return found.stream()
        .map(
            c ->
                view(
                    c,
                    names.getOrDefault(c.origin.supplier(), ""),
                    sent.stream()
                        .filter(one -> one.id().equals(c.origin.order()))
                        .findFirst()
                        .orElseThrow(),
                    party))
        .toList();
  }

  private static SupplierClaimView view(
      SupplierClaim c, String supplierName, SupplierOrder one, SupplierParty party) {
    var o = c.origin;
    return new SupplierClaimView(
        o.id(),
        o.number(),
        o.supplier(),
        supplierName,
        o.order(),
        one.origin.number(),
        party == SupplierParty.MERCHANT ? o.mirrored() : null,
        c.ground,
        c.state,
        c.version,
        c.money.goods(),
        c.money.freights(),
        c.compensation,
        c.money.restockFee(),
        c.asked(),
        c.verdict,
        c.granted,
        c.recovered,
        o.currency(),
        c.note,
        c.answer,
        o.openedAt(),
        o.dueAt(),
        c.answeredAt,
        c.endedAt,
        SupplierOrderReader.lines(one),
        ClaimMachine.open(c.state, party));
  }
}

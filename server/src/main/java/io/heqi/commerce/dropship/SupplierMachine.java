package io.heqi.commerce.dropship;

import static io.heqi.commerce.dropship.SupplierMove.*;
import static io.heqi.commerce.dropship.SupplierOrderState.*;
import static io.heqi.commerce.dropship.SupplierParty.MERCHANT;
import static io.heqi.commerce.dropship.SupplierParty.SUPPLIER;
import static io.heqi.commerce.dropship.SupplierParty.SYSTEM;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The steps of a supplier order, as a table. What it does not list cannot be done.
final class SupplierMachine {

  /// @param to null where it goes back to where it was held
  record Row(
      SupplierOrderState from,
      SupplierMove move,
      Set<SupplierParty> by,
      @Nullable SupplierOrderState to) {}

  static final List<Row> TABLE =
      List.of(
          row(CREATED, ACCEPT, ACCEPTED, SUPPLIER),
          row(CREATED, REJECT, REJECTED, SUPPLIER),
          row(CREATED, RUN_OUT, OUT_OF_STOCK, SUPPLIER),
          row(CREATED, HOLD, CANCEL_REQUESTED, MERCHANT, SYSTEM),
          row(ACCEPTED, SHIP, SHIPPED, SUPPLIER),
          row(ACCEPTED, RUN_OUT, OUT_OF_STOCK, SUPPLIER),
          row(ACCEPTED, HOLD, CANCEL_REQUESTED, MERCHANT, SYSTEM),
          row(CANCEL_REQUESTED, CANCEL, CANCELLED, SUPPLIER, MERCHANT),
          row(CANCEL_REQUESTED, MISS, TOO_LATE, SUPPLIER),
          row(CANCEL_REQUESTED, RESUME, null, MERCHANT, SYSTEM),
          row(SHIPPED, TRACK, SHIPPED, SUPPLIER),
          row(SHIPPED, INTERCEPT, INTERCEPTING, MERCHANT, SYSTEM),
          row(SHIPPED, DELIVER, DELIVERED, MERCHANT, SYSTEM),
          row(SHIPPED, COME_BACK, RETURNED, SUPPLIER),
          row(TOO_LATE, TRACK, TOO_LATE, SUPPLIER),
          row(TOO_LATE, INTERCEPT, INTERCEPTING, MERCHANT, SYSTEM),
          row(TOO_LATE, CALL_OFF, SHIPPED, MERCHANT, SYSTEM),
          row(TOO_LATE, DELIVER, DELIVERED, MERCHANT, SYSTEM),
          row(TOO_LATE, COME_BACK, RETURNED, SUPPLIER),
          row(INTERCEPTING, CALL_OFF, SHIPPED, MERCHANT, SYSTEM),
          row(INTERCEPTING, DELIVER, DELIVERED, MERCHANT, SYSTEM),
          row(INTERCEPTING, COME_BACK, RETURNED, SUPPLIER, MERCHANT),
          row(DELIVERED, SETTLE, SETTLED, MERCHANT),
          row(RETURNED, SETTLE, SETTLED, MERCHANT));

  private SupplierMachine() {}

  private static Row row(
      SupplierOrderState from,
      SupplierMove move,
      @Nullable SupplierOrderState to,
      SupplierParty first,
      SupplierParty... more) {
    return new Row(from, move, EnumSet.of(first, more), to);
  }

  static Optional<Row> find(SupplierOrderState from, SupplierMove move, SupplierParty by) {
    return TABLE.stream()
        .filter(row -> row.from() == from && row.move() == move && row.by().contains(by))
        .findFirst();
  }

  /// What this party may do now, in the order of the table.
  static List<SupplierMove> open(SupplierOrderState from, SupplierParty by) {
    return TABLE.stream()
        .filter(row -> row.from() == from && row.by().contains(by))
        .map(Row::move)
        .toList();
  }
}

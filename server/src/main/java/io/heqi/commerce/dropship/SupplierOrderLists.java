package io.heqi.commerce.dropship;

import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Pages of supplier orders: what is to be done by the time it is due, what is over newest first.
@Component
class SupplierOrderLists {

  private final SupplierOrderRepository orders;
  private final Clock clock;

  SupplierOrderLists(SupplierOrderRepository orders, Clock clock) {
    this.orders = orders;
    this.clock = clock;
  }

  /// @param supplier null for all
  Page<SupplierOrder> page(
      MerchantId merchant,
      @Nullable SupplierId supplier,
      SupplierOrderSlice slice,
      @Nullable String after,
      int limit) {
    var condition = new StringBuilder(slice.condition());
    var values = new ArrayList<Object>();
    if (slice == SupplierOrderSlice.LATE) {
      values.add(Timestamp.from(clock.instant()));
    }
    if (supplier != null) {
      condition.append(" and supplier_id = ?");
      values.add(supplier.value());
    }
    if (after != null) {
      var place = after.split("_", 2);
      condition.append(
          slice.isNewestFirst() ? " and (due_at, id) < (?, ?)" : " and (due_at, id) > (?, ?)");
      values.addAll(place(place));
    }
    condition.append(
        slice.isNewestFirst()
            ? " order by due_at desc, id desc limit ?"
            : " order by due_at, id limit ?");
    values.add(limit + 1);
    return Page.of(
        orders.select(merchant, condition.toString(), values.toArray()),
        limit,
        one -> one.origin.dueAt() + "_" + one.id());
  }

  private static List<Object> place(String[] parts) {
    try {
      return List.of(
          Timestamp.from(Instant.parse(parts[0])),
          UUID.fromString(parts.length == 2 ? parts[1] : ""));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw Refusal.invalid("foundation.cursor-malformed");
    }
  }
}

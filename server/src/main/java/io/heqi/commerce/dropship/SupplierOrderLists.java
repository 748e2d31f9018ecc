package io.heqi.commerce.dropship;

import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
      var place = Cursor.read(after, Cursor.OLDEST);
      condition.append(
          slice.isNewestFirst() ? " and (due_at, id) < (?, ?)" : " and (due_at, id) > (?, ?)");
      values.addAll(List.of(Timestamp.from(place.at()), place.id()));
    }
    condition.append(
        slice.isNewestFirst()
            ? " order by due_at desc, id desc limit ?"
            : " order by due_at, id limit ?");
    values.add(limit + 1);
    return Page.of(
        orders.select(merchant, condition.toString(), values.toArray()),
        limit,
        one -> Cursor.write(one.origin.dueAt(), one.id()));
  }
}

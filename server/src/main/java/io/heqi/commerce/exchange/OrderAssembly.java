package io.heqi.commerce.exchange;

import io.heqi.commerce.Amounts;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderTimes;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.SaveOrder;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes one order of its rows. What holds for the whole order is taken from the first row that
/// says it.
final class OrderAssembly {

  private static final String CURRENCY = "CNY";

  private final OrderMapping mapping;
  private final RowReader reader;
  private final Instant exportedAt;

  /// @param exportedAt how old what the file says is, where no column says it
  OrderAssembly(OrderMapping mapping, RowReader reader, Instant exportedAt) {
    this.mapping = mapping;
    this.reader = reader;
    this.exportedAt = exportedAt;
  }

  SaveOrder order(List<FileRow> rows) {
    var head = rows.getFirst();
    if (rows.size() > OrderIntake.MOST_LINES) {
      throw new BadCell(
          head,
          Field.NUMBER,
          Refusal.invalid("commerce.import-too-many-lines", OrderIntake.MOST_LINES));
    }
    var states = rows.stream().map(reader::orderState).toList();
    var state = StatePolicy.ofOrder(states);
    var lines = new LinesOfRows(reader).lines(rows, amount(rows, Field.GOODS));
    var changed = time(rows, Field.CHANGED_AT);
    return new SaveOrder(
        reader.needed(head, Field.NUMBER),
        changed == null ? exportedAt : changed,
        state,
        text(rows, Field.BUYER_ID),
        text(rows, Field.BUYER_NAME),
        amounts(rows, lines, state),
        times(rows),
        receiver(rows),
        text(rows, Field.BUYER_NOTE),
        text(rows, Field.SELLER_NOTE),
        lines,
        parcels(rows));
  }

  private String text(List<FileRow> rows, Field field) {
    for (var row : rows) {
      var text = reader.text(row, field);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private @Nullable Instant time(List<FileRow> rows, Field field) {
    for (var row : rows) {
      var time = reader.time(row, field);
      if (time != null) {
        return time;
      }
    }
    return null;
  }

  private OrderTimes times(List<FileRow> rows) {
    var placed = time(rows, Field.PLACED_AT);
    var paid = time(rows, Field.PAID_AT);
    if (placed == null && paid == null) {
      var field = mapping.hasAny(Field.PLACED_AT) ? Field.PLACED_AT : Field.PAID_AT;
      throw new BadCell(rows.getFirst(), field, Refusal.invalid("commerce.import-cell-missing"));
    }
    return new OrderTimes(
        placed == null ? Objects.requireNonNull(paid) : placed,
        paid,
        time(rows, Field.SHIPPED_AT),
        time(rows, Field.RECEIVED_AT),
        time(rows, Field.CLOSED_AT));
  }

  /// Of the whole order, or null where no row says it.
  private @Nullable BigDecimal amount(List<FileRow> rows, Field field) {
    BigDecimal whole = null;
    for (var row : rows) {
      var own = reader.amount(row, field);
      if (own == null) {
        continue;
      }
      if (whole == null) {
        whole = own;
      } else if (mapping.addsRows()) {
        whole = whole.add(own);
      } else if (whole.compareTo(own) != 0) {
        throw new BadCell(row, field, Refusal.invalid("commerce.import-amounts-differ"));
      }
    }
    return whole;
  }

  private Amounts amounts(List<FileRow> rows, List<OrderLine> lines, OrderState state) {
    var told = amount(rows, Field.GOODS);
    var goods =
        told != null
            ? told
            : lines.stream().map(OrderLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    var freight = orZero(amount(rows, Field.FREIGHT));
    var discount =
        orZero(amount(rows, Field.DISCOUNT)).add(orZero(amount(rows, Field.MORE_DISCOUNT)));
    var toldPaid = amount(rows, Field.PAID);
    var toldTotal = amount(rows, Field.TOTAL);
    var total =
        toldTotal != null
            ? toldTotal
            : toldPaid != null && toldPaid.signum() > 0
                ? toldPaid
                : goods.add(freight).subtract(discount).max(BigDecimal.ZERO);
    var isPaid = state != OrderState.UNPAID && state != OrderState.CLOSED;
    var paid = toldPaid != null ? toldPaid : isPaid ? total : BigDecimal.ZERO;
    try {
      return new Amounts(CURRENCY, goods, freight, discount, total, paid);
    } catch (Refusal _) {
      throw new BadCell(
          rows.getFirst(), Field.TOTAL, Refusal.invalid("commerce.import-amount-malformed"));
    }
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /// Null where the file says nothing, so that the one known stays.
  private @Nullable Receiver receiver(List<FileRow> rows) {
    var name = text(rows, Field.RECEIVER_NAME);
    var phone = text(rows, Field.RECEIVER_PHONE);
    var address = text(rows, Field.RECEIVER_ADDRESS);
    var region =
        Stream.of(Field.RECEIVER_PROVINCE, Field.RECEIVER_CITY, Field.RECEIVER_DISTRICT)
            .map(field -> text(rows, field))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return name.isEmpty() && phone.isEmpty() && address.isEmpty()
        ? null
        : new Receiver(name, phone, region, address);
  }

  /// Null where the file names none, so that those known stay.
  private @Nullable List<SaveOrder.SentParcel> parcels(List<FileRow> rows) {
    var parcels = new LinkedHashMap<String, SaveOrder.SentParcel>();
    for (var row : rows) {
      for (var number : reader.numbers(row, Field.PARCEL_NUMBER)) {
        var carrier = reader.neededText(row, Field.CARRIER);
        var shipped = reader.time(row, Field.SHIPPED_AT);
        parcels.putIfAbsent(
            carrier + ' ' + number, new SaveOrder.SentParcel(carrier, number, shipped));
      }
    }
    if (parcels.size() > OrderIntake.MOST_PARCELS) {
      throw new BadCell(
          rows.getFirst(),
          Field.PARCEL_NUMBER,
          Refusal.invalid("commerce.import-too-many-parcels", OrderIntake.MOST_PARCELS));
    }
    return parcels.isEmpty() ? null : new ArrayList<>(parcels.values());
  }
}

package io.heqi.commerce.exchange;

import io.heqi.commerce.OrderState;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.product.ProductState;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Understands the cells of a row; what is wrong with one is said with its place.
final class RowReader {

  private final CellReader cells;

  RowReader(CellReader cells) {
    this.cells = cells;
  }

  String text(FileRow row, Field field) {
    return at(row, field, bare -> cells.text(field, bare));
  }

  String number(FileRow row, Field field) {
    return at(row, field, bare -> cells.number(field, bare));
  }

  /// Refused where it is empty.
  String needed(FileRow row, Field field) {
    return needed(row, field, () -> number(row, field));
  }

  String neededText(FileRow row, Field field) {
    return needed(row, field, () -> text(row, field));
  }

  private static String needed(FileRow row, Field field, Supplier<String> read) {
    var text = read.get();
    if (text.isEmpty()) {
      throw new BadCell(row, field, Refusal.invalid("commerce.import-cell-missing"));
    }
    return text;
  }

  List<String> numbers(FileRow row, Field field) {
    return at(row, field, bare -> cells.numbers(field, bare));
  }

  /// Null where the cell says nothing.
  @Nullable BigDecimal amount(FileRow row, Field field) {
    var bare = row.cell(field);
    try {
      return cells.amount(field, bare);
    } catch (Refusal why) {
      throw new BadCell(row, field, why);
    }
  }

  /// Null where the cell says nothing.
  @Nullable Instant time(FileRow row, Field field) {
    try {
      return cells.time(row.cell(field));
    } catch (Refusal why) {
      throw new BadCell(row, field, why);
    }
  }

  int quantity(FileRow row) {
    return at(row, Field.QUANTITY, cells::quantity);
  }

  /// Null where the cell says nothing.
  @Nullable Integer stock(FileRow row) {
    try {
      return cells.stock(row.cell(Field.STOCK));
    } catch (Refusal why) {
      throw new BadCell(row, Field.STOCK, why);
    }
  }

  ProductState productState(FileRow row) {
    return at(row, Field.PRODUCT_STATE, cells::productState);
  }

  OrderState orderState(FileRow row) {
    return at(row, Field.STATE, cells::orderState);
  }

  /// Null where the cell says nothing.
  @Nullable ParcelState parcelState(FileRow row) {
    try {
      return cells.parcelState(row.cell(Field.EVENT_STATE));
    } catch (Refusal why) {
      throw new BadCell(row, Field.EVENT_STATE, why);
    }
  }

  private static <T> T at(FileRow row, Field field, Function<String, T> read) {
    try {
      return read.apply(row.cell(field));
    } catch (Refusal why) {
      throw new BadCell(row, field, why);
    }
  }
}

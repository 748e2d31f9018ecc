package io.heqi.commerce.exchange;

import io.heqi.commerce.OrderLine;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the lines of an order of its rows. Of price and amount one follows from the other.
final class LinesOfRows {

  private final RowReader reader;

  LinesOfRows(RowReader reader) {
    this.reader = reader;
  }

  /// @param goods what all goods cost; of an order with one line that is the line's amount
  List<OrderLine> lines(List<FileRow> rows, @Nullable BigDecimal goods) {
    return rows.stream().map(row -> line(row, rows.size() == 1 ? goods : null)).toList();
  }

  private OrderLine line(FileRow row, @Nullable BigDecimal goods) {
    var pieces = reader.quantity(row);
    var price = reader.amount(row, Field.PRICE);
    var own = reader.amount(row, Field.LINE_AMOUNT);
    var amount = own != null ? own : price != null ? times(price, pieces) : goods;
    if (amount == null) {
      throw new BadCell(row, Field.PRICE, Refusal.invalid("commerce.import-price-missing"));
    }
    return new OrderLine(
        reader.number(row, Field.PRODUCT_NUMBER),
        reader.text(row, Field.MERCHANT_CODE),
        reader.neededText(row, Field.TITLE),
        reader.text(row, Field.VARIANT),
        pieces,
        price != null ? price : amount.divide(BigDecimal.valueOf(pieces), 2, RoundingMode.HALF_UP),
        checked(row, amount));
  }

  private static BigDecimal times(BigDecimal price, int pieces) {
    return price.multiply(BigDecimal.valueOf(pieces));
  }

  private static BigDecimal checked(FileRow row, BigDecimal amount) {
    if (amount.precision() - amount.scale() > 10) {
      throw new BadCell(row, Field.PRICE, Refusal.invalid("commerce.import-amount-malformed"));
    }
    return amount;
  }
}

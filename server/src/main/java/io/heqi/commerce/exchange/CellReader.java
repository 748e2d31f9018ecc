package io.heqi.commerce.exchange;

import io.heqi.commerce.OrderState;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.product.ProductState;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands bare cells. What cannot be understood is refused with a code that says what to do.
final class CellReader {

  private static final String YUAN = "\u5143";
  private static final Pattern AMOUNT =
      Pattern.compile(
          "\\p{Sc}?\\s*(-?)\\s*\\p{Sc}?\\s*(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?\\s*" + YUAN + "?");
  private static final Pattern QUANTITY = Pattern.compile("(\\d{1,6})(?:\\.0+)?\\s*\\D{0,2}");

  private static final Pattern STOCK = Pattern.compile("(\\d{1,8})(?:\\.0+)?\\s*\\D{0,2}");
  private static final int MOST_STOCK = 99_999_999;

  /// What spreadsheet programs make of a long number; its last digits are lost.
  private static final Pattern ROUNDED = Pattern.compile("\\d(?:\\.\\d+)?[Ee]\\+?\\d+");

  private static final Pattern WHOLE = Pattern.compile("(\\d+)\\.0+");
  private static final Pattern SEVERAL = Pattern.compile("[,;|\\s\uff0c\uff1b\u3001]+");
  private static final int MOST_QUANTITY = 100_000;
  private static final int LONGEST_NUMBER = 64;

  private final Map<String, String> words;
  private final Moments moments;

  CellReader(OrderMapping mapping) {
    this.words = mapping.words();
    this.moments = new Moments(mapping.dates(), ZoneId.of(mapping.zone()));
  }

  /// Free words; empty where there are none.
  String text(Field field, String bare) {
    if (Cell.isNothing(bare)) {
      return "";
    }
    if (bare.length() > field.longest()) {
      throw Refusal.invalid("commerce.import-too-long", field.longest());
    }
    return bare;
  }

  /// A number that names something.
  String number(Field field, String bare) {
    if (ROUNDED.matcher(bare).matches()) {
      throw Refusal.invalid("commerce.import-number-rounded");
    }
    var whole = WHOLE.matcher(bare);
    return text(field, whole.matches() ? whole.group(1) : bare);
  }

  /// A cell may name several parcels.
  List<String> numbers(Field field, String bare) {
    var numbers =
        SEVERAL
            .splitAsStream(number(field, bare))
            .filter(number -> !number.isEmpty())
            .distinct()
            .toList();
    if (numbers.stream().anyMatch(number -> number.length() > LONGEST_NUMBER)) {
      throw Refusal.invalid("commerce.import-too-long", LONGEST_NUMBER);
    }
    return numbers;
  }

  /// Null where the cell says nothing.
  @Nullable BigDecimal amount(Field field, String bare) {
    if (Cell.isNothing(bare)) {
      return null;
    }
    var found = AMOUNT.matcher(bare);
    if (!found.matches()) {
      throw Refusal.invalid("commerce.import-amount-malformed");
    }
    var cents = found.group(3) == null ? "" : found.group(3);
    var amount = new BigDecimal(found.group(2).replace(",", "") + cents).stripTrailingZeros();
    // What is taken off is written with a minus by some.
    var isMinus = !found.group(1).isEmpty() && amount.signum() > 0;
    var mayBeMinus = field == Field.DISCOUNT || field == Field.MORE_DISCOUNT;
    if (amount.scale() > 2
        || amount.precision() - amount.scale() > 10
        || (isMinus && !mayBeMinus)) {
      throw Refusal.invalid("commerce.import-amount-malformed");
    }
    return amount.setScale(2);
  }

  /// One where the cell says nothing.
  int quantity(String bare) {
    if (Cell.isNothing(bare)) {
      return 1;
    }
    var found = QUANTITY.matcher(bare);
    var quantity = found.matches() ? Integer.parseInt(found.group(1)) : 0;
    if (quantity < 1 || quantity > MOST_QUANTITY) {
      throw Refusal.invalid("commerce.import-quantity-malformed", MOST_QUANTITY);
    }
    return quantity;
  }

  /// Null where the cell says nothing.
  @Nullable Integer stock(String bare) {
    if (Cell.isNothing(bare)) {
      return null;
    }
    var found = STOCK.matcher(bare.replace(",", ""));
    if (!found.matches()) {
      throw Refusal.invalid("commerce.import-stock-malformed", MOST_STOCK);
    }
    return Integer.parseInt(found.group(1));
  }

  /// Null where the cell says nothing.
  @Nullable Instant time(String bare) {
    return Cell.isNothing(bare)
        ? null
        : moments.read(bare).orElseThrow(() -> Refusal.invalid("commerce.import-time-malformed"));
  }

  OrderState orderState(String bare) {
    return OrderState.valueOf(state(bare));
  }

  /// On sale where the cell says nothing.
  ProductState productState(String bare) {
    return Cell.isNothing(bare) ? ProductState.ON_SALE : ProductState.valueOf(state(bare));
  }

  /// Null where the cell says nothing.
  @Nullable ParcelState parcelState(String bare) {
    return Cell.isNothing(bare) ? null : ParcelState.valueOf(state(bare));
  }

  private String state(String bare) {
    var state = words.get(bare);
    if (state == null) {
      throw Refusal.invalid(
          bare.isEmpty() ? "commerce.import-state-missing" : "commerce.import-word-unknown");
    }
    return state;
  }

  /// The cell as it would be taken, for people to look at, personal data masked.
  String shown(Field field, String bare) {
    return switch (field.kind()) {
      case STATE -> Cell.isNothing(bare) && field != Field.STATE ? "" : state(bare);
      case TIME -> said(time(bare));
      case AMOUNT -> said(amount(field, bare));
      case QUANTITY -> Integer.toString(quantity(bare));
      case STOCK -> said(stock(bare));
      case NUMBER ->
          field == Field.PARCEL_NUMBER
              ? String.join(", ", numbers(field, bare))
              : number(field, bare);
      default -> Cell.masked(field.kind(), text(field, bare));
    };
  }

  private static String said(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}

package io.heqi.commerce.exchange;

import io.heqi.shared.Refusal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// How the columns and words of a file are to be understood.
///
/// @param columns the place of each field's column, from 0; a field that is not there is not told
/// @param words what the platform calls a state, and which of ours that is
/// @param addsRows whether the amounts of an order are each row's own, to be added up; else every
///     row repeats those of the whole order
public record OrderMapping(
    Map<Field, Integer> columns,
    Map<String, String> words,
    DateForm dates,
    String zone,
    boolean addsRows) {

  public static final String ZONE = "Asia/Shanghai";
  private static final int MOST_WORDS = 200;

  public OrderMapping {
    var places = new EnumMap<Field, Integer>(Field.class);
    places.putAll(columns);
    columns = Collections.unmodifiableMap(places);
    words = Map.copyOf(words);
  }

  /// Refuses what no row could be understood with.
  void check(FileKind kind, int width) {
    if (words.size() > MOST_WORDS) {
      throw Refusal.tooLarge("commerce.import-too-many-words", MOST_WORDS);
    }
    if (columns.values().stream().distinct().count() < columns.size()
        || columns.values().stream().anyMatch(place -> place < 0 || place >= width)
        || columns.keySet().stream().anyMatch(field -> !kind.has(field))) {
      throw Refusal.invalid("commerce.import-columns-malformed");
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException _) {
      throw Refusal.invalid("merchant.zone-unknown", zone);
    }
    words.values().forEach(state -> checkState(kind, state));
    if (!isComplete(kind)) {
      throw Refusal.invalid(
          switch (kind) {
            case ORDERS -> "commerce.import-order-columns-missing";
            case PARCEL_EVENTS -> "commerce.import-event-columns-missing";
            case PRODUCTS -> "commerce.import-product-columns-missing";
          });
    }
  }

  private static void checkState(FileKind kind, String state) {
    if (!kind.isState(state)) {
      throw Refusal.invalid("commerce.import-state-unknown", state);
    }
  }

  private boolean isComplete(FileKind kind) {
    var has = columns.keySet();
    return switch (kind) {
      case ORDERS ->
          has.containsAll(Set.of(Field.NUMBER, Field.STATE, Field.TITLE))
              && hasAny(Field.PLACED_AT, Field.PAID_AT)
              && hasAny(Field.PRICE, Field.LINE_AMOUNT, Field.GOODS)
              && has.contains(Field.CARRIER) == has.contains(Field.PARCEL_NUMBER);
      case PARCEL_EVENTS ->
          has.containsAll(
              Set.of(Field.CARRIER, Field.PARCEL_NUMBER, Field.EVENT_AT, Field.EVENT_TEXT));
      case PRODUCTS -> has.containsAll(Set.of(Field.PRODUCT_NUMBER, Field.TITLE, Field.PRICE));
    };
  }

  boolean hasAny(Field... fields) {
    return Stream.of(fields).anyMatch(columns::containsKey);
  }
}

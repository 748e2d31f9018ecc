package io.heqi.commerce.exchange;

import io.heqi.commerce.OrderState;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.product.ProductState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a file tells of.
public enum FileKind {
  /// A row for each line of an order, what holds for the whole order repeated.
  ORDERS(Field.NUMBER, Field.STATE, OrderState.class),
  /// A row for each thing that happened to a parcel.
  PARCEL_EVENTS(null, Field.EVENT_STATE, ParcelState.class),
  /// A row for each variant of a product, what holds for the whole product repeated.
  PRODUCTS(Field.PRODUCT_NUMBER, Field.PRODUCT_STATE, ProductState.class);

  private static final Set<Field> OF_EVENTS =
      Set.of(
          Field.CARRIER, Field.PARCEL_NUMBER, Field.EVENT_AT, Field.EVENT_TEXT, Field.EVENT_STATE);
  private static final Set<Field> OF_PRODUCTS =
      Set.of(
          Field.PRODUCT_NUMBER,
          Field.PRODUCT_STATE,
          Field.CHANGED_AT,
          Field.TITLE,
          Field.CATEGORY,
          Field.LINK,
          Field.MERCHANT_CODE,
          Field.VARIANT,
          Field.VARIANT_NUMBER,
          Field.PRICE,
          Field.STOCK,
          Field.PICTURES,
          Field.FACTS);

  private final @Nullable Field key;
  private final Field state;
  private final Class<? extends Enum<?>> states;

  FileKind(@Nullable Field key, Field state, Class<? extends Enum<?>> states) {
    this.key = key;
    this.state = state;
    this.states = states;
  }

  /// What rows that belong together have in common; null where each row stands for itself.
  @Nullable Field key() {
    return key;
  }

  /// Where the words for states stand.
  Field state() {
    return state;
  }

  boolean isState(String name) {
    return Arrays.stream(states.getEnumConstants()).anyMatch(one -> one.name().equals(name));
  }

  boolean has(Field field) {
    return fields().contains(field);
  }

  /// What its columns can hold.
  Set<Field> fields() {
    return switch (this) {
      case ORDERS -> EnumSet.range(Field.NUMBER, Field.PARCEL_NUMBER);
      case PARCEL_EVENTS -> OF_EVENTS;
      case PRODUCTS -> OF_PRODUCTS;
    };
  }
}

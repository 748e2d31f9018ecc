package io.heqi.commerce.exchange;

import java.util.Arrays;
import java.util.List;

/// What a column can hold.
public enum Field {
  NUMBER(Kind.NUMBER, 64),
  STATE(Kind.STATE, 40),
  PLACED_AT(Kind.TIME, 40),
  PAID_AT(Kind.TIME, 40),
  SHIPPED_AT(Kind.TIME, 40),
  RECEIVED_AT(Kind.TIME, 40),
  CLOSED_AT(Kind.TIME, 40),
  /// When the platform last changed the order.
  CHANGED_AT(Kind.TIME, 40),
  BUYER_ID(Kind.TEXT, 200),
  BUYER_NAME(Kind.NOTE, 100),
  TITLE(Kind.TEXT, 300),
  VARIANT(Kind.TEXT, 200),
  PRODUCT_NUMBER(Kind.NUMBER, 64),
  MERCHANT_CODE(Kind.TEXT, 64),
  QUANTITY(Kind.QUANTITY, 20),
  PRICE(Kind.AMOUNT, 30),
  LINE_AMOUNT(Kind.AMOUNT, 30),
  GOODS(Kind.AMOUNT, 30),
  FREIGHT(Kind.AMOUNT, 30),
  DISCOUNT(Kind.AMOUNT, 30),
  /// What another party takes off besides: a platform names its own and the shop's apart.
  MORE_DISCOUNT(Kind.AMOUNT, 30),
  TOTAL(Kind.AMOUNT, 30),
  PAID(Kind.AMOUNT, 30),
  RECEIVER_NAME(Kind.NAME, 60),
  RECEIVER_PHONE(Kind.PHONE, 30),
  RECEIVER_PROVINCE(Kind.TEXT, 30),
  RECEIVER_CITY(Kind.TEXT, 30),
  RECEIVER_DISTRICT(Kind.TEXT, 38),
  RECEIVER_ADDRESS(Kind.ADDRESS, 300),
  BUYER_NOTE(Kind.NOTE, 1_000),
  SELLER_NOTE(Kind.NOTE, 1_000),
  CARRIER(Kind.TEXT, 40, true, true),
  PARCEL_NUMBER(Kind.NUMBER, 300, true, true),
  EVENT_AT(Kind.TIME, 40, false, true),
  EVENT_TEXT(Kind.NOTE, 300, false, true),
  EVENT_STATE(Kind.STATE, 40, false, true);

  /// How a cell is understood, and how it is masked.
  enum Kind {
    TEXT,
    NUMBER,
    STATE,
    TIME,
    AMOUNT,
    QUANTITY,
    NAME,
    PHONE,
    ADDRESS,
    /// Free words, in which people write phone numbers.
    NOTE
  }

  private final Kind kind;
  private final int longest;
  private final boolean isOfOrders;
  private final boolean isOfEvents;

  Field(Kind kind, int longest) {
    this(kind, longest, true, false);
  }

  Field(Kind kind, int longest, boolean isOfOrders, boolean isOfEvents) {
    this.kind = kind;
    this.longest = longest;
    this.isOfOrders = isOfOrders;
    this.isOfEvents = isOfEvents;
  }

  Kind kind() {
    return kind;
  }

  int longest() {
    return longest;
  }

  boolean isIn(FileKind file) {
    return file == FileKind.ORDERS ? isOfOrders : isOfEvents;
  }

  static List<Field> of(FileKind file) {
    return Arrays.stream(values()).filter(field -> field.isIn(file)).toList();
  }
}

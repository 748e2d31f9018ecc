package io.heqi.commerce.exchange;

/// What a column can hold.
public enum Field {
  NUMBER(Kind.NUMBER, 64),
  STATE(Kind.STATE, 40),
  PLACED_AT(Kind.TIME, 40),
  PAID_AT(Kind.TIME, 40),
  SHIPPED_AT(Kind.TIME, 40),
  RECEIVED_AT(Kind.TIME, 40),
  CLOSED_AT(Kind.TIME, 40),
  /// When the platform last changed the order or product.
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
  CARRIER(Kind.TEXT, 40),
  PARCEL_NUMBER(Kind.NUMBER, 300),
  EVENT_AT(Kind.TIME, 40),
  EVENT_TEXT(Kind.NOTE, 300),
  EVENT_STATE(Kind.STATE, 40),
  PRODUCT_STATE(Kind.STATE, 40),
  VARIANT_NUMBER(Kind.NUMBER, 64),
  CATEGORY(Kind.TEXT, 100),
  LINK(Kind.TEXT, 500),
  STOCK(Kind.STOCK, 20),
  /// Addresses of pictures, one behind the other.
  PICTURES(Kind.TEXT, 4_000),
  /// Such as `材质：棉；产地：杭州`.
  FACTS(Kind.TEXT, 4_000);

  /// How a cell is understood, and how it is masked.
  enum Kind {
    TEXT,
    NUMBER,
    STATE,
    TIME,
    AMOUNT,
    QUANTITY,
    /// Pieces that can be sold, from none.
    STOCK,
    NAME,
    PHONE,
    ADDRESS,
    /// Free words, in which people write phone numbers.
    NOTE
  }

  private final Kind kind;
  private final int longest;

  Field(Kind kind, int longest) {
    this.kind = kind;
    this.longest = longest;
  }

  Kind kind() {
    return kind;
  }

  int longest() {
    return longest;
  }
}

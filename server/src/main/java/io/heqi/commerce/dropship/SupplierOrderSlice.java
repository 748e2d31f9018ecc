package io.heqi.commerce.dropship;

/// A part of the supplier orders that somebody looks at.
public enum SupplierOrderSlice {
  /// What is not sent yet.
  TO_SEND("state in ('CREATED', 'ACCEPTED', 'CANCEL_REQUESTED')"),
  /// What should have been sent by now.
  LATE("state in ('CREATED', 'ACCEPTED', 'CANCEL_REQUESTED') and due_at < ?"),
  ON_THE_WAY("state in ('SHIPPED', 'TOO_LATE', 'INTERCEPTING')"),
  TO_SETTLE("state in ('DELIVERED', 'RETURNED')"),
  OVER("ended_at is not null");

  private final String condition;

  SupplierOrderSlice(String condition) {
    this.condition = condition;
  }

  String condition() {
    return condition;
  }

  boolean isNewestFirst() {
    return this == OVER || this == TO_SETTLE;
  }
}

package io.heqi.commerce.exchange;

/// What a file tells of.
public enum FileKind {
  /// A row for each line of an order, what holds for the whole order repeated.
  ORDERS,
  /// A row for each thing that happened to a parcel.
  PARCEL_EVENTS
}

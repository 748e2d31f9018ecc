package io.heqi.contact;

/// What a contact is for. All but the last serve a purchase.
public enum ContactPurpose {
  /// An order waits to be paid.
  PAYMENT_REMINDER,
  /// Is the address of an order right?
  ADDRESS_CHECK,
  /// Something is wrong with a parcel.
  PARCEL_NOTICE,
  /// Has it come, is all well?
  FOLLOW_UP,
  /// What is given for something that went wrong.
  COMPENSATION,
  /// What goes with what was bought. It sells, so nobody who refuses contacts hears it.
  CROSS_SELL
}

package io.heqi.commerce.reminder;

/// How far the reminding of an unpaid order is.
public enum ReminderState {
  /// The next reminder comes when it is due.
  WAITING,
  /// No further one comes, and the order is unpaid.
  SAID,
  PAID,
  /// The order was called off, or closed by itself.
  CLOSED,
  /// An agent said that there shall be none, or the customer did on the telephone.
  STOPPED
}

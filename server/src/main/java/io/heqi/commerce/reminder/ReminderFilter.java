package io.heqi.commerce.reminder;

/// Which orders a list of reminders shows.
public enum ReminderFilter {
  /// The next reminder comes: what is due first at the top.
  DUE,
  /// Unpaid, and no further one comes by itself.
  SAID,
  /// A reminder reached the customer, by when the first did.
  REMINDED,
  /// Paid after a reminder, by when the first one reached the customer.
  PAID_AFTER,
  /// Nobody is reminded any more: paid by itself, closed, or stopped.
  OVER
}

package io.heqi.commerce;

/// How far an order is, as its platform says.
public enum OrderState {
  UNPAID,
  TO_SHIP,
  PARTLY_SHIPPED,
  SHIPPED,
  /// The customer has the goods.
  RECEIVED,
  /// Received, and the platform's time for complaints is over.
  COMPLETED,
  /// Called off before it was done, whether paid or not.
  CLOSED;

  /// Whether it was paid and not called off.
  public boolean isPaid() {
    return this != UNPAID && this != CLOSED;
  }
}

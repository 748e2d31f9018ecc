package io.heqi.commerce.release;

/// Who confirmed an address, or asked for another one.
public enum Asker {
  CUSTOMER,
  AGENT,
  /// Nobody did in time, and the shop's rule says to go on.
  TIME
}

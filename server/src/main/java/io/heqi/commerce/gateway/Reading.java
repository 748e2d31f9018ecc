package io.heqi.commerce.gateway;

import io.heqi.commerce.SaveOrder;

/// What a platform's words about an order came to.
public sealed interface Reading {

  record Told(SaveOrder order) implements Reading {}

  /// It could not be understood; somebody has to look.
  ///
  /// @param number the order's, or empty where not even that was readable
  record Unread(Problem.Kind kind, String number, String detail) implements Reading {}
}

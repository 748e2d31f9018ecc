package io.heqi.customer;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.CustomerId;

/// Knows whose profile an agent may see. The module that keeps the conversations implements it.
public interface CustomerSight {

  /// Refuses whoever may see no conversation with the customer.
  void requireSeen(Actor by, CustomerId customer);
}

package io.heqi.aftersale;

import io.heqi.shared.AccountId;
import org.jspecify.annotations.Nullable;

/// Who moves a case, and through which account.
record Mover(Party party, @Nullable AccountId account) {

  static final Mover BUYER = new Mover(Party.BUYER, null);
  static final Mover SYSTEM = new Mover(Party.SYSTEM, null);
}

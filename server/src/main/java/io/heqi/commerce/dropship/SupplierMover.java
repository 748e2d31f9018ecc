package io.heqi.commerce.dropship;

import io.heqi.foundation.security.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who moves a supplier order or a claim.
///
/// @param id of the account, of the merchant's people or the supplier's; null for Heqi itself
record SupplierMover(SupplierParty party, @Nullable UUID id, String name) {

  static final SupplierMover SYSTEM = new SupplierMover(SupplierParty.SYSTEM, null, "");

  static SupplierMover of(Actor by) {
    return new SupplierMover(SupplierParty.MERCHANT, by.account().value(), by.name());
  }

  static SupplierMover of(SupplierVisitor by) {
    return new SupplierMover(SupplierParty.SUPPLIER, by.account(), by.name());
  }
}

package io.heqi.commerce.dropship;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// What the merchant asks of a supplier for a case.
public record SupplierClaimId(@JsonValue UUID value) {

  @JsonCreator
  public SupplierClaimId {}

  static SupplierClaimId next() {
    return new SupplierClaimId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

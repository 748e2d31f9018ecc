package io.heqi.commerce.dropship;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// What one supplier sends of one order.
public record SupplierOrderId(@JsonValue UUID value) {

  @JsonCreator
  public SupplierOrderId {}

  static SupplierOrderId next() {
    return new SupplierOrderId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.heqi.commerce.dropship;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// Somebody who sends goods for the merchant.
public record SupplierId(@JsonValue UUID value) {

  @JsonCreator
  public SupplierId {}

  static SupplierId next() {
    return new SupplierId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.heqi.commerce.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// Our own id of a product; its number is the platform's.
public record ProductId(@JsonValue UUID value) {

  @JsonCreator
  public ProductId {}

  static ProductId next() {
    return new ProductId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

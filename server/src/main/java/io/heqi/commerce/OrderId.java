package io.heqi.commerce;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// Our own id of an order; its number is the platform's.
public record OrderId(@JsonValue UUID value) {

  @JsonCreator
  public OrderId {}

  static OrderId next() {
    return new OrderId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

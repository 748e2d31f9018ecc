package io.heqi.commerce.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// Our own id of a sales policy, over all its versions.
public record PolicyId(@JsonValue UUID value) {

  @JsonCreator
  public PolicyId {}

  static PolicyId next() {
    return new PolicyId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

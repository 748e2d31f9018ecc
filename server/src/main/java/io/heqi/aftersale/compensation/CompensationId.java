package io.heqi.aftersale.compensation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// One compensation.
public record CompensationId(@JsonValue UUID value) {

  @JsonCreator
  public CompensationId {}

  static CompensationId next() {
    return new CompensationId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.heqi.commerce.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// One wish for another address.
public record ChangeId(@JsonValue UUID value) {

  @JsonCreator
  public ChangeId {}

  static ChangeId next() {
    return new ChangeId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

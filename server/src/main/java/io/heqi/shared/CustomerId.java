package io.heqi.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// A person who buys, as one merchant knows them.
public record CustomerId(@JsonValue UUID value) {

  @JsonCreator
  public CustomerId {}

  public static CustomerId next() {
    return new CustomerId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

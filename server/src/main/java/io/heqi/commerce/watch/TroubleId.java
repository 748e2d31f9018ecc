package io.heqi.commerce.watch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One trouble of one parcel.
public record TroubleId(@JsonValue UUID value) {

  @JsonCreator
  public TroubleId {}

  @Override
  public String toString() {
    return value.toString();
  }
}

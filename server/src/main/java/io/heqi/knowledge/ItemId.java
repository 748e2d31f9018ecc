package io.heqi.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// One thing that the house knows.
public record ItemId(@JsonValue UUID value) {

  @JsonCreator
  public ItemId {}

  public static ItemId next() {
    return new ItemId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

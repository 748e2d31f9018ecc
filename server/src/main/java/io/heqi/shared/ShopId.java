package io.heqi.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One selling account of a merchant on one platform.
public record ShopId(@JsonValue UUID value) {

  @JsonCreator
  public ShopId {}

  public static ShopId next() {
    return new ShopId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

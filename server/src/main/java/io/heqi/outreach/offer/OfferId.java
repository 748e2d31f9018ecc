package io.heqi.outreach.offer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// Names an offer.
public record OfferId(@JsonValue UUID value) {

  @JsonCreator
  public OfferId {}

  static OfferId next() {
    return new OfferId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.heqi.contact;

import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// One contact, planned or made.
public record ContactId(@JsonValue UUID value) {

  static ContactId next() {
    return new ContactId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

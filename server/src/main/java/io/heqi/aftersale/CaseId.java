package io.heqi.aftersale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// An after-sale case.
public record CaseId(@JsonValue UUID value) {

  @JsonCreator
  public CaseId {}

  static CaseId next() {
    return new CaseId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.heqi.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The tenant: the legal seller whose data this is. Leads every key in the database.
public record MerchantId(@JsonValue long value) implements Comparable<MerchantId> {

  @JsonCreator
  public MerchantId {
    if (value <= 0) {
      throw new IllegalArgumentException("A merchant id is a positive number, not " + value);
    }
  }

  @Override
  public int compareTo(MerchantId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}

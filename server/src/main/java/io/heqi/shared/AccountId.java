package io.heqi.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// A person's sign-in. One person has one account and a membership for each merchant served.
public record AccountId(@JsonValue UUID value) {

  @JsonCreator
  public AccountId {}

  public static AccountId next() {
    return new AccountId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.heqi.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// A group of agents that routing sends conversations to.
public record TeamId(@JsonValue UUID value) {

  @JsonCreator
  public TeamId {}

  public static TeamId next() {
    return new TeamId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

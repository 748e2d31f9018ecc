package io.heqi.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One customer's talk with one shop over one channel, from first message to close.
public record ConversationId(@JsonValue UUID value) {

  @JsonCreator
  public ConversationId {}

  public static ConversationId next() {
    return new ConversationId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

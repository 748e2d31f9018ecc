package io.heqi.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One configured way in which messages come in.
public record ChannelId(@JsonValue UUID value) {

  @JsonCreator
  public ChannelId {}

  public static ChannelId next() {
    return new ChannelId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.heqi.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// A stored picture, recording, video or file.
public record AttachmentId(@JsonValue UUID value) {

  @JsonCreator
  public AttachmentId {}

  public static AttachmentId next() {
    return new AttachmentId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

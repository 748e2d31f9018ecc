package io.heqi.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// One task.
public record TaskId(@JsonValue UUID value) {

  @JsonCreator
  public TaskId {}

  static TaskId next() {
    return new TaskId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.heqi.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page of a list begins that goes by time: behind the row of this time and id.
public record Cursor(Instant at, UUID id) {

  /// Before every row of a list that begins with the oldest.
  public static final Cursor OLDEST = new Cursor(Instant.EPOCH, new UUID(0, 0));

  /// Before every row of a list that begins with the newest.
  public static final Cursor NEWEST =
      new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

  /// @param after what [#write] gave for the last row of the page before; null for the first page
  /// @param first where that begins
  public static Cursor read(@Nullable String after, Cursor first) {
    if (after == null) {
      return first;
    }
    var parts = after.split("_", 2);
    try {
      return new Cursor(
          Instant.parse(parts[0]), UUID.fromString(parts.length == 2 ? parts[1] : ""));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw Refusal.invalid("foundation.cursor-malformed");
    }
  }

  /// @param id which says its UUID
  public static String write(Instant at, Object id) {
    return at + "_" + id;
  }
}

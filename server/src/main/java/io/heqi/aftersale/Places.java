package io.heqi.aftersale;

import io.heqi.shared.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page of a list begins: a time and an id.
record Places(Instant at, UUID id) {

  private static final UUID LOWEST = new UUID(0, 0);

  static String write(Instant at, CaseId id) {
    return at + "_" + id;
  }

  static Places read(@Nullable String after, Instant first) {
    if (after == null) {
      return new Places(first, LOWEST);
    }
    var parts = after.split("_", 2);
    try {
      return new Places(
          Instant.parse(parts[0]), UUID.fromString(parts.length == 2 ? parts[1] : ""));
    } catch (DateTimeParseException | IllegalArgumentException _) {
      throw Refusal.invalid("foundation.cursor-malformed");
    }
  }
}

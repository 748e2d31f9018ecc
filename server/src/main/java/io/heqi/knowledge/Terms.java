package io.heqi.knowledge;

import io.heqi.shared.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long an item may be offered, and where.
///
/// @param reviewBy when somebody has to look at it again; after that it is offered no more until
///     somebody did. Null for never
/// @param validFrom null for at once
/// @param validUntil null for ever
/// @param inHelp whether the shop's public help page shows it
public record Terms(
    @Nullable Instant reviewBy,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    boolean inHelp) {

  public static final Terms NONE = new Terms(null, null, null, false);

  public Terms {
    if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
      throw Refusal.invalid("knowledge.validity-malformed");
    }
  }

  /// Whether it may be offered at this moment.
  boolean holdAt(Instant now) {
    return (validFrom == null || !validFrom.isAfter(now)) && !overdueAt(now);
  }

  /// Whether its time is over, or somebody should have looked at it.
  boolean overdueAt(Instant now) {
    return (validUntil != null && !validUntil.isAfter(now))
        || (reviewBy != null && !reviewBy.isAfter(now));
  }
}

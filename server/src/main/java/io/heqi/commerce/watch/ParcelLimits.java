package io.heqi.commerce.watch;

import io.heqi.shared.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// When a shop takes a parcel for troubled, and what it tells the customer.
///
/// @param firstScan so long after it was sent a carrier has to have seen it
/// @param movement so long after the last that was heard something has to be heard again
/// @param forget what was heard of longer ago is not looked at any more
/// @param tellWithin what quiet hours or limits hold back for longer is not told any more
/// @param tellAtOnce of these the customer is told without an agent's word
/// @param notices what the customer is told; `{order}`, `{carrier}` and `{parcel}` are filled in
public record ParcelLimits(
    Duration firstScan,
    Duration movement,
    Duration forget,
    Duration tellWithin,
    Set<ParcelTrouble> tellAtOnce,
    Map<ParcelTrouble, String> notices) {

  static final String KIND = "commerce.parcel-limits";
  public static final int LONGEST_NOTICE = 500;
  static final Duration LONGEST = Duration.ofDays(180);

  public ParcelLimits {
    tellAtOnce = Set.copyOf(tellAtOnce);
    notices = Map.copyOf(notices);
    if (Stream.of(firstScan, movement, forget, tellWithin)
            .anyMatch(time -> !time.isPositive() || time.compareTo(LONGEST) > 0)
        || forget.compareTo(firstScan) <= 0
        || forget.compareTo(movement) <= 0) {
      throw Refusal.invalid("commerce.parcel-limits-malformed", LONGEST.toDays());
    }
    for (var trouble : ParcelTrouble.values()) {
      var text = notices.getOrDefault(trouble, "");
      if (text.isBlank() || text.length() > LONGEST_NOTICE) {
        throw Refusal.invalid("commerce.parcel-notice-malformed", LONGEST_NOTICE);
      }
    }
  }

  /// What the customer is told of a parcel.
  String notice(ParcelTrouble trouble, String order, String carrier, String parcel) {
    return notices
        .getOrDefault(trouble, "")
        .replace("{order}", order)
        .replace("{carrier}", carrier)
        .replace("{parcel}", parcel);
  }
}

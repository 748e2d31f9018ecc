package io.heqi.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// One shop's clock for each turn. It shows at all hours and counts only for questions asked inside
/// the window, both of whose ends belong to it to the full second.
///
/// @param warn the desk turns yellow after it
/// @param breach longest wait that is still in time: 180.000 s is, 180.001 s is not
/// @param from first second of the day that counts, in the shop's zone
/// @param through last second of the day that counts
public record ReplyClock(Duration warn, Duration breach, LocalTime from, LocalTime through) {

  /// What a shop has until somebody says otherwise.
  public static final ReplyClock DEFAULT =
      new ReplyClock(
          Duration.ofSeconds(100),
          Duration.ofMinutes(3),
          LocalTime.of(8, 0),
          LocalTime.of(22, 59, 59));

  static final String KIND = "reply-clock";

  public boolean counts(Instant asked, ZoneId zone) {
    var second = asked.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.SECONDS);
    return !second.isBefore(from) && !second.isAfter(through);
  }

  public boolean inTime(Duration wait) {
    return wait.compareTo(breach) <= 0;
  }
}

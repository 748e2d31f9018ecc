package io.heqi.contact;

import io.heqi.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// When and how often a shop contacts a customer on its own motion. What is counted is counted over
/// all channels and all shops of the merchant.
///
/// @param quietFrom from this time of day on nobody is contacted; the same as `quietUntil` for no
///     quiet hours
/// @param mostPerDay contacts within any 24 hours; 0 for none at all
/// @param mostPerWeek contacts within any 7 days
public record ContactRules(
    LocalTime quietFrom, LocalTime quietUntil, int mostPerDay, int mostPerWeek) {

  static final String KIND = "contact.rules";

  public static final int MOST = 100;

  private static final Duration DAY = Duration.ofDays(1);
  static final Duration WEEK = Duration.ofDays(7);

  public ContactRules {
    if (mostPerDay < 0 || mostPerWeek < mostPerDay || mostPerWeek > MOST) {
      throw Refusal.invalid("contact.limits-malformed", MOST);
    }
  }

  /// The first moment at which a customer may be contacted.
  ///
  /// @param made when the customer was contacted before, the newest first
  /// @return `now` where it may be at once; [Instant#MAX] where it never may
  Instant allowedFrom(List<Instant> made, Instant now, ZoneId zone) {
    if (mostPerDay == 0) {
      return Instant.MAX;
    }
    var from = now;
    from = later(from, free(made, mostPerDay, DAY));
    from = later(from, free(made, mostPerWeek, WEEK));
    return afterQuiet(from, zone);
  }

  /// When the oldest of so many falls out of the time that is counted.
  private static Instant free(List<Instant> made, int most, Duration time) {
    return made.size() < most ? Instant.MIN : made.get(most - 1).plus(time);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Instant afterQuiet(Instant moment, ZoneId zone) {
    var local = moment.atZone(zone);
    if (!isQuiet(local.toLocalTime())) {
      return moment;
    }
    var end = local.with(quietUntil);
    return (end.isAfter(local) ? end : local.plusDays(1).with(quietUntil)).toInstant();
  }

  private boolean isQuiet(LocalTime time) {
    if (quietFrom.isBefore(quietUntil)) {
      return !time.isBefore(quietFrom) && time.isBefore(quietUntil);
    }
    return !quietFrom.equals(quietUntil)
        && (!time.isBefore(quietFrom) || time.isBefore(quietUntil));
  }
}

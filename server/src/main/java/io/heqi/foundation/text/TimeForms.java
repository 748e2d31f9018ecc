package io.heqi.foundation.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;

/// The ways in which back offices write a time.
public final class TimeForms {

  private static final List<DateTimeFormatter> FORMS =
      List.of(
          form("yyyy-M-d H:mm"),
          form("yyyy/M/d H:mm"),
          form("yyyy.M.d H:mm"),
          form("yyyy年M月d日 H:mm"));
  private static final long MILLIS_FROM = 100_000_000_000L;

  private TimeForms() {}

  private static DateTimeFormatter form(String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern)
        .optionalStart()
        .appendPattern(":ss")
        .optionalStart()
        .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
        .optionalEnd()
        .optionalEnd()
        .toFormatter();
  }

  /// Seconds or milliseconds since 1970, ISO 8601, or one of the usual written forms.
  public static Optional<Instant> parse(String text, ZoneId zone) {
    var clean = text.strip();
    if (clean.matches("\\d{9,13}")) {
      var number = Long.parseLong(clean);
      return Optional.of(
          number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
    }
    try {
      return Optional.of(OffsetDateTime.parse(clean).toInstant());
    } catch (DateTimeException _) {
      return written(clean.replace('T', ' '), zone);
    }
  }

  private static Optional<Instant> written(String text, ZoneId zone) {
    for (var form : FORMS) {
      try {
        return Optional.of(LocalDateTime.parse(text, form).atZone(zone).toInstant());
      } catch (DateTimeException _) {
        // The next form may fit.
      }
    }
    return Optional.empty();
  }
}

package io.heqi.commerce.exchange;

import io.heqi.foundation.text.TimeForms;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The times of a file. A day without a time is its first moment.
final class Moments {

  // The escapes are the Chinese words behind a year, month, day, hour, minute and second.
  private static final String TIME =
      "(?:[ T\u65e5]*(\\d{1,2})[:\u65f6](\\d{1,2})(?:[:\u5206](\\d{1,2})(?:\u79d2|\\.\\d{1,9})?)?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.\u5e74](\\d{1,2})[-/.\u6708](\\d{1,2})\u65e5?" + TIME);
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})" + TIME);
  private static final Pattern DIGITS =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:\\s*(\\d{2}):?(\\d{2}):?(\\d{2})?)?");

  /// A workbook's time whose cell does not say that it is one: days since the end of 1899.
  private static final Pattern SERIAL = Pattern.compile("[34567]\\d{4}(?:\\.\\d+)?");

  private static final LocalDateTime SERIAL_BEGIN = LocalDate.of(1899, 12, 30).atStartOfDay();

  private final DateForm form;
  private final ZoneId zone;

  Moments(DateForm form, ZoneId zone) {
    this.form = form;
    this.zone = zone;
  }

  Optional<Instant> read(String bare) {
    try {
      return switch (form) {
        case YEAR_FIRST -> yearFirst(bare);
        case DAY_FIRST -> matched(YEAR_LAST, bare, 3, 2, 1);
        case MONTH_FIRST -> matched(YEAR_LAST, bare, 3, 1, 2);
        case DIGITS -> matched(DIGITS, bare, 1, 2, 3);
      };
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Optional<Instant> yearFirst(String bare) {
    if (SERIAL.matcher(bare).matches()) {
      return Optional.of(ofSerial(Double.parseDouble(bare)));
    }
    // What names its own zone is not of this zone.
    return bare.endsWith("Z") || bare.indexOf('+') > 0
        ? TimeForms.parse(bare, zone)
        : matched(YEAR_FIRST, bare, 1, 2, 3).or(() -> TimeForms.parse(bare, zone));
  }

  private Instant ofSerial(double days) {
    var seconds = Math.round(days * Duration.ofDays(1).toSeconds());
    return SERIAL_BEGIN.plusSeconds(seconds).atZone(zone).toInstant();
  }

  private Optional<Instant> matched(Pattern pattern, String bare, int year, int month, int day) {
    var found = pattern.matcher(bare);
    if (!found.matches()) {
      return Optional.empty();
    }
    var date = LocalDate.of(number(found, year), number(found, month), number(found, day));
    var time = LocalTime.of(number(found, 4), number(found, 5), number(found, 6));
    return Optional.of(LocalDateTime.of(date, time).atZone(zone).toInstant());
  }

  private static int number(Matcher found, int group) {
    var digits = found.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}

package io.heqi.knowledge.exchange;

import io.heqi.foundation.text.TimeForms;
import io.heqi.shared.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moments as days: something begins at the start of its first day and ends at the end of its last.
/// A moment within a day is written out.
final class Days {

  private static final List<DateTimeFormatter> FORMS =
      List.of(
          DateTimeFormatter.ofPattern("yyyy-M-d"),
          DateTimeFormatter.ofPattern("yyyy/M/d"),
          DateTimeFormatter.ofPattern("yyyy.M.d"),
          DateTimeFormatter.ofPattern("yyyy年M月d日"));
  private static final String MIDNIGHT = "T00:00";

  private final ZoneId zone;

  Days(ZoneId zone) {
    this.zone = zone;
  }

  String first(@Nullable Instant begin) {
    return begin == null ? "" : isMidnight(begin) ? day(begin).toString() : begin.toString();
  }

  String last(@Nullable Instant end) {
    return end == null ? "" : isMidnight(end) ? day(end).minusDays(1).toString() : end.toString();
  }

  private boolean isMidnight(Instant moment) {
    return moment.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /// When what begins on this day begins; null where nothing is said.
  @Nullable Instant begin(String cell) {
    return cell.isEmpty() ? null : moment(cell, 0);
  }

  /// When what holds through this day ends; null where nothing is said.
  @Nullable Instant end(String cell) {
    return cell.isEmpty() ? null : moment(cell, 1);
  }

  private Instant moment(String cell, int daysLater) {
    return day(cell)
        .map(day -> day.plusDays(daysLater).atStartOfDay(zone).toInstant())
        .or(() -> TimeForms.parse(cell, zone))
        .orElseThrow(() -> Refusal.invalid("knowledge.day-malformed", cell));
  }

  private static Optional<LocalDate> day(String cell) {
    // A workbook's cell with a day in it is read as that day's midnight.
    var day = cell.endsWith(MIDNIGHT) ? cell.substring(0, cell.length() - MIDNIGHT.length()) : cell;
    for (var form : FORMS) {
      try {
        return Optional.of(LocalDate.parse(day, form));
      } catch (DateTimeException _) {
        // The next form may fit.
      }
    }
    return Optional.empty();
  }
}

package io.heqi.merchant;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a shop is open: spans for each weekday, and days that differ. Opening counts, closing does
/// not: a shop open from 09:00 to 18:00 is open at 09:00:00 and shut at 18:00:00, in the shop's own
/// zone.
public record OpeningHours(ZoneId zone, List<Span> spans, List<Holiday> holidays) {

  /// @param weekday 1 is Monday, 7 is Sunday
  public record Span(int weekday, LocalTime opens, LocalTime closes) {}

  /// A day that differs; without times the shop is shut all day.
  public record Holiday(
      LocalDate day, String name, @Nullable LocalTime opens, @Nullable LocalTime closes) {}

  private static final int DAYS_AHEAD = 60;

  public boolean openAt(Instant instant) {
    var local = instant.atZone(zone);
    return on(local.toLocalDate()).stream()
        .anyMatch(
            span ->
                !local.toLocalTime().isBefore(span.opens())
                    && local.toLocalTime().isBefore(span.closes()));
  }

  /// The next moment at which the shop opens, if it does within 60 days.
  public Optional<Instant> nextOpening(Instant after) {
    var today = after.atZone(zone).toLocalDate();
    return java.util.stream.IntStream.range(0, DAYS_AHEAD)
        .mapToObj(today::plusDays)
        .flatMap(day -> on(day).stream().map(span -> day.atTime(span.opens())))
        .map(opening -> opening.atZone(zone).toInstant())
        .filter(opening -> opening.isAfter(after))
        .min(Comparator.naturalOrder());
  }

  /// When the shop is open on a day; none where it is shut. A shop that never said when it is open
  /// counts as open at all hours.
  public List<Span> on(LocalDate day) {
    var weekday = day.getDayOfWeek().getValue();
    for (var holiday : holidays) {
      if (holiday.day().equals(day)) {
        return holiday.opens() == null || holiday.closes() == null
            ? List.of()
            : List.of(new Span(weekday, holiday.opens(), holiday.closes()));
      }
    }
    if (spans.isEmpty()) {
      return List.of(new Span(weekday, LocalTime.MIN, LocalTime.MAX));
    }
    return spans.stream().filter(span -> span.weekday() == weekday).toList();
  }
}

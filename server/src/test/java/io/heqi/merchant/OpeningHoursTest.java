package io.heqi.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final OpeningHours.Holiday NATIONAL_DAY =
      new OpeningHours.Holiday(LocalDate.of(2026, 10, 1), "国庆", null, null);

  private static OpeningHours nineToSixOnWeekdays() {
    var spans =
        java.util.stream.IntStream.rangeClosed(1, 5)
            .mapToObj(day -> new OpeningHours.Span(day, LocalTime.of(9, 0), LocalTime.of(18, 0)))
            .toList();
    return new OpeningHours(SHANGHAI, spans, List.of(NATIONAL_DAY));
  }

  private static Instant shanghai(String local) {
    return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  @Test
  void opensOnTheSecondAndShutsOnTheSecond() {
    assertThat(nineToSixOnWeekdays().openAt(shanghai("2026-11-20T08:59:59"))).isFalse();
    assertThat(nineToSixOnWeekdays().openAt(shanghai("2026-11-20T09:00:00"))).isTrue();
    assertThat(nineToSixOnWeekdays().openAt(shanghai("2026-11-20T17:59:59"))).isTrue();
    assertThat(nineToSixOnWeekdays().openAt(shanghai("2026-11-20T18:00:00"))).isFalse();
  }

  @Test
  void restsOnHolidays() {
    assertThat(nineToSixOnWeekdays().openAt(shanghai("2026-10-01T10:00:00"))).isFalse();
  }

  @Test
  void opensAgainOnMonday() {
    assertThat(nineToSixOnWeekdays().nextOpening(shanghai("2026-11-20T18:00:00")))
        .hasValue(shanghai("2026-11-23T09:00:00"));
  }

  @Test
  void withoutHoursItIsAlwaysOpen() {
    var always = new OpeningHours(SHANGHAI, List.of(), List.of());
    assertThat(always.openAt(shanghai("2026-11-22T03:00:00"))).isTrue();
  }
}

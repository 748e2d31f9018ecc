package io.heqi.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactRulesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  private static ContactRules rules(String from, String until, int perDay, int perWeek) {
    return new ContactRules(LocalTime.parse(from), LocalTime.parse(until), perDay, perWeek);
  }

  @ParameterizedTest
  @CsvSource({
    "21:30, 08:30, 2026-11-20T21:29, 2026-11-20T21:29",
    "21:30, 08:30, 2026-11-20T21:30, 2026-11-21T08:30",
    "21:30, 08:30, 2026-11-21T00:00, 2026-11-21T08:30",
    "21:30, 08:30, 2026-11-21T08:30, 2026-11-21T08:30",
    "12:00, 14:00, 2026-11-20T12:30, 2026-11-20T14:00",
    "12:00, 14:00, 2026-11-20T11:59, 2026-11-20T11:59",
    "09:00, 09:00, 2026-11-20T09:00, 2026-11-20T09:00",
  })
  void waitsForTheEndOfQuietHours(String from, String until, String now, String allowed) {
    assertThat(rules(from, until, 2, 5).allowedFrom(List.of(), at(now), SHANGHAI))
        .isEqualTo(at(allowed));
  }

  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  @Test
  void waitsUntilOneOfTheDayIsFree() {
    var made = List.of(NOON.minus(Duration.ofHours(1)), NOON.minus(Duration.ofHours(20)));

    assertThat(rules("00:00", "00:00", 2, 5).allowedFrom(made, NOON, SHANGHAI))
        .isEqualTo(NOON.plus(Duration.ofHours(4)));
    assertThat(rules("00:00", "00:00", 3, 5).allowedFrom(made, NOON, SHANGHAI)).isEqualTo(NOON);
  }

  @Test
  void waitsUntilOneOfTheWeekIsFree() {
    var made = List.of(NOON.minus(Duration.ofDays(2)), NOON.minus(Duration.ofDays(6)));

    assertThat(rules("00:00", "00:00", 2, 2).allowedFrom(made, NOON, SHANGHAI))
        .isEqualTo(NOON.plus(Duration.ofDays(1)));
  }

  @Test
  void contactsNobodyWhereNoneIsAllowed() {
    assertThat(rules("00:00", "00:00", 0, 0).allowedFrom(List.of(), NOON, SHANGHAI))
        .isEqualTo(Instant.MAX);
  }

  @Test
  void refusesFewerInAWeekThanInADay() {
    assertThatThrownBy(() -> rules("00:00", "00:00", 3, 2))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("contact.limits-malformed");
  }

  /// Whoever contacts again and again, each time as soon as it is allowed, never does it too often
  /// and never in quiet hours.
  @Property
  void nobodyIsContactedTooOftenOrAtNight(
      @ForAll @IntRange(min = 1, max = 4) int perDay,
      @ForAll @IntRange(min = 0, max = 6) int more,
      @ForAll @Size(30) List<@IntRange(min = 0, max = 2_000) Integer> minutes) {
    var rules = rules("21:30", "08:30", perDay, perDay + more);
    var made = new ArrayList<Instant>();
    var now = NOON;
    for (var wait : minutes) {
      now = now.plus(Duration.ofMinutes(wait));
      var allowed = rules.allowedFrom(List.copyOf(made), now, SHANGHAI);
      assertThat(allowed).isAfterOrEqualTo(now);
      now = allowed;
      made.add(now);
      made.sort(Comparator.reverseOrder());
      var local = now.atZone(SHANGHAI).toLocalTime();
      assertThat(local).isBetween(LocalTime.parse("08:30"), LocalTime.parse("21:29:59"));
      assertThat(since(made, now.minus(Duration.ofDays(1)))).isLessThanOrEqualTo(perDay);
      assertThat(since(made, now.minus(Duration.ofDays(7)))).isLessThanOrEqualTo(perDay + more);
    }
  }

  private static long since(List<Instant> made, Instant moment) {
    return made.stream().filter(at -> at.isAfter(moment)).count();
  }
}

package io.heqi.commerce.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "YEAR_FIRST, 2026-11-20 15:04:05, 2026-11-20T07:04:05Z",
    "YEAR_FIRST, 2026/11/20 15:04, 2026-11-20T07:04:00Z",
    "YEAR_FIRST, 2026/1/2 3:04:05, 2026-01-01T19:04:05Z",
    "YEAR_FIRST, 2026.11.20 15:04:05, 2026-11-20T07:04:05Z",
    "YEAR_FIRST, 2026年11月20日 15:04, 2026-11-20T07:04:00Z",
    "YEAR_FIRST, 2026年11月20日15时04分05秒, 2026-11-20T07:04:05Z",
    "YEAR_FIRST, 2026-11-20, 2026-11-19T16:00:00Z",
    "YEAR_FIRST, 2026-11-20T15:04, 2026-11-20T07:04:00Z",
    "YEAR_FIRST, 2026-11-20T15:04:05.123, 2026-11-20T07:04:05Z",
    "YEAR_FIRST, 2026-11-20T07:04:05Z, 2026-11-20T07:04:05Z",
    "YEAR_FIRST, 2026-11-20T15:04:05+08:00, 2026-11-20T07:04:05Z",
    "YEAR_FIRST, 1795158245, 2026-11-20T07:04:05Z",
    "YEAR_FIRST, 46346.62783564815, 2026-11-20T07:04:05Z",
    "YEAR_FIRST, 46346, 2026-11-19T16:00:00Z",
    "DAY_FIRST, 20/11/2026 15:04:05, 2026-11-20T07:04:05Z",
    "MONTH_FIRST, 11/20/2026 15:04, 2026-11-20T07:04:00Z",
    "DIGITS, 20261120150405, 2026-11-20T07:04:05Z",
    "DIGITS, 20261120 15:04:05, 2026-11-20T07:04:05Z",
    "DIGITS, 20261120, 2026-11-19T16:00:00Z",
  })
  void readsHowPlatformsWriteTimes(DateForm form, String cell, Instant moment) {
    assertThat(new Moments(form, SHANGHAI).read(cell)).contains(moment);
  }

  @ParameterizedTest
  @CsvSource({
    "YEAR_FIRST, 2026-13-20 15:04:05",
    "YEAR_FIRST, 2026-02-30",
    "YEAR_FIRST, 20/11/2026",
    "YEAR_FIRST, 昨天",
    "DAY_FIRST, 11/20/2026",
    "MONTH_FIRST, 2026-11-20",
    "DIGITS, 2026-11-20"
  })
  void doesNotGuessAtOthers(DateForm form, String cell) {
    assertThat(new Moments(form, SHANGHAI).read(cell)).isEmpty();
  }
}

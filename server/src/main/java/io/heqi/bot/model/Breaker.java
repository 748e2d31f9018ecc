package io.heqi.bot.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Leaves a model in peace for a minute after it failed five times in a row. Afterwards one more
/// failure is enough for the next pause. Each node counts for itself.
@Component
class Breaker {

  static final int FAILURES = 5;
  static final Duration PAUSE = Duration.ofSeconds(60);

  private record Row(int failures, Instant last) {}

  private final Clock clock;
  private final Cache<MerchantId, Row> rows =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(1)).build();

  Breaker(Clock clock) {
    this.clock = clock;
  }

  boolean isOpen(MerchantId merchant) {
    var row = rows.getIfPresent(merchant);
    return row != null
        && row.failures() >= FAILURES
        && clock.instant().isBefore(row.last().plus(PAUSE));
  }

  void failed(MerchantId merchant) {
    var now = clock.instant();
    rows.asMap().merge(merchant, new Row(1, now), (old, _) -> new Row(old.failures() + 1, now));
  }

  void succeeded(MerchantId merchant) {
    rows.invalidate(merchant);
  }
}

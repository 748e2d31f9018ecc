package io.heqi.commerce.gateway.platform;

import io.heqi.shared.Refusal;
import java.time.Duration;
import java.time.Instant;

/// The time that a push was signed for. Platforms repeat a push for hours and say no limit; what
/// is older than a day is taken for a recording. Events are remembered for longer than that.
final class SignedTime {

  private static final Duration OLDEST = Duration.ofDays(1);

  private SignedTime() {}

  /// @param seconds since 1970
  static void check(String seconds, Instant now) {
    if (!seconds.matches("[0-9]{1,12}")) {
      throw Refusal.unauthenticated("commerce.push-signature-wrong");
    }
    var at = Instant.ofEpochSecond(Long.parseLong(seconds));
    if (Duration.between(at, now).abs().compareTo(OLDEST) > 0) {
      throw Refusal.unauthenticated("commerce.push-too-old", OLDEST.toHours());
    }
  }
}

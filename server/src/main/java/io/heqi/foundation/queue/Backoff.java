package io.heqi.foundation.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How long to wait before something is tried again: soon at first, then ever more rarely, for
/// about a day.
public final class Backoff {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30));
  private static final int MOST = 30;

  private Backoff() {}

  /// @param attempts how many were made
  /// @return the pause before the next; empty where it is given up
  public static Optional<Duration> after(int attempts) {
    if (attempts >= MOST) {
      return Optional.empty();
    }
    return Optional.of(
        attempts <= PAUSES.size() ? PAUSES.get(Math.max(0, attempts - 1)) : Duration.ofHours(1));
  }
}

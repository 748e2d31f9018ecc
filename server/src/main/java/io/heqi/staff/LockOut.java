package io.heqi.staff;

import io.heqi.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a sign-in stays shut after wrong passwords: five are free, the fifth locks for a
/// minute, each further one twice as long, up to an hour.
public final class LockOut {

  private static final int FREE_FAILURES = 5;
  private static final Duration LONGEST = Duration.ofHours(1);

  private LockOut() {}

  /// @param failures with the one that just happened
  /// @return until when; null where it stays open
  public static @Nullable Instant after(int failures, Instant now) {
    if (failures < FREE_FAILURES) {
      return null;
    }
    var lock = Duration.ofMinutes(1L << Math.min(failures - FREE_FAILURES, 6));
    return now.plus(lock.compareTo(LONGEST) > 0 ? LONGEST : lock);
  }

  public static void refuseWhile(@Nullable Instant until, Instant now) {
    if (until != null && until.isAfter(now)) {
      throw Refusal.tooMany("staff.sign-in-locked", Duration.between(now, until).plusSeconds(1));
    }
  }
}

package io.heqi.foundation.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.heqi.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;

/// Counts who knocks how often, in buckets that fill again at an even pace. They are kept in the
/// memory of this node, and only while somebody knocks.
@Service
public class RateLimits {

  /// After so long every bucket is full again, so it need not be remembered.
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final RateLimitSettings settings;
  private final TimeMeter meter;
  private final Cache<Key, Bucket> buckets;

  RateLimits(RateLimitSettings settings, Clock clock) {
    this.settings = settings;
    this.meter = new ClockMeter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(settings.mostKeys())
            .expireAfterAccess(QUIET)
            .executor(Runnable::run)
            .build();
  }

  private record Key(Class<?> door, String who) {}

  private record ClockMeter(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  /// How things stand after a knock.
  ///
  /// @param left how many more may follow at once
  /// @param full until all may follow again
  /// @param pause until the next may follow; zero where this one was let in
  public record Standing(boolean admitted, long left, Duration full, Duration pause) {}

  /// Counts one knock of somebody at the door that keeps this pace.
  public Standing knock(RateLimitSettings.Pace pace, String who) {
    var bucket = buckets.get(new Key(pace.getClass(), who), _ -> bucket(pace));
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    return new Standing(
        probe.isConsumed(),
        probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForReset()),
        Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /// How many are remembered at present.
  long remembered() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  /// The pace of one socket, gone with it.
  public FramePace socket() {
    return new FramePace(bucket(settings.socket()));
  }

  private Bucket bucket(RateLimitSettings.Pace pace) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(pace.burst()).refillGreedy(pace.perMinute(), Duration.ofMinutes(1)))
        .withCustomTimePrecision(meter)
        .build();
  }

  /// How somebody is told to wait.
  public static Refusal refusal(Duration wait) {
    return Refusal.tooMany("foundation.too-many-requests", wait.plusMillis(999));
  }
}

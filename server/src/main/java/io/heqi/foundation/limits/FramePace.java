package io.heqi.foundation.limits;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How fast one socket may send.
public final class FramePace {

  private final Bucket bucket;

  FramePace(Bucket bucket) {
    this.bucket = bucket;
  }

  /// Refuses a frame that comes too fast; the same frame may be sent again a little later.
  public void take() {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw RateLimits.refusal(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }
}

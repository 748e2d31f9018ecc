package io.heqi.foundation.queue;

import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One stored queue and what is done with what waits in it. A bean of this type is served on every
/// node from start to stop.
public interface QueueJob<T extends StoredQueue.Taken> {

  /// @param name in figures and logs, such as `merchant.mails`
  /// @param pace how often to look for what is due
  /// @param queue where the work waits
  record Plan<T extends StoredQueue.Taken>(String name, Duration pace, StoredQueue<T> queue) {}

  Plan<T> plan();

  /// Tries once, outside a transaction and bound to the merchant; several are tried at the same
  /// time. After a crash the same is tried again, so the other side must know it by its key. What
  /// it throws counts as [Outcome.Again].
  Outcome attempt(T taken);

  /// Writes that nobody will try any more.
  void giveUp(T taken, String reason);

  /// The pause after an attempt that was not the last; empty where it was.
  default Optional<Duration> pause(T taken) {
    return Backoff.after(taken.attempt());
  }

  /// Forgets a part of what was done long ago; asked until nothing is left to forget.
  ///
  /// @return how many rows
  default int forget(List<MerchantId> merchants, Instant now) {
    return 0;
  }
}

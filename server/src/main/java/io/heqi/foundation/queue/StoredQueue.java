package io.heqi.foundation.queue;

import io.heqi.shared.MerchantId;
import java.time.Instant;
import java.util.List;

/// Where work waits until it is due. Each call is one short transaction, bound to the merchants
/// that it names. [WaitingRows] is the one to take where a row is a piece of work.
public interface StoredQueue<T extends StoredQueue.Taken> {

  /// Work in one node's hands.
  interface Taken {

    MerchantId merchant();

    /// The number of the attempt that is now made, from 1.
    int attempt();
  }

  /// The merchants among these who have something due.
  List<MerchantId> due(List<MerchantId> merchants, Instant now);

  /// Takes some of what is due. Nobody else is given it until its lease ends; whoever ends without
  /// a word, by a crash, has it taken from them then.
  List<T> take(MerchantId merchant, Instant now);

  /// Lets it wait until `at`.
  void again(T taken, Instant at, String reason);
}

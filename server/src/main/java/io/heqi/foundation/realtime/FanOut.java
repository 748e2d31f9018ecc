package io.heqi.foundation.realtime;

import java.util.Collection;
import java.util.function.Consumer;

/// Tells the other nodes that something changed. It is a hint and may be lost: whoever listens also
/// looks by itself from time to time.
public interface FanOut {

  /// Publishes after the commit, never inside a transaction. A signal is a short text without line
  /// breaks.
  void publish(String topic, Collection<String> signals);

  /// Hears what other nodes published on the topic.
  void listen(String topic, Consumer<String> listener);

  /// Runs whenever hints may have been missed.
  void onGap(Runnable repair);
}

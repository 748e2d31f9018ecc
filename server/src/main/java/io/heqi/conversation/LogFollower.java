package io.heqi.conversation;

import java.util.List;

/// Derives something from the message log: search keys, turns, greetings. It is called within one
/// transaction a run, together with the cursors that remember how far it came, so it can stop,
/// crash and be run again and sees each line exactly once.
public interface LogFollower {

  /// The stored name of its cursors; never changes.
  String name();

  /// Whether it waits for others while it works. Such a follower reads the log by itself; the rest
  /// share one reading.
  default boolean takesItsTime() {
    return false;
  }

  /// @param entries a run of the logs of one or more merchants, each merchant's in the order of its
  ///     commits; the transaction is bound to all of them
  void follow(List<Entry> entries);
}

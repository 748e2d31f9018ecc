package io.heqi.task;

/// Which tasks a list shows.
public enum TaskFilter {
  /// Open ones of whoever asks.
  MINE,
  /// Open ones of nobody.
  FREE,
  /// All open ones; for whoever assigns tasks.
  ALL,
  /// Completed ones, the newest first: one's own, or for whoever assigns tasks all.
  DONE
}

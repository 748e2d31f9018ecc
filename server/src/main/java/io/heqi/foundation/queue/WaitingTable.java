package io.heqi.foundation.queue;

import java.time.Duration;

/// A table whose rows wait. Beside its key it has `next_attempt_at`, `attempts` and `reason`, and
/// an index on `merchant_id, next_attempt_at` of the rows that wait.
///
/// @param name with its schema
/// @param key the columns that name a row within its merchant, separated by commas
/// @param waits which rows wait, or are in somebody's hands: a condition on bare column names
/// @param order empty, or the columns by which rows of the same `series` follow each other: then of
///     each series only the first that waits is taken
/// @param series the columns that rows of one series share
/// @param taking empty, or what else a taken row is told
/// @param waiting empty, or what else is told to a row that waits again
/// @param lease how long a taken row is left to whoever took it
/// @param most rows that are taken at once
public record WaitingTable(
    String name,
    String key,
    String waits,
    String series,
    String order,
    String taking,
    String waiting,
    Duration lease,
    int most) {

  /// A table whose rows have nothing to do with each other.
  public static WaitingTable of(String name, String key, String waits, Duration lease, int most) {
    return new WaitingTable(name, key, waits, "", "", "", "", lease, most);
  }

  public WaitingTable oneAfterTheOther(String series, String order) {
    return new WaitingTable(name, key, waits, series, order, taking, waiting, lease, most);
  }

  public WaitingTable telling(String taking, String waiting) {
    return new WaitingTable(name, key, waits, series, order, taking, waiting, lease, most);
  }
}

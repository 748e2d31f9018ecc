package io.heqi.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list and where the next part begins. Lists are paged by key, never by offset.
///
/// @param next pass it back to get the rows that follow; null when there are none
public record Page<T>(List<T> items, @Nullable String next) {

  /// Makes a page of at most `limit` rows out of a query that asked for `limit + 1`.
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(List.copyOf(rows), null);
    }
    var items = List.copyOf(rows.subList(0, limit));
    return new Page<>(items, cursor.apply(items.getLast()));
  }
}

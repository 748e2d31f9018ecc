package io.heqi.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Rows turned into one array for each column, as `unnest` takes them, so that one statement serves
/// them all; a lone row stays as it is. [RowStatement] has the two forms of the statement.
final class Columns<T> {

  private final List<T> rows;
  private final List<Object[]> arrays = new ArrayList<>();

  private Columns(List<T> rows) {
    this.rows = rows;
  }

  static <T> Columns<T> of(List<T> rows) {
    return new Columns<>(rows);
  }

  Columns<T> longs(ToLongFunction<T> column) {
    arrays.add(rows.stream().mapToLong(column).boxed().toArray(Long[]::new));
    return this;
  }

  Columns<T> nullableLongs(Function<T, @Nullable Long> column) {
    arrays.add(rows.stream().map(column).toArray(Long[]::new));
    return this;
  }

  Columns<T> ints(ToIntFunction<T> column) {
    arrays.add(rows.stream().mapToInt(column).boxed().toArray(Integer[]::new));
    return this;
  }

  Columns<T> flags(Function<T, Boolean> column) {
    arrays.add(rows.stream().map(column).toArray(Boolean[]::new));
    return this;
  }

  Columns<T> uuids(Function<T, @Nullable UUID> column) {
    arrays.add(rows.stream().map(column).toArray(UUID[]::new));
    return this;
  }

  Columns<T> texts(Function<T, @Nullable String> column) {
    arrays.add(rows.stream().map(column).toArray(String[]::new));
    return this;
  }

  /// To be cast to `timestamptz[]`.
  Columns<T> times(Function<T, @Nullable Instant> column) {
    return texts(
        row -> {
          var time = column.apply(row);
          return time == null ? null : time.toString();
        });
  }

  boolean isLone() {
    return rows.size() == 1;
  }

  /// An array for each column.
  Object[] arrays() {
    return arrays.toArray();
  }

  /// The lone row's value of each column.
  @Nullable Object[] values() {
    return arrays.stream().map(column -> column[0]).toArray();
  }
}

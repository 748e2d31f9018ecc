package io.heqi.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What turns come to, by the counting rules of one's own clock.
///
/// Only turns asked inside the window count, and none that is excused. A turn that is still open
/// and younger than the limit is pending and outside the rate; one that is open and older, or ended
/// unanswered, was not answered in time. Averages are over answered turns.
///
/// @param conversations that have a counted turn
/// @param turns counted turns without the pending ones
/// @param inTime of them answered within the limit
/// @param unanswered of them without an answer so far, or for ever
/// @param rate inTime ÷ turns; null where nothing counts
/// @param firstResponse mean wait of the answered turns that began a conversation; null for none
/// @param averageResponse mean wait of all answered turns; null for none
public record ReplyFigures(
    int conversations,
    int turns,
    int inTime,
    int unanswered,
    int pending,
    int excused,
    @Nullable Double rate,
    @Nullable Duration firstResponse,
    @Nullable Duration averageResponse) {

  /// A turn with the clock that judges it.
  record Judged(Turn turn, ReplyClock clock, boolean insideWindow) {

    boolean counts() {
      return insideWindow && turn.excuse() == null;
    }

    boolean isPending(Instant now) {
      return turn.isOpen() && clock.inTime(turn.waited(now));
    }

    boolean isInTime() {
      return turn.answeredAt() != null && clock.inTime(turn.waited(turn.answeredAt()));
    }
  }

  static ReplyFigures of(Collection<Judged> judged, Instant now) {
    var counted = judged.stream().filter(Judged::counts).toList();
    var due = counted.stream().filter(turn -> !turn.isPending(now)).toList();
    var inTime = (int) due.stream().filter(Judged::isInTime).count();
    return new ReplyFigures(
        (int) counted.stream().map(j -> j.turn().conversation()).distinct().count(),
        due.size(),
        inTime,
        (int) due.stream().filter(j -> j.turn().answeredAt() == null).count(),
        counted.size() - due.size(),
        (int) judged.stream().filter(j -> j.turn().excuse() != null).count(),
        due.isEmpty() ? null : (double) inTime / due.size(),
        mean(due.stream().map(Judged::turn).filter(Turn::first).toList(), now),
        mean(due.stream().map(Judged::turn).toList(), now));
  }

  private static @Nullable Duration mean(Collection<Turn> turns, Instant now) {
    var waits = turns.stream().filter(t -> t.answeredAt() != null).map(t -> t.waited(now)).toList();
    return waits.isEmpty()
        ? null
        : waits.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(waits.size());
  }

  static <K> java.util.Map<K, ReplyFigures> by(
      Collection<Judged> judged, Function<Turn, K> key, Instant now) {
    var figures = new java.util.LinkedHashMap<K, ReplyFigures>();
    judged.stream()
        .collect(
            java.util.stream.Collectors.groupingBy(
                j -> key.apply(j.turn()),
                java.util.LinkedHashMap::new,
                java.util.stream.Collectors.toList()))
        .forEach((k, group) -> figures.put(k, of(group, now)));
    return figures;
  }
}

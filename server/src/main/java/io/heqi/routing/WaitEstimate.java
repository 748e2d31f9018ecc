package io.heqi.routing;

import java.time.Duration;
import java.util.Optional;

/// How long a place in the queue usually means to wait.
///
/// With `a` first answers in the last `w` minutes, one is given every `w / a` minutes, and the n-th
/// in the queue waits for n of them: `n · w / a`, give or take `√n · w / a`, as independent answers
/// scatter. Both ends are whole minutes, the lower rounded down (but at least one), the upper
/// rounded up. Where fewer than five answers were given, where nobody is there to answer, or where
/// the upper end is beyond an hour, no honest number can be given and none is.
///
/// @param fromMinutes at best, as things go
/// @param toMinutes at worst, as things go
public record WaitEstimate(int fromMinutes, int toMinutes) {

  static final int LEAST_ANSWERS = 5;
  private static final int LONGEST_MINUTES = 60;

  static Optional<WaitEstimate> of(int place, int answers, Duration window, boolean anybodyThere) {
    if (place < 1 || answers < LEAST_ANSWERS || !anybodyThere) {
      return Optional.empty();
    }
    var minutesEach = (double) window.toSeconds() / 60 / answers;
    var spread = Math.sqrt(place);
    var from = Math.max(1, (int) Math.floor((place - spread) * minutesEach));
    var to = Math.max(from, (int) Math.ceil((place + spread) * minutesEach));
    return to > LONGEST_MINUTES ? Optional.empty() : Optional.of(new WaitEstimate(from, to));
  }
}

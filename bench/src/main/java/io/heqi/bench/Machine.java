package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Processor time of the whole machine since it began, in milliseconds, and how much of it went to
/// the server, its database and this bench. Tells whether a figure was taken in a quiet hour.
record Machine(double all, double busy, double ours) {

  private static final double MILLIS_PER_TICK = 10;
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int COUNTED = 8;

  static Machine now(RunningServer server) throws IOException {
    var line = Files.readAllLines(Path.of("/proc/stat")).getFirst();
    var ticks =
        Arrays.stream(line.substring(line.indexOf(' ')).strip().split(" ", -1))
            .limit(COUNTED)
            .mapToLong(Long::parseLong)
            .toArray();
    var all = Arrays.stream(ticks).sum();
    var own =
        ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .map(d -> (double) d.toMillis())
            .orElse(0.0);
    return new Machine(
        all * MILLIS_PER_TICK,
        (all - ticks[IDLE] - ticks[WAITING]) * MILLIS_PER_TICK,
        server.cpu().total() + own);
  }

  /// The share of the machine, 0 to 1, that neither server, database nor bench used.
  double othersSince(Machine before) {
    var others = busy - before.busy - (ours - before.ours);
    return Math.max(0, others / (all - before.all));
  }
}

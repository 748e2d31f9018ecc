package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Processor time that the server and its database have used since they began, in milliseconds;
/// read from `/proc/PID/stat`, whose unit is a hundredth of a second.
record CpuTime(double server, double database) {

  private static final double MILLIS_PER_TICK = 10;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  static CpuTime of(long server, long postmaster) throws IOException {
    var database = ticks(postmaster, true);
    for (var backend :
        ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::children).toList()) {
      database += ticks(backend.pid(), false);
    }
    return new CpuTime(ticks(server, false) * MILLIS_PER_TICK, database * MILLIS_PER_TICK);
  }

  /// @param withEnded whether children that have ended count too
  private static long ticks(long process, boolean withEnded) throws IOException {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      var own = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
      return withEnded
          ? own + Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])
          : own;
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  CpuTime since(CpuTime before) {
    return new CpuTime(server - before.server, database - before.database);
  }

  double total() {
    return server + database;
  }
}

package io.heqi.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Measures in rounds, waits for a quiet moment before each, and throws away those in which other
/// programs were at work, without a look at what came out. Its patience is limited for the whole
/// run; after that all rounds count, and the figures say so.
final class QuietRounds {

  static final String RULE =
      "Measured in 4 rounds of 5 s; a round in which other programs took more than a tenth of the"
          + " machine is done again.";

  private static final int WANTED = 4;
  private static final double OTHERS = 0.1;

  private final RunningServer server;
  private final Results results;
  private long patience;

  /// @param seconds how long in all to wait and to measure anew
  QuietRounds(RunningServer server, Results results, int seconds) {
    this.server = server;
    this.results = results;
    this.patience = TimeUnit.SECONDS.toNanos(seconds);
  }

  Histogram measure(String name, Paced pace, Paced.Request request)
      throws IOException, InterruptedException {
    var delays = new Histogram(3);
    var thrownAway = 0;
    var disturbed = 0;
    for (var rounds = 0; rounds < WANTED; ) {
      awaitQuiet();
      var begun = System.nanoTime();
      var before = Machine.now(server);
      var round = pace.measure(request);
      var quiet = Machine.now(server).othersSince(before) <= OTHERS;
      if (quiet || patience <= 0) {
        delays.add(round);
        rounds++;
        disturbed += quiet ? 0 : 1;
      } else {
        patience -= System.nanoTime() - begun;
        thrownAway++;
      }
    }
    if (disturbed > 0) {
      results.note(
          "%s: DISTURBED by other programs in %d of %d rounds".formatted(name, disturbed, WANTED));
    }
    if (thrownAway > 0) {
      results.note("%s: %d disturbed rounds were thrown away".formatted(name, thrownAway));
    }
    return delays;
  }

  private void awaitQuiet() throws IOException, InterruptedException {
    while (patience > 0) {
      var before = Machine.now(server);
      TimeUnit.SECONDS.sleep(1);
      if (Machine.now(server).othersSince(before) <= OTHERS) {
        return;
      }
      patience -= TimeUnit.SECONDS.toNanos(1);
    }
  }
}

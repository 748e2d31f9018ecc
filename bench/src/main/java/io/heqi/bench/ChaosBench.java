package io.heqi.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Kills the server, and every second time its database too, while customers and agents talk and
/// lose their connections; at the end a checker of its own compares what was acknowledged and shown
/// with what is stored.
final class ChaosBench {

  private static final int START_TRIES = 3;

  private final Options options;
  private final int kills;
  private final Random random;
  private final Results results;
  private final ChaosTalk talk;
  private int failedStarts;

  ChaosBench(Options options, Results results) {
    this.options = options;
    this.results = results;
    this.kills = options.number("kills", 10);
    this.random = new Random(options.number("seed", 1));
    this.talk = new ChaosTalk(options, results);
  }

  int run() throws IOException, InterruptedException, SQLException {
    try (var server = new RunningServer(options)) {
      server.start();
      server.database().requireDurable();
      try (var door = new Door(server.port())) {
        talk.prepare(server, door, door);
        talk.begin();
        torment(server);
        talk.finish();
        talk.check(server);
        results.none("failed-starts", failedStarts);
        results.atLeast("kills", kills, "count", 2);
      }
      return results.finish();
    }
  }

  /// The kills are spread over the messages, so that each meets a busy server.
  private void torment(RunningServer server) throws IOException, InterruptedException {
    var total = talk.total();
    for (var kill = 1; kill <= kills; kill++) {
      talk.awaitAcknowledged((long) total * kill / (kills + 1));
      var withDatabase = kill % 2 == 0;
      System.out.printf(
          "kill %d (%s) at %d acknowledged%n",
          kill, withDatabase ? "server and database" : "server", talk.acknowledged());
      if (withDatabase && random.nextBoolean()) {
        server.killDatabase();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
        server.kill();
      } else {
        server.kill();
        if (withDatabase) {
          server.killDatabase();
        }
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
      restart(server);
    }
    talk.awaitAcknowledged(total);
  }

  private void restart(RunningServer server) throws IOException, InterruptedException {
    for (var tries = 1; ; tries++) {
      try {
        server.start();
        return;
      } catch (IOException e) {
        failedStarts++;
        System.out.println("the server did not come up again: " + e.getMessage());
        server.kill();
        if (tries == START_TRIES) {
          throw e;
        }
      }
    }
  }
}

package io.heqi.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How fast messages are stored and delivered, held against what the database itself can commit,
/// and how long one takes from the customer's hand to the agent's screen.
final class MessagesBench {

  private static final int MANY = 1_000;
  private static final int CROWD = 100;
  private static final int FIRST_WARM_UP_SECONDS = 15;
  private static final int WARM_UP_SECONDS = 3;
  private static final Shape CROWD_OF_ONE_MERCHANT = new Shape(1, CROWD, CROWD);

  /// @param senders messages on their way at any time
  /// @param sockets open widgets that take turns
  private record Shape(int merchants, int senders, int sockets) {

    String title() {
      return "%d-senders-%d-merchants".formatted(senders, merchants);
    }
  }

  private record Measured(Load.Window window, CpuTime cpu) {

    double perMessage(double millis) {
      return millis / Math.max(1.0, (double) window.acked());
    }
  }

  private final Options options;
  private final Results results = new Results("messages");
  private final int seconds;
  private final List<Merchant> merchants = new ArrayList<>();
  private long said;
  private long unseen;

  MessagesBench(Options options) {
    this.options = options;
    this.seconds = options.number("seconds", 6);
  }

  int run() throws IOException, InterruptedException, SQLException {
    try (var server = new RunningServer(options)) {
      server.start();
      server.database().requireDurable();
      try (var connection = server.database().connect("heqi")) {
        merchants.addAll(Merchant.make(connection, MANY));
      }
      results.note(
          "%d merchants; %d s per shape; fsync and synchronous_commit on".formatted(MANY, seconds));
      var alone = options.number("merchants", 0);
      if (alone > 0) {
        var senders = options.number("senders", CROWD);
        throughput(server, new Shape(alone, senders, Math.max(senders, alone)));
        return results.finish();
      }
      var crowd = compare(server);
      delays(server);
      checkRows(server);
      compareWithoutBatches(server, crowd);
      return results.finish();
    }
  }

  /// @return messages per second of a hundred senders at one merchant
  private double compare(RunningServer server)
      throws IOException, InterruptedException, SQLException {
    var pgbench = Pgbench.on(server.database(), server.data());
    var rates = pgbench.sweep(Math.max(2, seconds / 2));
    rates.forEach(
        (clients, rate) ->
            results.note("pgbench: %d clients, %.0f commits/s".formatted(clients, rate)));
    var best = rates.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    warmUp(server);
    var lone = throughput(server, new Shape(1, 1, 1));
    var crowd = throughput(server, CROWD_OF_ONE_MERCHANT);
    var throng = throughput(server, new Shape(1, MANY, MANY));
    var hundred = throughput(server, new Shape(CROWD, CROWD, CROWD));
    var thousand = throughput(server, new Shape(MANY, CROWD, MANY));
    var again = pgbench.rate(best.getKey(), Math.max(2, seconds / 2));
    results.note("pgbench again: %d clients, %.0f commits/s".formatted(best.getKey(), again));
    var limit = Math.max(best.getValue(), again);
    results.plain("pgbench-best", limit, "commits/s");
    results.plain("ratio-1-sender", lone / limit, "ratio");
    results.atLeast("ratio-100-senders-1-merchant", crowd / limit, "ratio", 0.5);
    results.plain("ratio-1000-senders", throng / limit, "ratio");
    results.atLeast("ratio-100-senders-100-merchants", hundred / limit, "ratio", 0.5);
    results.atLeast("ratio-100-senders-1000-merchants", thousand / limit, "ratio", 0.5);
    return crowd;
  }

  /// Long enough for the compiler of a fresh server.
  private void warmUp(RunningServer server) throws IOException, InterruptedException {
    measure(server, new Shape(10, CROWD, CROWD), FIRST_WARM_UP_SECONDS);
  }

  private double throughput(RunningServer server, Shape shape)
      throws IOException, InterruptedException {
    var measured = measure(server, shape, seconds);
    results.quantiles(shape.title() + " send to screen", measured.window.latency());
    results.note(
        "%s: %d messages in %.2f s; CPU ms per message: server %.4f, database %.4f"
            .formatted(
                shape.title(),
                measured.window.acked(),
                measured.window.seconds(),
                measured.perMessage(measured.cpu.server()),
                measured.perMessage(measured.cpu.database())));
    results.plain("rate-" + shape.title(), measured.window.rate(), "messages/s");
    var cpu = measured.perMessage(measured.cpu.total());
    if (shape.senders == CROWD) {
      results.atMost("cpu-" + shape.title(), cpu, "ms/message", 0.12);
    } else {
      results.plain("cpu-" + shape.title(), cpu, "ms/message");
    }
    return measured.window.rate();
  }

  private Measured measure(RunningServer server, Shape shape, int length)
      throws IOException, InterruptedException {
    try (var door = new Door(server.port());
        var load = Load.open(door, merchants.subList(0, shape.merchants), shape.sockets)) {
      results.note(
          "shape: %d senders, %d merchants, %d open widgets, %d desks"
              .formatted(shape.senders, shape.merchants, shape.sockets, load.desks()));
      load.keepSending(shape.senders);
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      var before = server.cpu();
      var window = load.watch(() -> TimeUnit.SECONDS.sleep(length));
      var cpu = server.cpu().since(before);
      settle(load, shape.sockets);
      return new Measured(window, cpu);
    }
  }

  /// @param first what each customer said before the counting began
  private void settle(Load load, int first) throws InterruptedException {
    unseen += load.settle();
    said += load.acknowledged() + first;
  }

  private void delays(RunningServer server) throws IOException, InterruptedException {
    var one = merchants.subList(0, 1);
    try (var door = new Door(server.port());
        var load = Load.open(door, one, MANY)) {
      load.sendAt(200, 3);
      var window = load.watch(() -> load.sendAt(200, seconds * 2));
      settle(load, MANY);
      results.quantiles("200 messages/s, 1000 sockets, send to screen", window.latency());
      results.atMost("delay-200-per-second-p50", Results.millis(window.latency(), 50), "ms", 5);
      results.atMost("delay-200-per-second-p99", Results.millis(window.latency(), 99), "ms", 50);
    }
    try (var door = new Door(server.port());
        var load = Load.open(door, one, 1)) {
      load.sendLone(200, 5);
      var window = load.watch(() -> load.sendLone(100 * seconds, 10));
      settle(load, 1);
      results.quantiles("lone message, send to screen", window.latency());
      results.atMost("delay-lone-p50", Results.millis(window.latency(), 50), "ms", 2);
    }
  }

  private void checkRows(RunningServer server) throws IOException, SQLException {
    var stored =
        server.database().count("select count(*) from conversation.messages where body like '~%'");
    results.note("rows: %d messages stored, %d acknowledged".formatted(stored, said));
    results.none("acknowledged-but-not-stored-once", Math.abs(stored - said));
    results.none("said-but-not-acknowledged-or-not-seen", unseen);
  }

  private void compareWithoutBatches(RunningServer server, double batched)
      throws IOException, InterruptedException {
    server.stop();
    server.set("HEQI_CONVERSATION_BATCH", "1");
    server.start();
    warmUp(server);
    var alone = measure(server, CROWD_OF_ONE_MERCHANT, seconds);
    results.plain("rate-one-commit-each", alone.window.rate(), "messages/s");
    results.plain("cpu-one-commit-each", alone.perMessage(alone.cpu.total()), "ms/message");
    results.atLeast("ratio-to-one-commit-each", batched / alone.window.rate(), "ratio", 3);
  }
}

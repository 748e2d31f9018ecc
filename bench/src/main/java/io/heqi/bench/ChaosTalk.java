package io.heqi.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Customers and agents who talk while servers die under them, and the judgement of what they saw.
final class ChaosTalk {

  static final String PASSWORD = "heqi-demo-2026";
  static final String[] AGENTS = {"owner@demo.heqi", "supervisor@demo.heqi"};
  private static final int MINUTES = 20;

  private final Options options;
  private final int messages;
  private final long seed;
  private final Results results;
  private final List<ChaosClient> clients = new ArrayList<>();
  private final List<ChaosLog> logs = new ArrayList<>();
  private List<Thread> lives = List.of();

  ChaosTalk(Options options, Results results) {
    this.options = options;
    this.results = results;
    this.messages = options.number("messages", 20_000);
    this.seed = options.number("seed", 1);
  }

  /// @param customersAt where customers get in first
  /// @param agentsAt where agents do
  void prepare(RunningServer server, Door customersAt, Door agentsAt)
      throws IOException, InterruptedException {
    var directory = Files.createDirectories(logDirectory(server));
    results.note("the clients' logs are in " + directory + ", the server's beside it");
    var customers = options.number("customers", 40);
    var agents = options.number("agents", 4);
    var each = Math.ceilDiv(messages, customers + agents);
    results.note(
        "%d customers and %d agents say %d messages each; seed %d; fsync and synchronous_commit on"
            .formatted(customers, agents, each, seed));
    var cookies = new ArrayList<String>();
    for (var agent : AGENTS) {
      cookies.add(agentsAt.signIn(agent, PASSWORD));
    }
    var channel = widgetChannel(agentsAt, cookies.getFirst());
    for (var i = 0; i < agents; i++) {
      var name = "agent" + i;
      var cookie = cookies.get(i % cookies.size());
      clients.add(
          new ChaosAgent(
              name,
              seedOf(name),
              habits(each, i),
              agentsAt,
              log(directory, "agent", name),
              cookie,
              channel.id()));
    }
    for (var i = 0; i < customers; i++) {
      var name = "customer" + i;
      var token = customersAt.visit(channel.publicKey());
      clients.add(
          new ChaosCustomer(
              name,
              seedOf(name),
              habits(each, i),
              customersAt,
              log(directory, "customer", name),
              token));
    }
  }

  /// Outlives the data, for whoever looks into a fault.
  private static Path logDirectory(RunningServer server) {
    return server.beside("chaos");
  }

  record Channel(String id, String publicKey) {}

  static Channel widgetChannel(Door door, String cookie) throws IOException, InterruptedException {
    for (var channel : door.get("/api/channels", cookie)) {
      if (channel.get("kind").asString().equals("WIDGET")) {
        return new Channel(channel.get("id").asString(), channel.get("publicKey").asString());
      }
    }
    throw new IOException("the demo merchant has no widget channel");
  }

  private long seedOf(String name) {
    return seed * 1_000_003 + name.hashCode();
  }

  private ChaosLog log(Path directory, String side, String name) throws IOException {
    var log = new ChaosLog(directory, side, name);
    logs.add(log);
    return log;
  }

  /// Every second client waits for each acknowledgement; the others keep some messages on their
  /// way.
  private ChaosClient.Habits habits(int each, int number) {
    var window = number % 2 == 0 ? 1 : options.number("window", 3);
    return new ChaosClient.Habits(each, window, 20, 25, 20, 120);
  }

  void begin() {
    lives =
        clients.stream()
            .map(client -> Thread.ofVirtual().name(client.name).start(client::live))
            .toList();
  }

  /// How many messages there will be.
  int total() {
    return Math.ceilDiv(messages, clients.size()) * clients.size();
  }

  int acknowledged() {
    return clients.stream().mapToInt(ChaosClient::acknowledged).sum();
  }

  void awaitAcknowledged(long number) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    var progressed = System.nanoTime();
    var last = acknowledged();
    while (acknowledged() < number) {
      if (acknowledged() > last) {
        last = acknowledged();
        progressed = System.nanoTime();
      }
      if (System.nanoTime() > deadline
          || System.nanoTime() - progressed > TimeUnit.SECONDS.toNanos(60)) {
        results.note("stuck at %d of %d acknowledged".formatted(last, number));
        return;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /// Lets the last pushes arrive, then has every client load its whole screen once more.
  void finish() throws InterruptedException, IOException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    do {
      TimeUnit.MILLISECONDS.sleep(200);
    } while (System.nanoTime() < deadline
        && !clients.stream().allMatch(client -> client.quietFor(3)));
    clients.forEach(ChaosClient::stop);
    for (var life : lives) {
      life.join();
    }
    for (var client : clients) {
      client.reload();
    }
    for (var log : logs) {
      log.close();
    }
  }

  void check(RunningServer server) throws IOException, InterruptedException {
    var database = server.database();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ChaosChecker.class.getName(),
            logDirectory(server).toString(),
            database.address("heqi"));
    builder.environment().put("HEQI_BENCH_PASSWORD", database.password());
    var process = builder.redirectErrorStream(true).start();
    var verdict = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var code = process.waitFor();
    var checks = 0;
    for (var line : verdict.lines().toList()) {
      if (line.startsWith("CHECK ")) {
        var fields = line.split(" ", -1);
        results.none(fields[1], Long.parseLong(fields[2]));
        checks++;
      } else {
        results.note(line);
      }
    }
    results.none("checker-broken", checks == 0 || code > 1 ? 1 : 0);
    results.atLeast("messages", acknowledged(), "count", 2_000);
  }
}

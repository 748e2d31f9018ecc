package io.heqi.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What an idle widget costs the server's heap, and whether the last of very many still works.
final class SocketsBench {

  private static final int OPENING_AT_ONCE = 100;
  private static final int PING_SECONDS = 15;

  private final Options options;
  private final int idle;
  private final int most;
  private final Results results = new Results("sockets");
  private final List<Visitor> visitors = new ArrayList<>();
  private final AtomicInteger lost = new AtomicInteger();

  SocketsBench(Options options) {
    this.options = options;
    this.idle = options.number("idle", 10_000);
    this.most = options.number("most", 15_000);
  }

  /// A visitor who looks and says nothing.
  private final class Visitor implements Wire.Listener {

    private final CompletableFuture<Wire> ready = new CompletableFuture<>();
    private volatile CompletableFuture<String> answer = new CompletableFuture<>();

    CompletableFuture<Wire> open(Door door, String token) {
      return door.open("/ws/widget", null, this)
          .thenCompose(
              wire -> {
                wire.send("{\"type\":\"hello\",\"token\":\"" + token + "\",\"after\":0}");
                return ready.thenApply(_ -> wire);
              });
    }

    /// Sends a frame; done once the server's next text holds the sign.
    CompletableFuture<String> ask(String frame) {
      answer = new CompletableFuture<>();
      ready.join().send(frame);
      return answer;
    }

    @Override
    public void text(Wire from, String text) {
      if (Frames.has(text, Frames.READY)) {
        ready.complete(from);
      } else if (Frames.has(text, "\"pong\"") || Frames.has(text, Frames.ACK)) {
        answer.complete(text);
      }
    }

    @Override
    public void lost(Wire from, String why) {
      lost.incrementAndGet();
      ready.completeExceptionally(new IOException(why));
      answer.completeExceptionally(new IOException(why));
    }
  }

  int run() throws IOException, InterruptedException, SQLException {
    try (var server = new RunningServer(options)) {
      server.start();
      try (var connection = server.database().connect("heqi");
          var door = new Door(server.port())) {
        var merchant = Merchant.make(connection, 1).getFirst();
        measure(server, door, merchant);
      }
      return results.finish();
    }
  }

  private void measure(RunningServer server, Door door, Merchant merchant)
      throws IOException, InterruptedException {
    results.note(
        "%d idle widgets, each a visitor of its own who said hello; then %d; a ping of each every %d s"
            .formatted(idle, most, PING_SECONDS));
    open(door, merchant, idle / 20);
    var empty = LiveHeap.of(server.pid());
    var before = visitors.size();
    open(door, merchant, idle + before);
    pingAll();
    var full = LiveHeap.of(server.pid());
    results.note(
        "live heap after a full collection: %.1f MB with %d sockets, %.1f MB with %d"
            .formatted(empty.total() / 1e6, before, full.total() / 1e6, visitors.size()));
    results.note("bytes a socket, by class: " + full.growth(empty, idle));
    results.atMost(
        "heap-per-idle-socket", (full.total() - empty.total()) / 1024.0 / idle, "KB", 25);
    open(door, merchant, most);
    pingAll();
    results.none("sockets-lost", lost.get());
    results.atLeast("sockets-open", visitors.size() - lost.get(), "count", most);
    results.none("last-socket-silent", lastWorks(door, merchant) ? 0 : 1);
  }

  private void open(Door door, Merchant merchant, int upTo) {
    var pinged = System.nanoTime();
    while (visitors.size() < upTo) {
      var opening = new ArrayList<CompletableFuture<Wire>>();
      for (var i = Math.min(OPENING_AT_ONCE, upTo - visitors.size()); i > 0; i--) {
        var visitor = new Visitor();
        visitors.add(visitor);
        opening.add(
            door.visitSoon(merchant.publicKey()).thenCompose(token -> visitor.open(door, token)));
      }
      opening.forEach(one -> one.orTimeout(60, TimeUnit.SECONDS).join());
      if (System.nanoTime() - pinged > TimeUnit.SECONDS.toNanos(PING_SECONDS)) {
        pingAll();
        pinged = System.nanoTime();
      }
    }
  }

  /// Every socket must answer; one that does not hangs.
  private void pingAll() {
    var answers = visitors.stream().map(v -> v.ask("{\"type\":\"ping\"}")).toList();
    answers.forEach(answer -> answer.orTimeout(60, TimeUnit.SECONDS).join());
  }

  /// The last one says something, and an agent's inbox shows it.
  private boolean lastWorks(Door door, Merchant merchant) {
    var inbox = new Inbox();
    var desk = door.open("/ws/desk", merchant.cookie(), inbox).join();
    desk.send("{\"type\":\"hello\",\"cursor\":null}");
    inbox.ready.orTimeout(30, TimeUnit.SECONDS).join();
    var sent = System.nanoTime();
    var ack =
        visitors
            .getLast()
            .ask("{\"type\":\"send\",\"id\":\"1\",\"kind\":\"TEXT\",\"body\":\"the last\"}")
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
    inbox.row.orTimeout(30, TimeUnit.SECONDS).join();
    results.note(
        "the last socket's message was in the agent's inbox after %.1f ms"
            .formatted((System.nanoTime() - sent) / 1e6));
    desk.close();
    return Frames.has(ack, Frames.ACK);
  }

  private static final class Inbox implements Wire.Listener {

    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<String> row = new CompletableFuture<>();

    @Override
    public void text(Wire from, String text) {
      if (Frames.has(text, Frames.READY)) {
        ready.complete(text);
      }
      if (Frames.has(text, "\"lastPreview\":\"the last\"")) {
        row.complete(text);
      }
    }
  }
}

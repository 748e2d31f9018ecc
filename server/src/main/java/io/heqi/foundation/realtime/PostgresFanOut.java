package io.heqi.foundation.realtime;

import io.heqi.shared.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Fan-out by PostgreSQL's NOTIFY, on connections of its own, so that no writing transaction waits
/// for another. Good for a few nodes.
@Component
class PostgresFanOut implements FanOut, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(PostgresFanOut.class);
  private static final String CHANNEL = "heqi";
  private static final int PAYLOAD_LIMIT = 7_000;
  private static final int QUEUE_LIMIT = 100_000;

  private record Signal(String topic, String text) {}

  private final DataSource database;
  private final String node = Ids.next().toString();
  private final BlockingQueue<Signal> outgoing = new LinkedBlockingQueue<>(QUEUE_LIMIT);
  private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private final List<Runnable> repairs = new CopyOnWriteArrayList<>();
  private volatile boolean running;
  private List<Thread> threads = List.of();

  PostgresFanOut(DataSource database) {
    this.database = database;
  }

  @Override
  public void publish(String topic, Collection<String> signals) {
    for (var signal : signals) {
      outgoing.offer(new Signal(topic, signal));
    }
  }

  @Override
  public void listen(String topic, Consumer<String> listener) {
    listeners.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>()).add(listener);
  }

  @Override
  public void onGap(Runnable repair) {
    repairs.add(repair);
  }

  @Override
  public void start() {
    running = true;
    threads =
        List.of(
            Thread.ofPlatform().name("fan-out-send").start(() -> keepTrying(this::sendAll)),
            Thread.ofPlatform().name("fan-out-hear").start(() -> keepTrying(this::hearAll)));
  }

  @Override
  public void stop() {
    running = false;
    threads.forEach(Thread::interrupt);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private interface Work {
    void on(Connection connection) throws SQLException, InterruptedException;
  }

  private void keepTrying(Work work) {
    while (running) {
      try (var connection = database.getConnection()) {
        connection.setAutoCommit(true);
        work.on(connection);
      } catch (SQLException e) {
        if (running) {
          log.warn("Fan-out lost its connection and tries again: {}", e.getMessage());
          pause();
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAll(Connection connection) throws SQLException, InterruptedException {
    try (var statement = connection.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
      var batch = new ArrayList<Signal>();
      while (running) {
        batch.add(outgoing.take());
        outgoing.drainTo(batch, 1_000);
        for (var payload : payloads(batch)) {
          statement.setString(1, payload);
          statement.execute();
        }
        batch.clear();
      }
    }
  }

  /// Packs signals into as few notifications as fit: the node, then a line for each signal.
  private List<String> payloads(List<Signal> batch) {
    var payloads = new ArrayList<String>();
    var payload = new StringBuilder(node);
    for (var signal : batch) {
      var line = "\n" + signal.topic() + " " + signal.text();
      if (payload.length() + line.length() > PAYLOAD_LIMIT) {
        payloads.add(payload.toString());
        payload = new StringBuilder(node);
      }
      payload.append(line);
    }
    payloads.add(payload.toString());
    return payloads;
  }

  private void hearAll(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
    }
    repairs.forEach(Runnable::run);
    var listening = connection.unwrap(PGConnection.class);
    while (running) {
      for (var notification : listening.getNotifications(1_000)) {
        hear(notification.getParameter());
      }
    }
  }

  private void hear(String payload) {
    var lines = payload.split("\n", -1);
    if (lines[0].equals(node)) {
      return;
    }
    for (var i = 1; i < lines.length; i++) {
      var space = lines[i].indexOf(' ');
      var signal = lines[i].substring(space + 1);
      listeners
          .getOrDefault(lines[i].substring(0, space), List.of())
          .forEach(listener -> listener.accept(signal));
    }
  }
}

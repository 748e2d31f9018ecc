package io.heqi.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client that behaves as a good one must, and meets with every mishap: it reconnects with
/// back-off, sends again in the same order what was not acknowledged, sometimes delivers a message
/// twice or an old one again, and loses its connection at random.
///
/// The promise that is checked: on one connection messages are stored in the order in which they
/// were sent, and a repetition changes nothing. As every connection first repeats all that is open,
/// in order, the stored order is the order of the first sending.
abstract class ChaosClient implements Wire.Listener {

  private static final int FIRST_WAIT_MILLIS = 30;
  private static final int LONGEST_WAIT_MILLIS = 500;
  private static final int ANSWER_LIMIT_SECONDS = 10;

  /// @param conversation null for a customer, whose messages find theirs
  record Message(String id, @Nullable String conversation, String body) {}

  /// How a client behaves. The chances are one in so many turns.
  record Habits(int messages, int window, int pauseMillis, int doubled, int repeated, int cut) {}

  protected final String name;
  protected final Random random;
  protected final ChaosLog log;
  protected Door door;
  private final Habits habits;
  private final JsonMapper json = JsonMapper.builder().build();
  private final LinkedHashMap<String, Message> open = new LinkedHashMap<>();
  private final List<Message> acknowledged = new ArrayList<>();
  private @Nullable Wire wire;
  private boolean ready;
  private int made;
  private long heardAt = System.nanoTime();
  private volatile boolean stopped;

  ChaosClient(String name, long seed, Habits habits, Door door, ChaosLog log) {
    this.name = name;
    this.random = new Random(seed);
    this.habits = habits;
    this.door = door;
    this.log = log;
  }

  /// Opens a socket and greets, so that `becameReady` follows.
  abstract Wire connect();

  /// One frame of the server. Called with this client locked.
  abstract void frame(Wire from, JsonNode frame);

  /// The conversation for the next message, or null where there is nowhere to send it yet.
  abstract @Nullable String nextConversation();

  abstract boolean needsConversation();

  abstract String frameOf(Message message);

  /// Lives until `stop`. Runs on a thread of its own.
  void live() {
    try {
      while (!stopped) {
        if (awaitReady()) {
          turn();
          TimeUnit.MILLISECONDS.sleep(random.nextInt(habits.pauseMillis + 1));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  private boolean awaitReady() throws InterruptedException {
    var wait = FIRST_WAIT_MILLIS;
    while (!stopped && !isConnected()) {
      try {
        var fresh = connect();
        if (becomesReady(fresh)) {
          return true;
        }
        fresh.cut();
      } catch (CompletionException _) {
        // The server is down; what follows is the wait before the next try, at another node if any.
        door = door.next();
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(wait) + 1);
      wait = Math.min(LONGEST_WAIT_MILLIS, 2 * wait);
    }
    return !stopped;
  }

  private synchronized boolean isConnected() {
    return wire != null && ready;
  }

  /// Waits for the server's word, then repeats what is open.
  private synchronized boolean becomesReady(Wire fresh) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_LIMIT_SECONDS);
    while (wire == fresh && !ready && !stopped) {
      var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        log.add("NOTE", "no ready within the limit");
        return false;
      }
      wait(left);
    }
    if (wire != fresh || !ready) {
      return false;
    }
    open.values().forEach(message -> post(fresh, message));
    return true;
  }

  /// The frames that follow come from this socket; those of an earlier one no longer count.
  protected synchronized Wire use(Wire fresh) {
    wire = fresh;
    ready = false;
    return fresh;
  }

  protected void becameReady() {
    ready = true;
    notifyAll();
  }

  private synchronized void turn() {
    var current = wire;
    if (current == null || !ready) {
      return;
    }
    if (open.size() < habits.window && made < habits.messages) {
      say(current);
    }
    if (!acknowledged.isEmpty() && made < habits.messages && chance(habits.repeated)) {
      post(current, acknowledged.get(random.nextInt(acknowledged.size())));
    }
    if (made < habits.messages && chance(habits.cut)) {
      log.add("NOTE", "cut");
      current.cut();
      wire = null;
    }
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private void say(Wire current) {
    var conversation = nextConversation();
    if (conversation == null && needsConversation()) {
      return;
    }
    made++;
    var id = name + "-" + made;
    var message = new Message(id, conversation, "#" + id + "# chaos");
    open.put(id, message);
    post(current, message);
    if (chance(habits.doubled)) {
      post(current, message);
    }
  }

  private void post(Wire current, Message message) {
    log.add("SEND", message.id, message.conversation == null ? "-" : message.conversation);
    current.send(frameOf(message));
  }

  @Override
  public synchronized void text(Wire from, String text) {
    if (from != wire) {
      return;
    }
    heardAt = System.nanoTime();
    for (var frame : json.readTree(text)) {
      frame(from, frame);
    }
  }

  protected void acknowledged(String id, String conversation, long seq) {
    log.add("ACK", id, conversation, Long.toString(seq));
    var message = open.remove(id);
    if (message != null) {
      acknowledged.add(message);
    }
  }

  /// A refused message goes again, in its order, on the next connection.
  protected void refused(@Nullable String id, String code) {
    log.add("REFUSED", id == null ? "-" : id, code);
    var current = wire;
    if (current != null) {
      current.cut();
      wire = null;
    }
  }

  @Override
  public synchronized void lost(Wire from, String why) {
    if (from == wire) {
      wire = null;
      notifyAll();
    }
  }

  synchronized int acknowledged() {
    return acknowledged.size();
  }

  synchronized boolean isDone() {
    return acknowledged.size() == habits.messages;
  }

  synchronized boolean quietFor(int seconds) {
    return System.nanoTime() - heardAt > TimeUnit.SECONDS.toNanos(seconds);
  }

  /// Loads the whole screen anew and writes it down, once the client has been stopped.
  abstract void reload() throws InterruptedException;

  /// Connects once more, from the beginning, and waits until everything is there.
  protected void loadAnew() throws InterruptedException {
    synchronized (this) {
      if (wire != null) {
        wire.close();
      }
      wire = null;
      stopped = false;
    }
    var fresh = connect();
    if (becomesReady(fresh)) {
      log.add("DONE");
    }
    fresh.close();
  }
}

package io.heqi.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Customers at open widgets, spread evenly over merchants, and desks that watch every one of their
/// conversations.
final class Load implements AutoCloseable {

  private static final int OPENING_AT_ONCE = 50;
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final List<WidgetClient> widgets = new ArrayList<>();
  private final List<DeskClient> desks = new ArrayList<>();
  private final Queue<WidgetClient> idle = new ConcurrentLinkedQueue<>();
  private final LongAdder sent = new LongAdder();
  private final LongAdder acked = new LongAdder();
  private final LongAdder seen = new LongAdder();
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
  private final ConcurrentHistogram latency = new ConcurrentHistogram(LONGEST_NANOS, 3);
  private volatile boolean sending;
  private volatile boolean recording;
  private volatile boolean closing;

  /// @param acked messages known to be stored, within the time
  /// @param seen messages that reached a desk's screen, within the time
  record Window(double seconds, long acked, long seen, Histogram latency) {

    double rate() {
      return Math.min(acked, seen) / seconds;
    }
  }

  /// Opens the sockets; each customer says one first thing, so that there is a conversation to
  /// watch.
  static Load open(Door door, List<Merchant> merchants, int sockets) {
    var load = new Load();
    for (var i = 0; i < sockets; i++) {
      load.widgets.add(new WidgetClient(i, load));
    }
    load.openWidgets(door, merchants);
    load.openDesks(door, merchants);
    load.sent.reset();
    load.acked.reset();
    load.seen.reset();
    load.idle.addAll(load.widgets);
    return load;
  }

  private void openWidgets(Door door, List<Merchant> merchants) {
    for (var from = 0; from < widgets.size(); from += OPENING_AT_ONCE) {
      var opening = new ArrayList<CompletableFuture<WidgetClient>>();
      for (var i = from; i < Math.min(widgets.size(), from + OPENING_AT_ONCE); i++) {
        var widget = widgets.get(i);
        opening.add(
            door.visitSoon(merchants.get(i % merchants.size()).publicKey())
                .thenCompose(token -> widget.open(door, token)));
      }
      for (var widget : opening) {
        widget.join().say(System.nanoTime());
      }
    }
  }

  private void openDesks(Door door, List<Merchant> merchants) {
    var conversations = new HashMap<Merchant, List<String>>();
    for (var i = 0; i < widgets.size(); i++) {
      conversations
          .computeIfAbsent(merchants.get(i % merchants.size()), _ -> new ArrayList<>())
          .add(widgets.get(i).conversation().orTimeout(30, TimeUnit.SECONDS).join());
    }
    var opening = new ArrayList<CompletableFuture<Void>>();
    for (var merchant : conversations.keySet()) {
      var all = conversations.getOrDefault(merchant, List.of());
      for (var from = 0; from < all.size(); from += DeskClient.MOST_WATCHED) {
        var desk = new DeskClient(this);
        desks.add(desk);
        var watched = all.subList(from, Math.min(all.size(), from + DeskClient.MOST_WATCHED));
        opening.add(desk.open(door, merchant.cookie(), watched));
      }
    }
    opening.forEach(desk -> desk.orTimeout(60, TimeUnit.SECONDS).join());
  }

  int desks() {
    return desks.size();
  }

  /// How many messages were acknowledged since the load was opened.
  long acknowledged() {
    return acked.sum();
  }

  /// Keeps `senders` messages on their way at any time: as soon as one is acknowledged the next
  /// customer in turn says something.
  void keepSending(int senders) {
    sending = true;
    for (var i = 0; i < senders; i++) {
      next();
    }
  }

  private void next() {
    var widget = idle.poll();
    if (widget != null) {
      widget.say(System.nanoTime());
    }
  }

  /// Says something at even distances in time, whatever the server does. A late start counts as
  /// waiting.
  void sendAt(int perSecond, int seconds) {
    var distance = TimeUnit.SECONDS.toNanos(1) / perSecond;
    var begun = System.nanoTime();
    for (var i = 0; i < perSecond * seconds; i++) {
      var due = begun + i * distance;
      LockSupport.parkNanos(due - System.nanoTime());
      widgets.get(i % widgets.size()).say(due);
    }
  }

  /// One message after the other with a rest between them.
  void sendLone(int messages, long restMillis) throws InterruptedException {
    for (var i = 0; i < messages; i++) {
      widgets.get(i % widgets.size()).say(System.nanoTime());
      TimeUnit.MILLISECONDS.sleep(restMillis);
    }
  }

  Window watch(Pause during) throws InterruptedException {
    latency.reset();
    var ackedBefore = acked.sum();
    var seenBefore = seen.sum();
    var begun = System.nanoTime();
    recording = true;
    during.pass();
    var seconds = (System.nanoTime() - begun) / 1e9;
    var window =
        new Window(seconds, acked.sum() - ackedBefore, seen.sum() - seenBefore, latency.copy());
    recording = false;
    return window;
  }

  /// What goes on while a window is open.
  interface Pause {
    void pass() throws InterruptedException;
  }

  /// Lets what is on its way arrive.
  ///
  /// @return how many messages were never acknowledged or never reached a screen
  long settle() throws InterruptedException {
    sending = false;
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    TimeUnit.MILLISECONDS.sleep(500);
    while ((acked.sum() != sent.sum() || seen.sum() != sent.sum())
        && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    var why = trouble.get();
    if (why != null) {
      throw new IllegalStateException("the server refused or hung up: " + why);
    }
    return Math.abs(sent.sum() - acked.sum()) + Math.abs(sent.sum() - seen.sum());
  }

  void sent() {
    sent.increment();
  }

  void acknowledged(WidgetClient widget) {
    acked.increment();
    if (sending) {
      idle.add(widget);
      next();
    }
  }

  /// A conversation's very first message was said before any desk watched.
  void seen(int widget, int n) {
    if (n == 0) {
      return;
    }
    seen.increment();
    if (recording) {
      latency.recordValue(
          Math.clamp(System.nanoTime() - widgets.get(widget).sentAt(n), 0, LONGEST_NANOS));
    }
  }

  void refused(String text) {
    trouble.compareAndSet(null, text);
  }

  void lost(String why) {
    if (!closing) {
      trouble.compareAndSet(null, why);
    }
  }

  @Override
  public void close() {
    sending = false;
    closing = true;
    widgets.forEach(WidgetClient::close);
    desks.forEach(DeskClient::close);
  }
}

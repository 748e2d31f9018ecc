package io.heqi.bot;

import io.heqi.conversation.Entry;
import io.heqi.conversation.LogFollower;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.SenderKind;
import io.heqi.conversation.inbox.Standing;
import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.Merchants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Has conversations marked a moment after their customers wrote, beside the way of the messages.
/// One thread does what needs the language part, and rests fifteen times as long as it works: marks
/// cost a sixteenth of one core at most, however much is written. What a crash left is looked at
/// again on start.
@Component
class MarkWorker implements LogFollower, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MarkWorker.class);

  /// What was said longer ago helps nobody to look in time.
  private static final Duration STALE = Duration.ofMinutes(10);

  private static final int AT_ONCE = 20;
  private static final int REST = 15;
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final Marker marker;
  private final Merchants merchants;
  private final Standing standing;
  private final Clock clock;
  private final MarkQueue queue = new MarkQueue();
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().name("marks").daemon().unstarted(this::work);
  private volatile boolean running;

  MarkWorker(Marker marker, Merchants merchants, Standing standing, Clock clock) {
    this.marker = marker;
    this.merchants = merchants;
    this.standing = standing;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "bot-marks";
  }

  @Override
  public void follow(List<Entry> entries) {
    var since = staleBefore();
    for (var entry : entries) {
      if (entry.sender() == SenderKind.CUSTOMER
          && entry.kind() == MessageKind.TEXT
          && entry.storedAt().isAfter(since)) {
        queue.add(new MarkQueue.Place(entry.merchant(), entry.conversation()));
      }
    }
    wake.release();
  }

  private Instant staleBefore() {
    return clock.instant().minus(STALE);
  }

  @Override
  public void start() {
    running = true;
    var all = merchants.all();
    Tenancy.within(all, () -> standing.livelySince(all, staleBefore()))
        .forEach(one -> queue.add(new MarkQueue.Place(one.merchant(), one.conversation())));
    wake.release();
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void work() {
    try {
      while (running) {
        if (wake.tryAcquire(200, TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
          workThrough();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void workThrough() throws InterruptedException {
    for (var places = queue.take(AT_ONCE);
        running && !places.isEmpty();
        places = queue.take(AT_ONCE)) {
      var began = System.nanoTime();
      mark(places);
      rest(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private void mark(List<MarkQueue.Place> places) {
    try {
      marker.mark(
          places.getFirst().merchant(),
          places.stream().map(MarkQueue.Place::conversation).toList());
    } catch (RuntimeException e) {
      log.warn("Marks of merchant {} stay as they are", places.getFirst().merchant(), e);
    }
  }

  private void rest(Duration worked) throws InterruptedException {
    var rest = worked.multipliedBy(REST);
    var until = System.nanoTime() + Math.min(rest.toNanos(), LONGEST_REST.toNanos());
    while (running && System.nanoTime() < until) {
      TimeUnit.NANOSECONDS.sleep(Math.min(until - System.nanoTime(), 100_000_000));
    }
  }
}

package io.heqi.conversation;

import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.MerchantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs the followers from where their cursors stand: those that are quick share one thread and one
/// reading of the log, each of the others has its own. They are woken by what this node writes or
/// hears of, and every few seconds look for merchants whose log has run ahead. With several nodes
/// the locked cursor decides who works.
@Component
class FollowerRunner implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(FollowerRunner.class);
  private static final int RUN = 2_000;
  private static final int MERCHANTS = 200;
  private static final int PACE = 100;

  private final FollowerCursors cursors;
  private final TransactionTemplate transactions;
  private final MessageLog messages;
  private final List<Worker> workers;
  private volatile boolean running;

  FollowerRunner(
      FollowerCursors cursors,
      TransactionTemplate transactions,
      MessageLog messages,
      ChangeFeeds feeds,
      List<LogFollower> followers) {
    this.cursors = cursors;
    this.transactions = transactions;
    this.messages = messages;
    this.workers =
        followers.stream()
            .collect(Collectors.groupingBy(f -> f.takesItsTime() ? f.name() : "quick"))
            .entrySet()
            .stream()
            .map(group -> new Worker(group.getKey(), group.getValue()))
            .toList();
    feeds.onChange(merchant -> workers.forEach(worker -> worker.wake(merchant)));
  }

  @Override
  public void start() {
    running = true;
    workers.forEach(Worker::start);
    wakeThoseBehind();
  }

  @Override
  public void stop() {
    running = false;
    workers.forEach(Worker::finish);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// After a crash, and when another node died in the middle of its work.
  @Scheduled(fixedDelayString = "${heqi.conversation.follower-sweep:5s}")
  void wakeThoseBehind() {
    for (var worker : workers) {
      worker.followers.forEach(follower -> cursors.behind(follower.name()).forEach(worker::wake));
    }
  }

  private final class Worker {

    private final List<LogFollower> followers;
    private final Set<MerchantId> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;

    Worker(String name, List<LogFollower> followers) {
      this.followers = followers;
      this.thread = Thread.ofVirtual().name("follower-" + name).unstarted(this::work);
    }

    void wake(MerchantId merchant) {
      if (waiting.add(merchant)) {
        signal.release();
      }
    }

    void start() {
      thread.start();
    }

    void finish() {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(10));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    private void work() {
      while (running) {
        try {
          if (!signal.tryAcquire(200, TimeUnit.MILLISECONDS)) {
            continue;
          }
          // A crowd of changes is followed in few, long steps; a lone one waits hardly longer.
          TimeUnit.MILLISECONDS.sleep(PACE);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          return;
        }
        signal.drainPermits();
        var merchants = waiting.stream().limit(MERCHANTS).toList();
        merchants.forEach(waiting::remove);
        if (!waiting.isEmpty()) {
          signal.release();
        }
        step(followers, merchants);
      }
    }

    /// A step that fails is tried again in ever smaller parts, so that a follower or a log that is
    /// at odds holds up nobody else.
    private void step(List<LogFollower> followers, List<MerchantId> merchants) {
      try {
        var unfinished =
            Tenancy.within(
                merchants,
                () -> transactions.execute(_ -> stepInTransaction(followers, merchants)));
        unfinished.forEach(this::wake);
      } catch (RuntimeException e) {
        if (followers.size() > 1) {
          followers.forEach(follower -> step(List.of(follower), merchants));
        } else if (merchants.size() > 1) {
          merchants.forEach(merchant -> step(followers, List.of(merchant)));
        } else {
          log.error(
              "Follower {} stumbled over the log of merchant {}",
              followers.getFirst().name(),
              merchants,
              e);
        }
      }
    }

    /// @return the merchants whose log goes on beyond this step
    private Set<MerchantId> stepInTransaction(
        List<LogFollower> followers, List<MerchantId> merchants) {
      var positions = cursors.lock(followers.stream().map(LogFollower::name).toList(), merchants);
      if (positions.isEmpty()) {
        return Set.of();
      }
      var from = new TreeMap<MerchantId, Long>();
      positions.forEach(p -> from.merge(p.merchant(), p.cursor(), Math::min));
      var entries = messages.logs(from, RUN);
      for (var follower : followers) {
        var unread = unread(follower, positions, entries);
        if (!unread.isEmpty()) {
          follower.follow(unread);
        }
      }
      return advance(positions, entries);
    }

    private List<Entry> unread(
        LogFollower follower, List<FollowerCursors.Position> positions, List<Entry> entries) {
      var cursors = new HashMap<MerchantId, Long>();
      positions.stream()
          .filter(p -> p.follower().equals(follower.name()))
          .forEach(p -> cursors.put(p.merchant(), p.cursor()));
      return entries.stream()
          .filter(e -> e.changeNo() > cursors.getOrDefault(e.merchant(), Long.MAX_VALUE))
          .toList();
    }

    private Set<MerchantId> advance(List<FollowerCursors.Position> positions, List<Entry> entries) {
      var reached = new HashMap<MerchantId, Long>();
      var counts = new HashMap<MerchantId, Integer>();
      for (var entry : entries) {
        reached.put(entry.merchant(), entry.changeNo());
        counts.merge(entry.merchant(), 1, Integer::sum);
      }
      var unfinished = new HashSet<MerchantId>();
      for (var position : positions) {
        if (counts.getOrDefault(position.merchant(), 0) == RUN) {
          unfinished.add(position.merchant());
        } else {
          reached.merge(position.merchant(), position.last(), Math::max);
        }
      }
      cursors.advance(positions, reached);
      return unfinished;
    }
  }
}

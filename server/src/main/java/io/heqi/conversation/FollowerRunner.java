package io.heqi.conversation;

import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.MerchantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs each follower on a thread of its own from where its cursor stands. It is woken by what this
/// node writes or hears of, and every few seconds looks for merchants whose log has run ahead. With
/// several nodes the locked cursor decides who works.
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
    this.workers = followers.stream().map(Worker::new).toList();
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
      cursors.behind(worker.follower.name()).forEach(worker::wake);
    }
  }

  private final class Worker {

    private final LogFollower follower;
    private final Set<MerchantId> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;

    Worker(LogFollower follower) {
      this.follower = follower;
      this.thread = Thread.ofVirtual().name("follower-" + follower.name()).unstarted(this::work);
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
        step(merchants);
      }
    }

    private void step(List<MerchantId> merchants) {
      try {
        var unfinished =
            Tenancy.within(
                merchants, () -> transactions.execute(_ -> stepInTransaction(merchants)));
        unfinished.forEach(this::wake);
      } catch (RuntimeException e) {
        if (merchants.size() > 1) {
          merchants.forEach(merchant -> step(List.of(merchant)));
        } else {
          log.error(
              "Follower {} stumbled over the log of merchant {}", follower.name(), merchants, e);
        }
      }
    }

    /// @return the merchants whose log goes on beyond this step
    private List<MerchantId> stepInTransaction(List<MerchantId> merchants) {
      var positions = cursors.lock(follower.name(), merchants);
      if (positions.isEmpty()) {
        return List.of();
      }
      var entries = messages.logs(positions, RUN);
      if (!entries.isEmpty()) {
        follower.follow(entries);
      }
      var reached = new HashMap<MerchantId, Long>();
      var counts = new HashMap<MerchantId, Integer>();
      for (var entry : entries) {
        reached.put(entry.merchant(), entry.changeNo());
        counts.merge(entry.merchant(), 1, Integer::sum);
      }
      var unfinished = new ArrayList<MerchantId>();
      for (var position : positions) {
        if (counts.getOrDefault(position.merchant(), 0) == RUN) {
          unfinished.add(position.merchant());
        } else {
          reached.merge(position.merchant(), position.last(), Math::max);
        }
      }
      cursors.advance(follower.name(), reached);
      return unfinished;
    }
  }
}

package io.heqi.foundation.queue;

import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Serves one queue on this node. Each merchant with something due gets a thread of its own, so one
/// whose outside system hangs holds up nobody else; a look at what is due never waits for them.
final class QueueWorker<T extends StoredQueue.Taken> {

  private static final Logger log = LoggerFactory.getLogger(QueueWorker.class);

  /// So many merchants are served at once, in the order in which they came.
  private static final int MERCHANTS_AT_ONCE = 40;

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final QueueJob<T> job;
  private final QueueJob.Plan<T> plan;
  private final Tools tools;
  private final Semaphore places = new Semaphore(MERCHANTS_AT_ONCE, true);
  private final Set<MerchantId> inHand = ConcurrentHashMap.newKeySet();
  private final ExecutorService serving = Executors.newVirtualThreadPerTaskExecutor();

  QueueWorker(QueueJob<T> job, Tools tools) {
    this.job = job;
    this.plan = job.plan();
    this.tools = tools;
  }

  /// What every worker works with.
  @Component
  record Tools(
      MerchantDirectory merchants,
      TransactionTemplate transactions,
      MeterRegistry meters,
      Clock clock) {}

  QueueJob<T> job() {
    return job;
  }

  QueueJob.Plan<T> plan() {
    return plan;
  }

  /// Has everybody served who has something due and is not being served already.
  void sweep() {
    var all = tools.merchants().all();
    var due =
        Tenancy.within(
            all,
            () ->
                tools.transactions().execute(_ -> plan.queue().due(all, tools.clock().instant())));
    for (var merchant : due) {
      if (!serving.isShutdown() && inHand.add(merchant)) {
        serving.execute(() -> serveAlone(merchant));
      }
    }
  }

  private void serveAlone(MerchantId merchant) {
    try {
      serve(merchant);
    } catch (RuntimeException e) {
      log.error("Queue {} of merchant {} could not be read", plan.name(), merchant, e);
    } finally {
      inHand.remove(merchant);
    }
  }

  /// Works off what is due of one merchant, and returns when nothing is.
  void serve(MerchantId merchant) {
    var busy = true;
    while (busy && !serving.isShutdown()) {
      places.acquireUninterruptibly();
      try {
        busy = Tenancy.within(merchant, () -> round(merchant));
      } finally {
        places.release();
      }
    }
  }

  private boolean round(MerchantId merchant) {
    var taken =
        tools.transactions().execute(_ -> plan.queue().take(merchant, tools.clock().instant()));
    try (var attempts = Executors.newVirtualThreadPerTaskExecutor()) {
      taken.forEach(one -> attempts.execute(() -> Tenancy.run(merchant, () -> settle(one))));
    }
    return !taken.isEmpty();
  }

  private void settle(T taken) {
    try {
      switch (attempt(taken)) {
        case Outcome.Done() -> count("done");
        case Outcome.GivenUp() -> count("given-up");
        case Outcome.Again(var reason) -> again(taken, reason);
      }
    } catch (RuntimeException e) {
      log.error("{} is left until its lease ends", named(taken), e);
      count("left");
    }
  }

  private Outcome attempt(T taken) {
    try {
      return job.attempt(taken);
    } catch (Refusal refusal) {
      return new Outcome.Again(refusal.code());
    } catch (RuntimeException e) {
      log.error("{} failed", named(taken), e);
      return new Outcome.Again(e.getClass().getSimpleName());
    }
  }

  private void again(T taken, String reason) {
    var pause = job.pause(taken);
    if (pause.isEmpty()) {
      log.warn("{} is given up: {}", named(taken), reason);
      job.giveUp(taken, reason);
      count("given-up");
      return;
    }
    var at = tools.clock().instant().plus(pause.get());
    tools.transactions().executeWithoutResult(_ -> plan.queue().again(taken, at, reason));
    count("again");
  }

  private String named(T taken) {
    return "Attempt %d in queue %s of merchant %s"
        .formatted(taken.attempt(), plan.name(), taken.merchant());
  }

  private void count(String outcome) {
    tools
        .meters()
        .counter("heqi.queue.attempts", "queue", plan.name(), "outcome", outcome)
        .increment();
  }

  void forget() {
    var all = tools.merchants().all();
    while (forgotten(all) > 0) {
      log.debug("Queue {} forgot what was done long ago", plan.name());
    }
  }

  private int forgotten(List<MerchantId> all) {
    return Tenancy.within(
        all, () -> tools.transactions().execute(_ -> job.forget(all, tools.clock().instant())));
  }

  /// Takes nothing any more and gives what is under way a moment to end; what does not is taken
  /// again when its lease ends.
  void stop() {
    serving.shutdown();
    try {
      var _ = serving.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

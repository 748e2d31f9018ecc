package io.heqi.conversation;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.realtime.SocketLink;
import io.heqi.shared.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The one way by which conversations change. Merchants are hashed to a few lanes; a lane takes all
/// that waits as soon as its last commit is done and writes it in one transaction, so a lone
/// message waits for nothing and a crowd shares its commits. Whoever submitted hears after the
/// commit and never before. A full lane refuses instead of growing.
@Component
class ConversationWriter implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ConversationWriter.class);
  private static final int WAITING = 20_000;
  private static final int MOST_UNTOLD = 4;

  private final WriteBatch.Tools tools;
  private final TransactionTemplate transactions;
  private final ChangeFeeds feeds;
  private final Clock clock;
  private final List<Lane> lanes;
  private final int most;
  private volatile boolean running;

  ConversationWriter(
      WriteBatch.Tools tools,
      TransactionTemplate transactions,
      ChangeFeeds feeds,
      Clock clock,
      ConversationSettings settings,
      MeterRegistry meters) {
    this.tools = tools;
    this.transactions = transactions;
    this.feeds = feeds;
    this.clock = clock;
    this.most = settings.batch();
    this.lanes = IntStream.range(0, settings.writerLanes()).mapToObj(Lane::new).toList();
    meters.gauge(
        "heqi.conversation.writer.waiting", lanes, l -> l.stream().mapToInt(Lane::waiting).sum());
  }

  CompletableFuture<Stored> submit(Operation operation) {
    if (!running) {
      throw Refusal.busy("conversation.stopping");
    }
    lanes
        .get(Math.floorMod(Long.hashCode(operation.merchant().value()), lanes.size()))
        .add(operation);
    return operation.result();
  }

  @Override
  public void start() {
    running = true;
    lanes.forEach(Lane::start);
  }

  /// Writes what waits, then stops.
  @Override
  public void stop() {
    running = false;
    lanes.forEach(Lane::finish);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Whether every lane takes what is submitted.
  boolean works() {
    return running && lanes.stream().allMatch(lane -> lane.thread.isAlive());
  }

  /// A batch that fails is undone as a whole; its operations are then tried one by one, so that one
  /// bad row harms nobody else.
  private void write(Lane lane, List<Operation> operations) {
    if (operations.size() == 1) {
      writeAlone(lane, operations.getFirst());
      return;
    }
    WriteBatch.Result result;
    try {
      result = commit(operations);
    } catch (RuntimeException _) {
      operations.forEach(operation -> writeAlone(lane, operation));
      return;
    }
    lane.tell(() -> SocketLink.together(() -> tell(result)));
  }

  private void writeAlone(Lane lane, Operation operation) {
    WriteBatch.Result result;
    try {
      result = commitAlone(operation);
    } catch (RuntimeException e) {
      operation.result().completeExceptionally(refusal(operation, e));
      return;
    }
    lane.tell(() -> SocketLink.together(() -> tell(result)));
  }

  /// A row that met its twin, just written by another node, is tried once more to find it.
  private WriteBatch.Result commitAlone(Operation operation) {
    try {
      return commit(List.of(operation));
    } catch (DuplicateKeyException _) {
      return commit(List.of(operation));
    }
  }

  private static RuntimeException refusal(Operation operation, RuntimeException cause) {
    if (cause instanceof DuplicateKeyException) {
      return Refusal.conflict("conversation.another-open");
    }
    if (!(cause instanceof Refusal)) {
      log.error("A change of a conversation of merchant {} failed", operation.merchant(), cause);
    }
    return cause;
  }

  private void tell(WriteBatch.Result result) {
    announce(result);
    for (var outcome : result.outcomes()) {
      if (outcome.refusal() != null) {
        outcome.operation().result().completeExceptionally(outcome.refusal());
      } else {
        outcome.operation().result().complete(outcome.stored());
      }
    }
  }

  /// What is committed stays so, whatever goes wrong with telling of it: who was not told now
  /// catches up.
  private void announce(WriteBatch.Result result) {
    for (var written : result.written()) {
      try {
        feeds.committed(written);
      } catch (RuntimeException e) {
        log.error("Changes of merchant {} could not be announced", written.merchant(), e);
      }
    }
  }

  private WriteBatch.Result commit(List<Operation> operations) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try {
      return commit(new WriteBatch(tools, operations, now, false), operations);
    } catch (WriteBatch.Repeated _) {
      return commit(new WriteBatch(tools, operations, now, true), operations);
    }
  }

  private WriteBatch.Result commit(WriteBatch batch, List<Operation> operations) {
    var merchants = operations.stream().map(Operation::merchant).distinct().toList();
    return Tenancy.within(merchants, () -> transactions.execute(_ -> batch.run()));
  }

  private final class Lane {

    private final BlockingQueue<Operation> queue = new ArrayBlockingQueue<>(WAITING);
    private final Semaphore untold = new Semaphore(MOST_UNTOLD);
    private final ExecutorService teller;
    private final Thread thread;

    Lane(int number) {
      this.teller =
          Executors.newSingleThreadExecutor(Thread.ofPlatform().name("teller-" + number).factory());
      this.thread = Thread.ofPlatform().name("writer-" + number).unstarted(this::work);
    }

    void add(Operation operation) {
      if (!queue.offer(operation)) {
        throw Refusal.busy("conversation.busy");
      }
    }

    int waiting() {
      return queue.size();
    }

    void start() {
      thread.start();
    }

    /// Tells of a commit while the next batch is written, in the order of the commits.
    void tell(Runnable news) {
      untold.acquireUninterruptibly();
      teller.execute(
          () -> {
            try {
              news.run();
            } finally {
              untold.release();
            }
          });
    }

    void finish() {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(20));
        teller.shutdown();
        var _ = teller.awaitTermination(5, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    private void work() {
      var batch = new ArrayList<Operation>();
      while (running) {
        try {
          var first = queue.poll(100, TimeUnit.MILLISECONDS);
          if (first == null) {
            continue;
          }
          batch.add(first);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          return;
        }
        queue.drainTo(batch, most - 1);
        write(this, List.copyOf(batch));
        batch.clear();
      }
      queue.drainTo(batch);
      if (!batch.isEmpty()) {
        write(this, List.copyOf(batch));
      }
    }
  }
}

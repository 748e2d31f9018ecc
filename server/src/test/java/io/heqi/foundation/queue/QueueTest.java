package io.heqi.foundation.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heqi.foundation.database.DataDirectory;
import io.heqi.foundation.database.HouseDatabase;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class QueueTest {

  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;

  private final TestClock clock = new TestClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ConcurrentLinkedQueue<String> run = new ConcurrentLinkedQueue<>();
  private final List<MerchantId> merchants = new ArrayList<>();
  private Errands errands;
  private MerchantId merchant;
  private QueueWorker<Errands.Errand> worker;

  @BeforeAll
  static void aTable(@Autowired DataDirectory directory) throws Exception {
    try (var house = HouseDatabase.in(directory.path());
        var owner = DriverManager.getConnection(house.ownerUrl());
        var statement = owner.createStatement()) {
      statement.execute(Errands.TABLE);
    }
  }

  @BeforeEach
  void aWorker() {
    errands = new Errands(jdbc, transactions);
    merchant = aMerchant();
    worker = aNode();
  }

  @AfterEach
  void stop() {
    worker.stop();
  }

  private MerchantId aMerchant() {
    var founded = houses.aMerchant().merchant();
    merchants.add(founded);
    return founded;
  }

  private QueueWorker<Errands.Errand> aNode() {
    return new QueueWorker<>(
        errands, new QueueWorker.Tools(() -> List.copyOf(merchants), transactions, meters, clock));
  }

  private void anErrand(String street, int number) {
    errands.add(merchant, street, number, clock.instant());
  }

  private Outcome noted(Errands.Errand errand) {
    run.add(errand.place());
    return errands.done(errand);
  }

  private void alwaysFails(String reason) {
    errands.runBy(_ -> new Outcome.Again(reason));
  }

  private double counted(String outcome) {
    return meters
        .counter("heqi.queue.attempts", "queue", "test.errands", "outcome", outcome)
        .count();
  }

  @Test
  void worksOffWhatIsDueAndLeavesWhatIsNot() {
    anErrand("a", 1);
    errands.add(merchant, "b", 1, clock.instant().plusSeconds(1));
    errands.runBy(this::noted);
    worker.serve(merchant);
    assertThat(run).containsExactly("a 1");
    assertThat(counted("done")).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    worker.serve(merchant);
    assertThat(run).containsExactly("a 1", "b 1");
  }

  @Test
  void noTwoNodesEverTakeTheSame() {
    IntStream.range(0, 60).forEach(street -> anErrand("street " + street, 1));
    errands.runBy(this::noted);
    var nodes = IntStream.range(0, 4).mapToObj(_ -> aNode()).toList();
    var serving =
        nodes.stream().map(node -> CompletableFuture.runAsync(() -> node.serve(merchant)));
    CompletableFuture.allOf(serving.toArray(CompletableFuture[]::new)).join();
    assertThat(run).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void takesASeriesInItsOrderAndOthersBesideIt() {
    IntStream.rangeClosed(1, 5).forEach(number -> anErrand("a", number));
    anErrand("b", 1);
    assertThat(errands.take(merchant, clock.instant()))
        .extracting(Errands.Errand::place)
        .containsExactlyInAnyOrder("a 1", "b 1");
    clock.advance(Errands.LEASE);
    errands.runBy(this::noted);
    worker.serve(merchant);
    assertThat(run).hasSize(6).containsSubsequence("a 1", "a 2", "a 3", "a 4", "a 5");
  }

  @Test
  void whatACrashCutOffIsTakenAgainWhenItsLeaseEnds() {
    anErrand("a", 1);
    assertThat(errands.take(merchant, clock.instant())).hasSize(1);
    errands.runBy(this::noted);
    clock.advance(Errands.LEASE.minusSeconds(1));
    worker.serve(merchant);
    assertThat(run).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    worker.serve(merchant);
    assertThat(run).containsExactly("a 1");
    assertThat(errands.line(merchant, "a", 1)).isEqualTo(new Errands.Line("DONE", 2, ""));
  }

  @Test
  void whoeverComesLateChangesNothingOfWhatAnotherTook() {
    anErrand("a", 1);
    var late = errands.take(merchant, clock.instant()).getFirst();
    clock.advance(Errands.LEASE);
    var taken = errands.take(merchant, clock.instant()).getFirst();
    errands.within(
        merchant,
        () -> {
          errands.plan().queue().again(late, clock.instant(), "late");
          return taken;
        });
    assertThat(errands.take(merchant, clock.instant())).isEmpty();
    assertThat(errands.line(merchant, "a", 1).reason()).isEmpty();
  }

  @Test
  void triesAgainAfterGrowingPausesAndGivesUpAtTheEnd() {
    anErrand("a", 1);
    alwaysFails("nobody there");
    worker.serve(merchant);
    worker.serve(merchant);
    assertThat(errands.line(merchant, "a", 1))
        .isEqualTo(new Errands.Line("WAITING", 1, "nobody there"));

    for (var attempt = 1; attempt < 30; attempt++) {
      clock.advance(Backoff.after(attempt).orElseThrow());
      worker.serve(merchant);
    }
    assertThat(errands.line(merchant, "a", 1))
        .isEqualTo(new Errands.Line("GIVEN_UP", 30, "nobody there"));
    assertThat(counted("again")).isEqualTo(29);
    assertThat(counted("given-up")).isEqualTo(1);
  }

  @Test
  void anAttemptThatThrowsIsTriedAgainToo() {
    anErrand("a", 1);
    anErrand("b", 1);
    errands.runBy(
        errand -> {
          if (errand.street().equals("a")) {
            throw new IllegalStateException("a bug");
          }
          throw Refusal.busy("test.busy");
        });
    worker.serve(merchant);
    assertThat(errands.line(merchant, "a", 1).reason()).isEqualTo("IllegalStateException");
    assertThat(errands.line(merchant, "b", 1).reason()).isEqualTo("test.busy");

    errands.runBy(this::noted);
    clock.advance(Duration.ofSeconds(2));
    worker.serve(merchant);
    assertThat(run).containsExactlyInAnyOrder("a 1", "b 1");
  }

  @Test
  void aMerchantWhoseAttemptsHangHoldsUpNobodyElse() {
    var hanging = merchant;
    anErrand("a", 1);
    merchant = aMerchant();
    anErrand("b", 1);
    var answer = new Semaphore(0);
    var hung = new AtomicInteger();
    errands.runBy(
        errand -> {
          if (errand.merchant().equals(hanging)) {
            hung.incrementAndGet();
            answer.acquireUninterruptibly();
          }
          return noted(errand);
        });
    worker.sweep();
    await().until(() -> run.contains("b 1"));
    clock.advance(Errands.LEASE.plusSeconds(1));
    anErrand("b", 2);
    worker.sweep();
    await().until(() -> run.contains("b 2"));
    assertThat(run).doesNotContain("a 1");

    answer.release();
    await().until(() -> run.contains("a 1"));
    assertThat(hung).hasValue(1);
  }

  @Test
  void seesAndTouchesNothingOfAnotherMerchant() {
    anErrand("a", 1);
    var neighbour = aMerchant();
    errands.runBy(this::noted);
    worker.serve(neighbour);
    assertThat(run).isEmpty();
    assertThat(errands.take(neighbour, clock.instant())).isEmpty();
  }

  @Test
  void forgetsWhatWasDoneLongAgoAndNothingThatWaits() {
    IntStream.rangeClosed(1, 5).forEach(number -> anErrand("a", number));
    worker.serve(merchant);
    anErrand("b", 1);
    clock.advance(Duration.ofDays(7).plus(Errands.LEASE).plusSeconds(1));
    worker.forget();
    assertThat(
            errands.within(
                merchant,
                () -> jdbc.sql("select street from errand.errands").query(String.class).list()))
        .containsExactly("b");
  }

  @Test
  void takesNothingOnceItIsStopped() {
    anErrand("a", 1);
    errands.runBy(this::noted);
    worker.stop();
    worker.sweep();
    worker.serve(merchant);
    assertThat(run).isEmpty();
  }
}

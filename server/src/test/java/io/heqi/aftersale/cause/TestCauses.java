package io.heqi.aftersale.cause;

import static org.awaitility.Awaitility.await;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets tests count what was sold and claimed when they want.
@Component
public class TestCauses {

  private final CauseJob job;
  private final CauseNews news;
  private final QueueRunner queues;
  private final TransactionTemplate transactions;
  private final TestClock clock;

  TestCauses(
      CauseJob job,
      CauseNews news,
      QueueRunner queues,
      TransactionTemplate transactions,
      TestClock clock) {
    this.job = job;
    this.news = news;
    this.queues = queues;
    this.transactions = transactions;
    this.clock = clock;
  }

  public static <T> T within(TestHouse.House house, Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  /// Works out all that was heard of, unless the queue does so already.
  public void workOff(TestHouse.House house) {
    clock.advance(CauseNews.DELAY.plus(Duration.ofSeconds(1)));
    queues.serve(job, house.merchant());
    await().until(() -> isDone(house));
  }

  private boolean isDone(TestHouse.House house) {
    return within(house, () -> transactions.execute(_ -> news.rows().waiting(house.merchant())))
        == 0;
  }
}

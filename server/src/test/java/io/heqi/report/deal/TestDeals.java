package io.heqi.report.deal;

import static org.awaitility.Awaitility.await;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.SaveOrder;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets tests enter deals when they want.
@Component
public class TestDeals {

  private final DealJob job;
  private final Deals deals;
  private final InquiryRepository inquiries;
  private final OrderIntake intake;
  private final DealNews news;
  private final QueueRunner queues;
  private final TransactionTemplate transactions;
  private final TestClock clock;

  TestDeals(
      DealJob job,
      Deals deals,
      InquiryRepository inquiries,
      OrderIntake intake,
      DealNews news,
      QueueRunner queues,
      TransactionTemplate transactions,
      TestClock clock) {
    this.job = job;
    this.deals = deals;
    this.inquiries = inquiries;
    this.intake = intake;
    this.news = news;
    this.queues = queues;
    this.transactions = transactions;
    this.clock = clock;
  }

  public static <T> T within(TestHouse.House house, Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  /// A paid order that is entered.
  public OrderId deal(TestHouse.House house, SaveOrder order) {
    var id =
        within(house, () -> intake.take(house.owner(), house.shop(), List.of(order)))
            .getFirst()
            .order();
    workOff(house);
    return id;
  }

  /// The same, an agent's by a supervisor's word.
  public OrderId dealOf(TestHouse.House house, AccountId agent, SaveOrder order) {
    var id = deal(house, order);
    Tenancy.run(house.merchant(), () -> deals.correct(house.owner(), id, agent, "电话成交"));
    return id;
  }

  /// Works out all that was heard of, unless the queue does so already.
  public void workOff(TestHouse.House house) {
    clock.advance(DealNews.DELAY.plus(Duration.ofSeconds(1)));
    queues.serve(job, house.merchant());
    await().until(() -> isDone(house));
  }

  private boolean isDone(TestHouse.House house) {
    return within(house, () -> transactions.execute(_ -> news.rows().waiting(house.merchant())))
        == 0;
  }

  /// How many answers to the customer are known.
  int answers(TestHouse.House house, CustomerId customer) {
    var wanted = List.of(new InquiryRepository.Wanted(customer, clock.instant()));
    return within(
            house, () -> transactions.execute(_ -> inquiries.before(house.merchant(), wanted)))
        .getOrDefault(customer, List.of())
        .size();
  }
}

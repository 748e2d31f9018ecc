package io.heqi.task;

import io.heqi.shared.CustomerId;
import io.heqi.testing.TestHouse;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets tests plan tasks.
@Component
public class TestTasks {

  private final TaskPlans plans;
  private final TransactionTemplate transactions;
  private final Clock clock;

  TestTasks(TaskPlans plans, TransactionTemplate transactions, Clock clock) {
    this.plans = plans;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// A call to nobody known, due in half an hour, that nobody has taken.
  public TaskId aCall(TestHouse.House house, String key) {
    return aCall(house, key, null, Duration.ofMinutes(30));
  }

  TaskId aCall(TestHouse.House house, String key, @Nullable CustomerId customer, Duration within) {
    return Objects.requireNonNull(
        transactions.execute(
            _ -> {
              plans.plan(
                  house.merchant(),
                  null,
                  null,
                  new PlanTask(
                      key,
                      "PAYMENT_CALL",
                      house.shop(),
                      customer,
                      null,
                      "N1",
                      "小满 · 羊毛衫",
                      clock.instant().plus(within)));
              return Objects.requireNonNull(plans.byKeys(house.merchant(), Set.of(key)).get(key))
                  .id();
            }));
  }

  int withdraw(TestHouse.House house, String key) {
    return Objects.requireNonNull(
        transactions.execute(_ -> plans.withdraw(house.merchant(), Set.of(key))));
  }
}

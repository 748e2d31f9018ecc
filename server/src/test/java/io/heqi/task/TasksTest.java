package io.heqi.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class TasksTest {

  @Autowired private Tasks tasks;
  @Autowired private TaskReader reader;
  @Autowired private TestTasks plans;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private void doing(Runnable work) {
    within(
        () -> {
          work.run();
          return true;
        });
  }

  private void refused(String code, Runnable work) {
    assertThatThrownBy(() -> doing(work)).isInstanceOf(Refusal.class).hasMessageContaining(code);
  }

  private TaskId aTask() {
    return within(() -> plans.aCall(house, "test:" + Ids.next()));
  }

  private List<TaskId> list(Actor by, TaskFilter filter) {
    return within(() -> reader.list(by, filter, null, null, 50)).items().stream()
        .map(TaskView::id)
        .toList();
  }

  private static Tasks.Completion done(String result, @Nullable String detail) {
    return new Tasks.Completion(result, detail, "下午三点打的");
  }

  @Test
  void oneOccasionIsOneTaskAlsoWhenItIsOver() {
    var first = within(() -> plans.aCall(house, "order:7"));
    doing(() -> tasks.complete(house.agent(), first, done("WILL_PAY", null)));

    assertThat(within(() -> plans.aCall(house, "order:7"))).isEqualTo(first);
    assertThat(list(house.owner(), TaskFilter.ALL)).isEmpty();
  }

  @Test
  void agentsSeeTheirOwnAndThoseOfNobodyAndTheSupervisorAll() {
    var free = aTask();
    var own = aTask();
    doing(() -> tasks.take(house.agent(), own));
    doing(() -> tasks.take(house.agent(), own));

    assertThat(list(house.agent(), TaskFilter.MINE)).containsExactly(own);
    assertThat(list(house.agent(), TaskFilter.FREE)).containsExactly(free);
    assertThat(list(house.colleague(), TaskFilter.MINE)).isEmpty();
    assertThat(list(house.owner(), TaskFilter.ALL)).containsExactlyInAnyOrder(free, own);
    refused("task.assign", () -> list(house.agent(), TaskFilter.ALL));
    refused("task.taken", () -> reader.get(house.colleague(), own));
    refused("task.taken", () -> tasks.complete(house.colleague(), own, done("WILL_PAY", null)));
    refused("task.unknown", () -> tasks.take(house.agent(), new TaskId(Ids.next())));
  }

  @Test
  void ofTwoWhoTakeItAtOnceOneHasItAndTheOtherIsTold()
      throws InterruptedException, ExecutionException {
    for (var round = 0; round < 10; round++) {
      var task = aTask();
      var takers =
          Stream.of(house.agent(), house.colleague())
              .<Callable<String>>map(by -> () -> within(() -> taking(by, task)))
              .toList();
      try (var threads = Executors.newFixedThreadPool(2)) {
        var outcomes = threads.invokeAll(takers);
        assertThat(List.of(outcomes.getFirst().get(), outcomes.getLast().get()))
            .containsExactlyInAnyOrder("taken", "task.taken");
      }
    }
  }

  private String taking(Actor by, TaskId task) {
    try {
      tasks.take(by, task);
      return "taken";
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }

  @Test
  void aSupervisorAssignsAndTheAgentMayGiveBack() {
    var task = aTask();
    doing(() -> tasks.assign(house.owner(), task, house.agent().account()));
    assertThat(list(house.agent(), TaskFilter.MINE)).containsExactly(task);
    doing(() -> tasks.assign(house.owner(), task, house.colleague().account()));
    assertThat(list(house.agent(), TaskFilter.MINE)).isEmpty();

    doing(() -> tasks.giveBack(house.colleague(), task));

    assertThat(list(house.agent(), TaskFilter.FREE)).containsExactly(task);
    refused("task.assign", () -> tasks.assign(house.agent(), task, house.agent().account()));
    var stranger = houses.aMerchant().agent().account();
    refused("task.owner-unknown", () -> tasks.assign(house.owner(), task, stranger));
  }

  @Test
  void whatIsOverdueStandsFirstAndIsCounted() {
    var late = within(() -> plans.aCall(house, "late", null, Duration.ofMinutes(5)));
    var later = within(() -> plans.aCall(house, "later", null, Duration.ofHours(5)));
    clock.advance(Duration.ofMinutes(6));
    var soon = within(() -> plans.aCall(house, "soon", null, Duration.ofMinutes(5)));

    assertThat(list(house.agent(), TaskFilter.FREE)).containsExactly(late, soon, later);
    assertThat(within(() -> reader.counts(house.agent())))
        .isEqualTo(new TaskView.TaskCounts(0, 3, 1));
  }

  @Test
  void isListedPageByPage() {
    for (var i = 0; i < 5; i++) {
      aTask();
    }
    var first = within(() -> reader.list(house.agent(), TaskFilter.FREE, null, null, 3));
    var rest = within(() -> reader.list(house.agent(), TaskFilter.FREE, null, first.next(), 3));

    assertThat(rest.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
    assertThat(rest.next()).isNull();
    var other = within(() -> reader.list(house.agent(), TaskFilter.FREE, "OTHER", null, 3));
    assertThat(other.items()).isEmpty();
  }

  @Test
  void aResultIsOneThatTheKindKnows() {
    var task = aTask();
    refused(
        "task.result-malformed", () -> tasks.complete(house.agent(), task, done("MADE_UP", null)));
    refused(
        "task.result-malformed", () -> tasks.complete(house.agent(), task, done("FAULT", null)));
    refused(
        "task.result-malformed",
        () -> tasks.complete(house.agent(), task, done("WILL_PAY", "OTHER")));

    doing(() -> tasks.complete(house.agent(), task, done("FAULT", "PAGE_FAILS")));

    var shown = within(() -> reader.get(house.agent(), task));
    assertThat(shown.task().owner()).isEqualTo(house.agent().account());
    assertThat(shown.task().detail()).isEqualTo("PAGE_FAILS");
    assertThat(shown.notes()).extracting(TaskView.TaskNote::text).containsExactly("下午三点打的");
    refused("task.done", () -> tasks.complete(house.agent(), task, done("WILL_PAY", null)));
    assertThat(list(house.agent(), TaskFilter.DONE)).containsExactly(task);
    assertThat(list(house.colleague(), TaskFilter.DONE)).isEmpty();
    assertThat(list(house.owner(), TaskFilter.DONE)).containsExactly(task);
  }

  @Test
  void whatIsWithdrawnCannotBeDoneAndWhatIsDoneCannotBeWithdrawn() {
    var task = within(() -> plans.aCall(house, "gone"));
    assertThat(within(() -> plans.withdraw(house, "gone"))).isEqualTo(1);
    refused("task.withdrawn", () -> tasks.take(house.agent(), task));

    var other = within(() -> plans.aCall(house, "done"));
    doing(() -> tasks.complete(house.agent(), other, done("NOT_REACHED", null)));
    assertThat(within(() -> plans.withdraw(house, "done"))).isZero();
  }

  @Test
  void openOnesOfACustomerStandBesideTheChat() {
    var talk = houses.aConversation(house, "c:t1");
    CustomerId customer = within(() -> log.row(house.merchant(), talk).orElseThrow().customer());
    var task = within(() -> plans.aCall(house, "his", customer, Duration.ofHours(1)));
    aTask();

    assertThat(within(() -> reader.ofCustomer(house.agent(), customer)))
        .extracting(TaskView::id)
        .containsExactly(task);
  }

  @Test
  void anotherMerchantsTasksAreUnknown() {
    var task = aTask();
    house = houses.aMerchant();

    refused("task.unknown", () -> reader.get(house.owner(), task));
    refused("task.unknown", () -> tasks.take(house.agent(), task));
  }
}

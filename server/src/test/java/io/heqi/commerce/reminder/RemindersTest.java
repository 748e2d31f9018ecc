package io.heqi.commerce.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.TestOrders;
import io.heqi.contact.ContactRuleSets;
import io.heqi.contact.ContactRules;
import io.heqi.contact.ContactState;
import io.heqi.contact.ContactWay;
import io.heqi.contact.Contacts;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.task.TaskFilter;
import io.heqi.task.TaskReader;
import io.heqi.task.TaskState;
import io.heqi.task.TaskView;
import io.heqi.task.Tasks;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class RemindersTest {

  @Autowired private Reminders reminders;
  @Autowired private HandReminders hand;
  @Autowired private ReminderReader reader;
  @Autowired private ReminderRuleSets rules;
  @Autowired private ReminderDeadlines deadlines;
  @Autowired private ContactRuleSets contactRules;
  @Autowired private Contacts contacts;
  @Autowired private OrderIntake intake;
  @Autowired private CallNumbers numbers;
  @Autowired private Tasks tasks;
  @Autowired private TaskReader taskReader;
  @Autowired private QueueRunner queues;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;
  @Autowired private TransactionTemplate transactions;

  private TestHouse.House house;
  private ConversationId talk;
  private CustomerId buyer;

  @BeforeEach
  void aShopThatReminds() {
    house = houses.aMerchant();
    talk = houses.aConversation(house, "c:p1");
    buyer = within(() -> log.row(house.merchant(), talk).orElseThrow().customer());
    limits(20, 50);
    reminds(2, true, false);
  }

  private void limits(int day, int week) {
    doing(
        () ->
            contactRules.put(
                house.owner(),
                house.shop(),
                clock.instant(),
                new ContactRules(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, day, week)));
  }

  private void reminds(int most, boolean chat, boolean call) {
    var guides =
        Arrays.stream(PaymentFault.values())
            .collect(Collectors.toMap(fault -> fault, fault -> fault + " {order}"));
    doing(
        () ->
            rules.put(
                house.owner(),
                house.shop(),
                clock.instant(),
                new ReminderRules(
                    true,
                    Duration.ofMinutes(30),
                    Duration.ofHours(3),
                    most,
                    chat,
                    call,
                    Duration.ofHours(24),
                    Duration.ofHours(1),
                    Duration.ofHours(12),
                    "还没付款：{order} {goods} {total}",
                    guides)));
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

  private TestOrders.Builder order(String number) {
    return TestOrders.paid(number)
        .placed(clock.instant())
        .toldAt(clock.instant())
        .state(OrderState.UNPAID)
        .boughtBy("p1");
  }

  private OrderId take(TestOrders.Builder order) {
    return within(() -> intake.take(house.owner(), house.shop(), List.of(order.build())))
        .getFirst()
        .order();
  }

  private OrderId unpaid() {
    return take(order("P" + Ids.next()));
  }

  private void pay(OrderId order) {
    clock.advance(Duration.ofSeconds(1));
    take(order(number(order)).state(OrderState.TO_SHIP).paidAt(clock.instant()));
  }

  private String number(OrderId order) {
    return shown(order).orderNumber();
  }

  private ReminderView shown(OrderId order) {
    return Objects.requireNonNull(within(() -> reader.ofOrder(house.agent(), order)).reminder());
  }

  /// As the queue does, on two nodes at once.
  private void whenDue(OrderId order) {
    queues.serve(deadlines, house.merchant());
    doing(() -> transactions.executeWithoutResult(_ -> reminders.whenDue(house.merchant(), order)));
  }

  private long said(String text) {
    return within(() -> log.after(house.merchant(), talk, 0, 200)).stream()
        .map(Entry::body)
        .filter(body -> body.contains(text))
        .count();
  }

  private void awaitSaid(OrderId order) {
    var number = number(order);
    await().atMost(Duration.ofMinutes(1)).until(() -> said(number) > 0);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> shown(order).steps().getLast().deliveredAt() != null);
  }

  private @Nullable TaskView call() {
    return within(() -> taskReader.list(house.owner(), TaskFilter.ALL, null, null, 10))
        .items()
        .stream()
        .findFirst()
        .orElse(null);
  }

  @Test
  void remindsInTheChatWhenItIsTimeAndOnceHoweverOftenItIsTried() {
    var order = unpaid();
    whenDue(order);
    assertThat(shown(order).steps()).isEmpty();

    clock.advance(Duration.ofMinutes(31));
    whenDue(order);
    whenDue(order);

    awaitSaid(order);
    take(order(number(order)));
    whenDue(order);
    assertThat(said(number(order))).isEqualTo(1);
    assertThat(said("羊毛衫 +2 199.00")).isEqualTo(1);
    assertThat(shown(order).steps()).hasSize(1);
    assertThat(shown(order).state()).isEqualTo(ReminderState.WAITING);

    clock.advance(Duration.ofHours(3).plusMinutes(1));
    whenDue(order);
    assertThat(shown(order).steps()).hasSize(2);
    assertThat(shown(order).state()).isEqualTo(ReminderState.SAID);
    await().atMost(Duration.ofMinutes(1)).until(() -> said(number(order)) == 2);
  }

  @Test
  void twoNodesAtOnceRemindOnce() throws InterruptedException, ExecutionException {
    var order = unpaid();
    clock.advance(Duration.ofMinutes(31));
    Callable<Boolean> node =
        () -> {
          whenDue(order);
          return true;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var done : threads.invokeAll(List.of(node, node, node, node))) {
        assertThat(done.get()).isTrue();
      }
    }

    awaitSaid(order);
    assertThat(shown(order).steps()).hasSize(1);
    assertThat(said(number(order))).isEqualTo(1);
  }

  @Test
  void nobodyIsRemindedOfWhatIsPaidOrClosedBefore() {
    var paid = unpaid();
    var closed = unpaid();
    pay(paid);
    take(order(number(closed)).state(OrderState.CLOSED));

    clock.advance(Duration.ofHours(1));
    whenDue(paid);
    whenDue(closed);

    assertThat(shown(paid).state()).isEqualTo(ReminderState.PAID);
    assertThat(shown(closed).state()).isEqualTo(ReminderState.CLOSED);
    assertThat(shown(paid).steps()).isEmpty();
    assertThat(shown(closed).steps()).isEmpty();
  }

  @Test
  void whatWaitsIsTakenBackWithThePayment() {
    limits(0, 0);
    reminds(2, false, true);
    var order = unpaid();
    doing(() -> hand.stop(house.agent(), unpaid()));
    limits(20, 50);
    clock.advance(Duration.ofMinutes(31));
    whenDue(order);
    var call = Objects.requireNonNull(call());
    assertThat(call.customer()).isEqualTo(buyer);

    pay(order);

    assertThat(Objects.requireNonNull(shown(order).steps().getFirst().call()).state())
        .isEqualTo(TaskState.WITHDRAWN);
    refused("task.withdrawn", () -> tasks.take(house.agent(), call.id()));
    assertThat(shown(order).credit()).isNull();
  }

  /// Payment and reminder at the same moment: either nobody is reminded, or the reminder was said
  /// before; nothing is left that would be said later.
  @Test
  void aPaymentAndAReminderAtOnceAgree() throws InterruptedException, ExecutionException {
    for (var round = 0; round < 12; round++) {
      var order = unpaid();
      var number = number(order);
      clock.advance(Duration.ofMinutes(31));
      var paid =
          order(number).state(OrderState.TO_SHIP).paidAt(clock.instant()).toldAt(clock.instant());
      Callable<Boolean> pay =
          () -> {
            take(paid);
            return true;
          };
      Callable<Boolean> remind =
          () -> {
            whenDue(order);
            return true;
          };
      try (var threads = Executors.newFixedThreadPool(2)) {
        for (var done : threads.invokeAll(List.of(pay, remind))) {
          assertThat(done.get()).isTrue();
        }
      }
      assertThat(shown(order).state()).isEqualTo(ReminderState.PAID);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  shown(order).steps().stream()
                      .allMatch(
                          step ->
                              step.contact() == ContactState.WITHDRAWN
                                  || step.contact() == ContactState.SENT));
      var expected =
          shown(order).steps().stream().filter(step -> step.contact() == ContactState.SENT).count();
      assertThat(said(number)).isEqualTo(expected);
    }
  }

  @Test
  void limitsAndRefusalsHoldRemindersBack() {
    limits(1, 1);
    var first = unpaid();
    clock.advance(Duration.ofMinutes(31));
    whenDue(first);
    awaitSaid(first);
    var second = unpaid();
    clock.advance(Duration.ofMinutes(31));
    whenDue(second);

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> shown(second).steps().getFirst().contact() == ContactState.REFUSED);
    assertThat(said(number(second))).isZero();

    reminds(2, false, true);
    doing(() -> contacts.refuse(house.agent(), buyer));
    var third = unpaid();
    clock.advance(Duration.ofMinutes(31));
    whenDue(third);
    assertThat(shown(third).steps().getFirst().heldBack()).isTrue();
    assertThat(call()).isNull();
  }

  @Test
  void thePaymentCountsForTheLastReminderThatReachedTheCustomer() {
    var from = clock.instant();
    reminds(2, true, true);
    var order = unpaid();
    clock.advance(Duration.ofMinutes(31));
    whenDue(order);
    awaitSaid(order);
    clock.advance(Duration.ofHours(3).plusMinutes(1));
    whenDue(order);
    var call = Objects.requireNonNull(call());
    doing(
        () ->
            tasks.complete(
                house.agent(), call.id(), new Tasks.Completion("FAULT", "PAGE_FAILS", "白屏")));
    var alone = unpaid();
    pay(alone);

    clock.advance(Duration.ofHours(2));
    pay(order);

    var credit = Objects.requireNonNull(shown(order).credit());
    assertThat(credit.way()).isEqualTo(ContactWay.TELEPHONE);
    assertThat(credit.by()).isEqualTo(house.agent().account());
    var figures = within(() -> reader.figures(house.agent(), from, clock.instant().plusSeconds(1)));
    assertThat(figures.reminded()).isEqualTo(1);
    assertThat(figures.paidAfter()).isEqualTo(1);
    assertThat(figures.amounts().getFirst().amount()).isEqualByComparingTo("199.00");
    assertThat(figures.by().getFirst().account()).isEqualTo(house.agent().account());
    assertThat(figures.faults())
        .containsExactly(new ReminderFigures.FaultCount(PaymentFault.PAGE_FAILS, 1));
    assertThat(listed(ReminderFilter.PAID_AFTER, from)).containsExactly(order);
    assertThat(listed(ReminderFilter.REMINDED, from)).containsExactly(order);
    assertThat(listed(ReminderFilter.OVER, from)).containsExactly(alone);
    assertThat(within(() -> contacts.ofCustomer(house.agent(), buyer)).contacts())
        .anyMatch(one -> one.way().name().equals("TELEPHONE"));
  }

  private List<OrderId> listed(ReminderFilter filter, Instant from) {
    return within(() -> reader.list(house.agent(), filter, from, null, null, 50)).items().stream()
        .map(ReminderView::order)
        .toList();
  }

  @Test
  void aPaymentLongAfterCountsForNobody() {
    var order = unpaid();
    clock.advance(Duration.ofMinutes(31));
    whenDue(order);
    awaitSaid(order);
    clock.advance(Duration.ofHours(13));
    pay(order);

    assertThat(shown(order).credit()).isNull();
    assertThat(listed(ReminderFilter.REMINDED, Instant.EPOCH)).containsExactly(order);
    assertThat(listed(ReminderFilter.PAID_AFTER, Instant.EPOCH)).isEmpty();
  }

  @Test
  void whoDeclinesOnTheTelephoneIsLeftAlone() {
    reminds(3, false, true);
    var order = unpaid();
    clock.advance(Duration.ofMinutes(31));
    whenDue(order);
    clock.advance(Duration.ofHours(4));
    whenDue(order);
    assertThat(shown(order).steps()).as("a call that nobody made is enough").hasSize(1);
    var call = Objects.requireNonNull(call());
    doing(
        () -> tasks.complete(house.agent(), call.id(), new Tasks.Completion("DECLINED", null, "")));
    clock.advance(Duration.ofHours(4));
    whenDue(order);

    assertThat(shown(order).state()).isEqualTo(ReminderState.STOPPED);
    assertThat(shown(order).steps()).hasSize(1);
  }

  @Test
  void agentsRemindByHandWithinTheRulesOrLeaveTheCustomerAlone() {
    var order = unpaid();
    doing(() -> hand.remind(house.agent(), order, ContactWay.CHAT));
    awaitSaid(order);
    doing(() -> hand.remind(house.agent(), order, ContactWay.TELEPHONE));
    assertThat(Objects.requireNonNull(call()).owner()).isEqualTo(house.agent().account());
    refused("commerce.reminder-too-many", () -> hand.remind(house.agent(), order, ContactWay.CHAT));
    assertThat(shown(order).state()).isEqualTo(ReminderState.SAID);

    doing(() -> hand.stop(house.agent(), order));
    assertThat(shown(order).state()).isEqualTo(ReminderState.STOPPED);
    assertThat(call()).isNull();

    var unknown = take(order("P" + Ids.next()).boughtBy(""));
    refused(
        "commerce.reminder-nobody-known",
        () -> hand.remind(house.agent(), unknown, ContactWay.CHAT));
    clock.advance(Duration.ofHours(23).plusMinutes(1));
    refused(
        "commerce.reminder-too-late",
        () -> hand.remind(house.agent(), unknown, ContactWay.TELEPHONE));
    pay(order);
    refused(
        "commerce.reminder-not-unpaid",
        () -> hand.remind(house.agent(), order, ContactWay.TELEPHONE));
  }

  @Test
  void theNumberIsShownToWhoeverHasTheCallAndToNobodyElse() {
    var order = unpaid();
    doing(() -> hand.remind(house.agent(), order, ContactWay.TELEPHONE));
    var id = Objects.requireNonNull(call()).id();

    assertThat(within(() -> numbers.of(house.agent(), id))).isEqualTo(TestOrders.LIN.phone());
    refused(
        "commerce.call-not-yours",
        () -> {
          var _ = numbers.of(house.owner(), id);
        });

    doing(() -> tasks.complete(house.agent(), id, new Tasks.Completion("WILL_PAY", null, "")));
    refused(
        "commerce.call-not-yours",
        () -> {
          var _ = numbers.of(house.agent(), id);
        });
  }

  @Test
  void whatHelpsIsSaidAtOnceAndCountsAsNoContact() {
    limits(0, 0);
    var order = unpaid();
    doing(() -> hand.guide(house.agent(), order, PaymentFault.LIMIT_REACHED, true));

    await().atMost(Duration.ofMinutes(1)).until(() -> said("LIMIT_REACHED " + number(order)) == 1);
    var told = within(() -> reader.ofOrder(house.agent(), order)).faults().getFirst();
    assertThat(told.fault()).isEqualTo(PaymentFault.LIMIT_REACHED);
    assertThat(told.guided()).isTrue();
  }

  @Test
  void oldUnpaidOrdersThatAreImportedAreLeftAlone() {
    var order = take(order("P" + Ids.next()).placed(clock.instant().minus(Duration.ofDays(3))));

    assertThat(within(() -> reader.ofOrder(house.agent(), order)).reminder()).isNull();
  }

  @Test
  void aShopThatDoesNotRemindLeavesAllAlone() {
    house = houses.aMerchant();
    var order = unpaid();
    clock.advance(Duration.ofHours(1));
    whenDue(order);

    assertThat(within(() -> reader.ofOrder(house.agent(), order)).reminder()).isNull();
  }
}

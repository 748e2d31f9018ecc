package io.heqi.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Reason;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.TestOrders;
import io.heqi.contact.ContactRuleSets;
import io.heqi.contact.ContactRules;
import io.heqi.contact.ContactState;
import io.heqi.contact.Contacts;
import io.heqi.contact.OwnContacts;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.task.TaskFilter;
import io.heqi.task.TaskReader;
import io.heqi.task.TaskView;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@HeqiTest
class FollowUpsTest {

  @Autowired private FollowUps followUps;
  @Autowired private FollowUpAnswers answers;
  @Autowired private OwnFollowUps own;
  @Autowired private FollowUpCards cards;
  @Autowired private OwnContacts ownContacts;
  @Autowired private AuditLog audit;
  @Autowired private FollowUpReader reader;
  @Autowired private FollowUpRuleSets rules;
  @Autowired private FollowUpDeadlines deadlines;
  @Autowired private ContactRuleSets contactRules;
  @Autowired private Contacts contacts;
  @Autowired private Cases cases;
  @Autowired private OrderIntake intake;
  @Autowired private TaskReader tasks;
  @Autowired private QueueRunner queues;
  @Autowired private MessageLog log;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private ConversationId talk;

  @BeforeEach
  void aShopThatAsks() {
    house = houses.aMerchant();
    talk = houses.aConversation(house, "c:f1");
    doing(
        () -> {
          contactRules.put(
              house.owner(),
              house.shop(),
              clock.instant(),
              new ContactRules(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 20, 50));
          rules.put(house.owner(), house.shop(), clock.instant(), TestFollowUps.ASKING);
        });
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

  private OrderId take(TestOrders.Builder order) {
    return within(
            () -> intake.take(house.owner(), house.shop(), List.of(order.boughtBy("f1").build())))
        .getFirst()
        .order();
  }

  private OrderId arrived() {
    var now = clock.instant();
    return take(TestOrders.paid("F" + Ids.next()).placed(now).toldAt(now).receivedAt(now));
  }

  private FollowUpView shown(OrderId order) {
    return Objects.requireNonNull(within(() -> reader.ofOrder(house.agent(), order)).followUp());
  }

  private void whenDue(OrderId order) {
    queues.serve(deadlines, house.merchant());
    doing(() -> transactions.executeWithoutResult(_ -> followUps.whenDue(house.merchant(), order)));
  }

  private long said(String text) {
    return within(() -> log.after(house.merchant(), talk, 0, 200)).stream()
        .map(Entry::body)
        .filter(body -> body.contains(text))
        .count();
  }

  private OrderId asked() {
    var order = arrived();
    clock.advance(Duration.ofDays(3).plusMinutes(1));
    whenDue(order);
    await().atMost(Duration.ofMinutes(1)).until(() -> shown(order).askedAt() != null);
    return order;
  }

  private void openCase(OrderId order) {
    var claim =
        new Claim(
            order,
            AfterSaleType.REFUND_ONLY,
            Reason.QUALITY_ISSUE,
            List.of(new Claim.Part(0, 1)),
            GoodsCondition.SEALED,
            false,
            null,
            "");
    var apply = new Cases.Apply(Ids.next().toString(), claim, null, "店长同意", List.of());
    doing(() -> cases.apply(house.owner(), apply));
  }

  @Test
  void asksOnceSomeDaysAfterTheOrderArrived() {
    var order = arrived();
    whenDue(order);
    assertThat(shown(order).state()).isEqualTo(FollowUpState.WAITING);

    clock.advance(Duration.ofDays(3).plusMinutes(1));
    whenDue(order);
    whenDue(order);

    await().atMost(Duration.ofMinutes(1)).until(() -> shown(order).askedAt() != null);
    assertThat(shown(order).state()).isEqualTo(FollowUpState.ASKED);
    assertThat(said(shown(order).orderNumber())).isEqualTo(1);
  }

  @Test
  void aCarriersWordIsEnough() {
    var number = "SF" + Ids.next();
    var order =
        take(
            TestOrders.paid("F" + Ids.next())
                .placed(clock.instant())
                .toldAt(clock.instant())
                .sentWith("顺丰速运", number));
    assertThat(within(() -> reader.ofOrder(house.agent(), order)).followUp()).isNull();
    var event =
        new OrderIntake.TellEvent("顺丰速运", number, clock.instant(), ParcelState.DELIVERED, "已签收");
    doing(() -> intake.takeEvents(house.owner(), List.of(event)));

    assertThat(shown(order).state()).isEqualTo(FollowUpState.WAITING);
    clock.advance(Duration.ofDays(3).plusMinutes(1));
    whenDue(order);
    assertThat(shown(order).state()).isEqualTo(FollowUpState.ASKED);
  }

  @Test
  void ordersWithACaseOrAParcelThatGoesBackAreLeftAlone() {
    var withCase = arrived();
    openCase(withCase);
    assertThat(shown(withCase).leftAlone()).isEqualTo(LeftAlone.HAS_CASE);

    var number = "SF" + Ids.next();
    var back =
        take(
            TestOrders.paid("F" + Ids.next())
                .placed(clock.instant())
                .toldAt(clock.instant())
                .sentWith("顺丰速运", number)
                .receivedAt(clock.instant()));
    var event =
        new OrderIntake.TellEvent("顺丰速运", number, clock.instant(), ParcelState.RETURNING, "退回中");
    doing(() -> intake.takeEvents(house.owner(), List.of(event)));
    clock.advance(Duration.ofDays(3).plusMinutes(1));
    whenDue(back);
    assertThat(shown(back).leftAlone()).isEqualTo(LeftAlone.PARCEL_IN_TROUBLE);
    assertThat(said("收到了吗")).isZero();
  }

  @Test
  void whoWantsNoContactsIsNotAsked() {
    var buyer = within(() -> log.row(house.merchant(), talk).orElseThrow().customer());
    doing(() -> contacts.refuse(house.agent(), buyer));
    var order = arrived();
    clock.advance(Duration.ofDays(3).plusMinutes(1));
    whenDue(order);

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> shown(order).question() == ContactState.REFUSED);
    assertThat(said("收到了吗")).isZero();
  }

  @Test
  void aProblemIsSomebodysTaskUntilACaseIsOpen() {
    var order = asked();
    doing(() -> answers.answer(house.agent(), order, FollowUpAnswer.PROBLEM));

    var mine = within(() -> tasks.list(house.agent(), TaskFilter.MINE, null, null, 10)).items();
    assertThat(mine).extracting(TaskView::kind).containsExactly("FOLLOW_UP_PROBLEM");
    assertThat(mine.getFirst().about()).isEqualTo(order.value());
    refused(
        "outreach.follow-up-over", () -> answers.answer(house.agent(), order, FollowUpAnswer.FINE));

    openCase(order);

    assertThat(within(() -> tasks.list(house.agent(), TaskFilter.MINE, null, null, 10)).items())
        .isEmpty();
    assertThat(said("欢迎评价")).isZero();
  }

  @Test
  void whoIsContentIsInvitedOnceAndTheFiguresSaySo() {
    var from = clock.instant();
    var order = asked();
    doing(() -> answers.answer(house.agent(), order, FollowUpAnswer.FINE));

    await().atMost(Duration.ofMinutes(1)).until(() -> said("欢迎评价") == 1);
    assertThat(shown(order).invited()).isTrue();
    refused(
        "outreach.follow-up-over", () -> answers.answer(house.agent(), order, FollowUpAnswer.FINE));
    var until = clock.instant().plusSeconds(1);
    assertThat(within(() -> reader.figures(house.agent(), from, until)))
        .isEqualTo(new FollowUpView.FollowUpFigures(1, 1, 1, 0, 1));
    assertThat(
            within(
                    () ->
                        reader.list(
                            house.agent(), FollowUpState.ANSWERED, FollowUpAnswer.FINE, null, 9))
                .items())
        .extracting(FollowUpView::order)
        .containsExactly(order);
  }

  @Test
  void anAgentMayLeaveACustomerAlone() {
    var order = arrived();
    doing(() -> answers.leaveAlone(house.agent(), order));
    clock.advance(Duration.ofDays(3).plusMinutes(1));
    whenDue(order);

    assertThat(shown(order).leftAlone()).isEqualTo(LeftAlone.NOT_WANTED);
    assertThat(said("收到了吗")).isZero();
  }

  @Test
  void whatArrivedLongAgoDoesNotBegin() {
    var old = clock.instant().minus(Duration.ofDays(6));
    var order = take(TestOrders.paid("F" + Ids.next()).placed(old).receivedAt(old));

    assertThat(within(() -> reader.ofOrder(house.agent(), order)).followUp()).isNull();
    refused(
        "outreach.follow-up-unknown",
        () -> answers.answer(house.agent(), order, FollowUpAnswer.FINE));
  }

  /// Nothing is paid for praise, and nobody is pressed.
  @ParameterizedTest
  @ValueSource(strings = {"好评", "五星", "返现", "红包", "优惠券", "礼品", "赶紧", "尽快", "务必", "加微信"})
  void whatIsShippedAsksForNoPraise(String word) {
    var brought = shipped();
    assertThat(brought.on()).isFalse();
    assertThat(brought.invite()).isFalse();
    assertThat(brought.askText() + brought.inviteText()).doesNotContain(word);
  }

  private static FollowUpRules shipped() {
    try (var in = FollowUpsTest.class.getResourceAsStream("/outreach/follow-up-rules.json")) {
      return JsonMapper.shared().readValue(Objects.requireNonNull(in), FollowUpRules.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CustomerId customer() {
    return within(() -> log.row(house.merchant(), talk).orElseThrow()).customer();
  }

  private void says(OrderId order, FollowUpAnswer answer) {
    doing(() -> own.answer(house.merchant(), customer(), order, answer));
  }

  private Map<String, Object> card(OrderId order) {
    return within(
        () ->
            cards
                .now(house.merchant(), customer(), Set.of(order.value()))
                .getOrDefault(order.value(), Map.of()));
  }

  @Test
  void theQuestionCanBeAnsweredWhereItWasAsked() {
    var order = asked();
    var line =
        within(() -> log.after(house.merchant(), talk, 0, 200)).stream()
            .filter(one -> String.valueOf(one.data()).contains(order.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(line.data()).contains("FOLLOW_UP");
    assertThat(card(order)).containsEntry("state", "ASKED");

    says(order, FollowUpAnswer.FINE);

    assertThat(shown(order).answer()).isEqualTo(FollowUpAnswer.FINE);
    assertThat(shown(order).answeredBy()).isNull();
    assertThat(card(order)).containsEntry("answer", "FINE");
  }

  @Test
  void theFirstAnswerStandsWhoeverGivesIt() throws Exception {
    var order = asked();
    try (var pool = Executors.newFixedThreadPool(2)) {
      var both =
          pool.invokeAll(
              List.<Callable<Boolean>>of(
                  () -> {
                    says(order, FollowUpAnswer.FINE);
                    return true;
                  },
                  () -> {
                    says(order, FollowUpAnswer.PROBLEM);
                    return true;
                  }));
      for (var one : both) {
        assertThat(one.get()).isTrue();
      }
    }
    var answer = shown(order).answer();
    says(order, FollowUpAnswer.FINE);
    says(order, FollowUpAnswer.PROBLEM);
    assertThat(shown(order).answer()).isEqualTo(answer);
    refused(
        "outreach.follow-up-over",
        () -> answers.answer(house.agent(), order, FollowUpAnswer.NOT_RECEIVED));
  }

  @Test
  void aProblemThatTheCustomerTellsIsATaskOfNobodyUntilACaseIsOpen() {
    var order = asked();

    says(order, FollowUpAnswer.PROBLEM);

    var open = within(() -> tasks.list(house.owner(), TaskFilter.FREE, null, null, 50)).items();
    assertThat(open).extracting(TaskView::subject).contains(shown(order).orderNumber());
    openCase(order);
    assertThat(within(() -> tasks.list(house.owner(), TaskFilter.FREE, null, null, 50)).items())
        .extracting(TaskView::subject)
        .doesNotContain(shown(order).orderNumber());
  }

  @Test
  void whoWantsNoMoreQuestionsIsAskedNoneFromThenOn() {
    var order = asked();

    doing(() -> own.askNoMore(house.merchant(), customer(), order));
    doing(() -> own.askNoMore(house.merchant(), customer(), order));

    assertThat(shown(order).state()).isEqualTo(FollowUpState.LEFT_ALONE);
    assertThat(within(() -> ownContacts.refuses(house.merchant(), customer()))).isTrue();
    assertThat(within(() -> contacts.allowedFrom(house.merchant(), customer(), house.shop())))
        .isEqualTo(Instant.MAX);
    assertThat(
            within(() -> audit.read(house.owner(), null, 20)).items().stream()
                .filter(entry -> entry.action().equals("contact.refused-by-customer")))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.account()).isNull();
              assertThat(entry.detail()).contains(customer().toString());
            });

    doing(() -> ownContacts.allow(house.merchant(), customer()));
    assertThat(within(() -> contacts.allowedFrom(house.merchant(), customer(), house.shop())))
        .isBefore(Instant.MAX);
  }

  @Test
  void nobodyAnswersForAnother() {
    var order = asked();
    var other = houses.aConversation(house, "c:f2");
    var stranger = within(() -> log.row(house.merchant(), other).orElseThrow()).customer();

    refused(
        "commerce.order-unknown",
        () -> own.answer(house.merchant(), stranger, order, FollowUpAnswer.FINE));
    refused("commerce.order-unknown", () -> own.askNoMore(house.merchant(), stranger, order));
    assertThat(within(() -> cards.now(house.merchant(), stranger, Set.of(order.value()))))
        .isEmpty();
    assertThat(shown(order).state()).isEqualTo(FollowUpState.ASKED);
  }
}

package io.heqi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.TestOrders;
import io.heqi.commerce.release.ReleaseReader;
import io.heqi.commerce.release.ReleaseRuleSets;
import io.heqi.commerce.release.ReleaseState;
import io.heqi.commerce.release.Releases;
import io.heqi.commerce.release.TestReleases;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class CasesTest {

  @Autowired private Cases cases;
  @Autowired private OwnCases own;
  @Autowired private AfterSaleRules rules;
  @Autowired private Refunds refunds;
  @Autowired private Reconciliation reconciliation;
  @Autowired private CaseDeadlines deadlines;
  @Autowired private CaseNotices notices;
  @Autowired private OrderIntake intake;
  @Autowired private Releases releases;
  @Autowired private ReleaseReader releaseReader;
  @Autowired private ReleaseRuleSets releaseRules;
  @Autowired private MessageLog log;
  @Autowired private QueueRunner queues;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private ConversationId talk;
  private OwnCases.Asking buyer;

  @BeforeEach
  void aCustomer() {
    house = houses.aMerchant();
    talk = houses.aConversation(house, "c:u7");
    var row = within(() -> log.row(house.merchant(), talk).orElseThrow());
    buyer =
        new OwnCases.Asking(
            house.merchant(),
            row.customer(),
            new ChannelId(house.channel().value()),
            Ids.next(),
            Locale.SIMPLIFIED_CHINESE);
    within(
        () -> {
          rules.putPolicy(
              house.owner(),
              house.shop(),
              clock.instant(),
              new ReturnPolicy(
                  7,
                  15,
                  15,
                  365,
                  7,
                  false,
                  BigDecimal.ZERO,
                  BigDecimal.ZERO,
                  List.of(),
                  "杭州市西湖区文三路 1 号 和气服饰 收 0571-88888888",
                  "七天无理由"));
          return true;
        });
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private OrderId order(OrderState state) {
    var order =
        TestOrders.paid("A" + Ids.next())
            .placed(clock.instant())
            .toldAt(clock.instant())
            .boughtBy("u7")
            .state(state)
            .build();
    return within(() -> intake.take(house.owner(), house.shop(), List.of(order)))
        .getFirst()
        .order();
  }

  private static Claim claim(OrderId order, AfterSaleType type, @Nullable String amount) {
    return new Claim(
        order,
        type,
        Reason.QUALITY_ISSUE,
        List.of(new Claim.Part(0, 1), new Claim.Part(1, 2)),
        GoodsCondition.OPENED,
        true,
        amount == null ? null : new BigDecimal(amount),
        "袖口开线");
  }

  private CaseView apply(OrderId order, AfterSaleType type) {
    return apply(claim(order, type, null));
  }

  @Test
  void whatIsToBePaidBackIsNotShipped() {
    within(
        () -> {
          releaseRules.put(house.owner(), house.shop(), clock.instant(), TestReleases.VERIFYING);
          return true;
        });
    var order = order(OrderState.TO_SHIP);
    within(
        () -> {
          releases.confirm(house.owner(), order);
          return true;
        });

    var _ = apply(order, AfterSaleType.REFUND_ONLY);

    assertThat(within(() -> releaseReader.ofOrder(house.owner(), order)).release())
        .satisfies(
            release ->
                assertThat(Objects.requireNonNull(release).state()).isEqualTo(ReleaseState.HELD));
  }

  private CaseView apply(Claim claim) {
    return within(() -> own.apply(buyer, Ids.next().toString(), claim, List.of()));
  }

  private CaseView now(CaseView view) {
    return within(() -> cases.get(house.owner(), view.facts().id()));
  }

  private CaseView merchant(CaseView view, Move move) {
    return merchant(house.owner(), view, step(view, move));
  }

  private CaseView merchant(Actor by, CaseView view, Step step) {
    return within(() -> cases.move(by, view.facts().id(), step));
  }

  private CaseView buyer(CaseView view, Move move) {
    return within(() -> own.move(buyer, view.facts().id(), step(view, move)));
  }

  private static Step step(CaseView view, Move move) {
    return new Step(
        move, view.facts().version(), "缘由", null, null, "顺丰速运", "SF1402233445566", "", "PAY-1");
  }

  private static Step offer(CaseView view, AfterSaleType type, String amount) {
    return new Step(
        Move.PROPOSE, view.facts().version(), "商量一下", type, new BigDecimal(amount), "", "", "", "");
  }

  private static Refunds.RefundView refund(CaseView view) {
    return Objects.requireNonNull(view.refund());
  }

  private static <T extends Enum<T>> T any(Random random, Class<T> of) {
    var all = List.copyOf(EnumSet.allOf(of));
    return all.get(random.nextInt(all.size()));
  }

  private void timePasses(Duration time) {
    clock.advance(time);
    queues.serve(deadlines, house.merchant());
  }

  private static void refused(String code, Supplier<?> work) {
    assertThatThrownBy(work::get)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void aReturnGoesFromTheRequestToTheMoney() {
    var c = apply(order(OrderState.RECEIVED), AfterSaleType.RETURN_REFUND);
    assertThat(c.facts().state()).isEqualTo(AfterSaleState.PENDING_MERCHANT);
    assertThat(c.facts().amount()).isEqualByComparingTo("199.00");
    assertThat(c.open()).contains(Move.CANCEL).doesNotContain(Move.AGREE);

    c = merchant(c, Move.AGREE);
    assertThat(c.returnAddress()).startsWith("杭州市西湖区");
    c = buyer(c, Move.SEND_BACK);
    assertThat(c.returned()).isEqualTo(new Tracking("顺丰速运", "SF1402233445566"));
    c = merchant(c, Move.RECEIVE);
    c = merchant(c, Move.PASS);
    assertThat(c.facts().state()).isEqualTo(AfterSaleState.REFUNDING);
    assertThat(within(() -> refunds.unpaid(house.owner(), null, 10)).items()).hasSize(1);
    c = merchant(c, Move.PAID);

    assertThat(c.facts().state()).isEqualTo(AfterSaleState.SUCCEEDED);
    assertThat(refund(c).state()).isEqualTo(Refunds.RefundState.PAID);
    assertThat(refund(c).reference()).isEqualTo("PAY-1");
    assertThat(c.moves())
        .extracting(CaseView.MoveView::move)
        .containsExactly(
            Move.APPLY, Move.AGREE, Move.SEND_BACK, Move.RECEIVE, Move.PASS, Move.PAID);
    assertThat(within(() -> refunds.unpaid(house.owner(), null, 10)).items()).isEmpty();
  }

  @Test
  void theCustomerIsToldInTheChatOfEachStepOnce() {
    var c = apply(order(OrderState.RECEIVED), AfterSaleType.RETURN_REFUND);
    queues.serve(notices, house.merchant());
    merchant(c, Move.AGREE);
    queues.serve(notices, house.merchant());
    queues.serve(notices, house.merchant());

    await().atMost(Duration.ofMinutes(1)).until(() -> told().size() == 2);
    assertThat(told().getFirst()).contains("已收到您的申请");
    assertThat(told().getLast()).contains("已同意").contains("杭州市西湖区");
  }

  private List<String> told() {
    return within(() -> log.after(house.merchant(), talk, 0, 500)).stream()
        .filter(entry -> entry.sender() == SenderKind.SYSTEM && entry.kind().isSaid())
        .filter(entry -> entry.body().contains("售后单"))
        .map(Entry::body)
        .toList();
  }

  @Test
  void sendingTheSameApplicationTwiceOpensOneCase() {
    var claim = claim(order(OrderState.RECEIVED), AfterSaleType.RETURN_REFUND, null);

    var first = within(() -> own.apply(buyer, "once", claim, List.of()));
    var again = within(() -> own.apply(buyer, "once", claim, List.of()));

    assertThat(again.facts().id()).isEqualTo(first.facts().id());
  }

  @Test
  void ofTwoWhoActAtOnceOneIsRefused() throws Exception {
    var c = apply(order(OrderState.RECEIVED), AfterSaleType.RETURN_REFUND);
    var agree = step(c, Move.AGREE);
    var refuse = step(c, Move.REFUSE);

    var outcomes =
        atOnce(
            List.of(
                () -> within(() -> cases.move(house.agent(), c.facts().id(), agree)),
                () -> within(() -> cases.move(house.colleague(), c.facts().id(), refuse))));

    assertThat(outcomes).containsExactlyInAnyOrder("done", "aftersale.moved-meanwhile");
    assertThat(now(c).moves()).hasSize(2);
  }

  @Test
  void theLastOfTheMoneyIsAskedForOnce() throws Exception {
    var order = order(OrderState.TO_SHIP);
    var outcomes =
        atOnce(
            IntStream.range(0, 6)
                .<Callable<?>>mapToObj(
                    n ->
                        () ->
                            within(
                                () ->
                                    own.apply(
                                        buyer,
                                        "try" + n,
                                        claim(order, AfterSaleType.REFUND_ONLY, null),
                                        List.of())))
                .toList());

    assertThat(outcomes.stream().filter("done"::equals)).hasSize(1);
    assertThat(outcomes.stream().filter(one -> !one.equals("done")).distinct())
        .allMatch(code -> code.startsWith("aftersale.ground."));
  }

  private static List<String> atOnce(List<Callable<?>> works) throws Exception {
    var outcomes = new ArrayList<String>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      works.forEach(work -> running.add(pool.submit(work)));
      for (var one : running) {
        try {
          one.get();
          outcomes.add("done");
        } catch (java.util.concurrent.ExecutionException e) {
          outcomes.add(e.getCause() instanceof Refusal refusal ? refusal.code() : e.toString());
        }
      }
    }
    return outcomes;
  }

  @Test
  void silenceOfTheMerchantIsConsentOnceAlsoAfterAStop() {
    var c = apply(order(OrderState.TO_SHIP), AfterSaleType.REFUND_ONLY);
    timePasses(Duration.ofHours(47));
    assertThat(now(c).facts().state()).isEqualTo(AfterSaleState.PENDING_MERCHANT);

    timePasses(Duration.ofHours(2));
    queues.serve(deadlines, house.merchant());

    var after = now(c);
    assertThat(after.facts().state()).isEqualTo(AfterSaleState.REFUNDING);
    assertThat(after.moves()).hasSize(2);
    assertThat(after.moves().getLast().party()).isEqualTo(Party.SYSTEM);
  }

  @Test
  void goodsThatAreNotSentBackCloseTheCaseAndGoodsNobodyLooksAtAreAccepted() {
    var unsent =
        merchant(apply(order(OrderState.RECEIVED), AfterSaleType.RETURN_REFUND), Move.AGREE);
    var sent =
        buyer(
            merchant(apply(order(OrderState.RECEIVED), AfterSaleType.RETURN_REFUND), Move.AGREE),
            Move.SEND_BACK);

    timePasses(Duration.ofDays(7).plusMinutes(1));
    assertThat(now(unsent).facts().state()).isEqualTo(AfterSaleState.CLOSED);
    assertThat(now(sent).facts().state()).isEqualTo(AfterSaleState.WAIT_MERCHANT_RECEIPT);
    timePasses(Duration.ofDays(3));
    assertThat(now(sent).facts().state()).isEqualTo(AfterSaleState.REFUNDING);
  }

  @Test
  void aDeliveredReturnHasToBeConfirmedSooner() {
    var c =
        buyer(
            merchant(apply(order(OrderState.RECEIVED), AfterSaleType.RETURN_REFUND), Move.AGREE),
            Move.SEND_BACK);
    var before = now(c).facts().due();
    within(
        () ->
            intake.takeEvents(
                house.owner(),
                List.of(
                    new OrderIntake.TellEvent(
                        "顺丰速运",
                        "SF1402233445566",
                        clock.instant(),
                        ParcelState.DELIVERED,
                        "已签收"))));

    var after = now(c).facts();
    assertThat(after.due()).isEqualTo(clock.instant().plus(Duration.ofDays(3))).isBefore(before);
    assertThat(after.state()).isEqualTo(AfterSaleState.WAIT_MERCHANT_RECEIPT);
  }

  @Test
  void anOfferIsTakenOrNotAndOffersEnd() {
    var c = apply(order(OrderState.RECEIVED), AfterSaleType.RETURN_REFUND);
    c = merchant(house.agent(), c, offer(c, AfterSaleType.REFUND_ONLY, "50.00"));
    assertThat(c.facts().state()).isEqualTo(AfterSaleState.NEGOTIATING);
    c = buyer(c, Move.DECLINE);
    assertThat(c.facts().state()).isEqualTo(AfterSaleState.PENDING_MERCHANT);
    c = merchant(house.agent(), c, offer(c, AfterSaleType.REFUND_ONLY, "80.00"));
    timePasses(Duration.ofHours(49));
    c = now(c);
    assertThat(c.facts().state()).isEqualTo(AfterSaleState.PENDING_MERCHANT);
    c = merchant(house.agent(), c, offer(c, AfterSaleType.REFUND_ONLY, "100.00"));
    var taken = buyer(c, Move.ACCEPT);

    assertThat(taken.facts().type()).isEqualTo(AfterSaleType.REFUND_ONLY);
    assertThat(taken.facts().state()).isEqualTo(AfterSaleState.REFUNDING);
    assertThat(taken.facts().amount()).isEqualByComparingTo("100.00");
  }

  @Test
  void moreThanThreeOffersOrMoreThanWasPaidAreRefused() {
    var c = apply(order(OrderState.RECEIVED), AfterSaleType.RETURN_REFUND);
    var first = c;
    refused(
        "aftersale.more-than-paid",
        () -> merchant(house.agent(), first, offer(first, AfterSaleType.RETURN_REFUND, "199.01")));
    for (var i = 0; i < 3; i++) {
      c = merchant(house.agent(), c, offer(c, AfterSaleType.REFUND_ONLY, "50.00"));
      c = buyer(c, Move.DECLINE);
    }
    var last = c;
    refused(
        "aftersale.offers-used-up",
        () -> merchant(house.agent(), last, offer(last, AfterSaleType.REFUND_ONLY, "50.00")));
  }

  @Test
  void aRefundThatFailedIsTriedAgainUnderTheSameKeyOrPaidAnotherWay() {
    var c = merchant(apply(order(OrderState.TO_SHIP), AfterSaleType.REFUND_ONLY), Move.AGREE);
    c = merchant(c, Move.PAY_FAILED);
    assertThat(c.facts().state()).isEqualTo(AfterSaleState.REFUND_FAILED);
    c = merchant(c, Move.RETRY);
    assertThat(refund(c).attempts()).isEqualTo(2);
    c = merchant(c, Move.PAY_FAILED);
    c = merchant(c, Move.PAY_OTHERWISE);
    assertThat(c.facts().state()).isEqualTo(AfterSaleState.WAIT_BUYER_CONFIRM);
    c = buyer(c, Move.DENY);
    c = merchant(c, Move.PAY_OTHERWISE);
    c = buyer(c, Move.CONFIRM);

    assertThat(c.facts().state()).isEqualTo(AfterSaleState.SUCCEEDED);
    assertThat(refund(c).state()).isEqualTo(Refunds.RefundState.PAID);
  }

  @Test
  void moneyAndThePlatformsWordNeedTheRightForThem() {
    var c = merchant(apply(order(OrderState.TO_SHIP), AfterSaleType.REFUND_ONLY), Move.AGREE);
    var paid = step(c, Move.PAID);

    refused("foundation.permission-missing", () -> merchant(house.agent(), c, paid));
    assertThat(within(() -> cases.get(house.agent(), c.facts().id())).open())
        .doesNotContain(Move.PAID);
    assertThat(now(c).open()).contains(Move.PAID);
  }

  @Test
  void aCaseOfAnotherCustomerIsUnknown() {
    var c = apply(order(OrderState.TO_SHIP), AfterSaleType.REFUND_ONLY);
    var stranger = houses.aConversation(house, "c:u8");
    var row = within(() -> log.row(house.merchant(), stranger).orElseThrow());
    var other =
        new OwnCases.Asking(
            house.merchant(), row.customer(), house.channel(), Ids.next(), Locale.ENGLISH);

    refused(
        "aftersale.case-unknown",
        () -> within(() -> own.move(other, c.facts().id(), step(c, Move.CANCEL))));
    refused("commerce.order-unknown", () -> within(() -> own.ofOrder(other, c.facts().order())));
  }

  @Test
  void whatThePolicyDoesNotGrantAnAgentMayWithAReason() {
    var order = order(OrderState.RECEIVED);
    var late =
        new Claim(
            order,
            AfterSaleType.RETURN_REFUND,
            Reason.NO_LONGER_WANT,
            List.of(new Claim.Part(0, 1)),
            GoodsCondition.NOT_INTACT,
            true,
            null,
            "");
    refused("aftersale.ground.not-intact", () -> apply(late));

    var granted =
        within(
            () ->
                cases.apply(
                    house.agent(), new Cases.Apply("a1", late, talk, "老客户，破例一次", List.of())));

    assertThat(granted.facts().state()).isEqualTo(AfterSaleState.PENDING_MERCHANT);
    assertThat(granted.facts().applied()).isEqualTo(Party.MERCHANT);
    assertThat(granted.moves().getFirst().note()).contains("破例");
    assertThat(granted.facts().amount()).isEqualByComparingTo("151.40");
  }

  @Test
  void nobodyIsToldOfAnOrderThatIsNotTheirs() {
    var order = order(OrderState.TO_SHIP);
    var stranger = houses.aConversation(house, "c:u9");
    var claim = claim(order, AfterSaleType.REFUND_ONLY, null);

    refused(
        "commerce.order-of-another",
        () ->
            within(
                () ->
                    cases.apply(
                        house.agent(), new Cases.Apply("a2", claim, stranger, "", List.of()))));
  }

  @Test
  void aCustomerMayAskForLessAndNotForMore() {
    var order = order(OrderState.RECEIVED);
    var socks =
        new Claim(
            order,
            AfterSaleType.RETURN_REFUND,
            Reason.QUALITY_ISSUE,
            List.of(new Claim.Part(1, 2)),
            GoodsCondition.OPENED,
            true,
            null,
            "");
    var c = apply(socks);
    assertThat(c.facts().amount()).isEqualByComparingTo("47.60");

    refused("aftersale.more-than-may-be", () -> amend(c, "199.00"));
    assertThat(amend(c, "40.00").facts().amount()).isEqualByComparingTo("40.00");
  }

  private CaseView amend(CaseView view, String amount) {
    var step =
        new Step(
            Move.AMEND, view.facts().version(), "", null, new BigDecimal(amount), "", "", "", "");
    return within(() -> own.move(buyer, view.facts().id(), step));
  }

  @Test
  void theMostPressingStandsFirstAndSeverityIsAHeadStart() {
    var early = apply(order(OrderState.TO_SHIP), AfterSaleType.REFUND_ONLY);
    clock.advance(Duration.ofHours(5));
    var severe =
        apply(
            new Claim(
                order(OrderState.RECEIVED),
                AfterSaleType.RETURN_REFUND,
                Reason.FAKE_PRODUCT,
                List.of(new Claim.Part(0, 1)),
                GoodsCondition.OPENED,
                true,
                null,
                ""));
    var all = new Cases.Filter(false, null, null, null, null);

    var first = within(() -> cases.list(house.owner(), all, null, 1));
    var second = within(() -> cases.list(house.owner(), all, first.next(), 1));

    assertThat(first.items().getFirst().id()).isEqualTo(severe.facts().id());
    assertThat(second.items().getFirst().id()).isEqualTo(early.facts().id());
    assertThat(second.next()).isNull();
    assertThat(within(() -> cases.counts(house.owner())))
        .containsEntry(AfterSaleState.PENDING_MERCHANT, 2);
  }

  private void paidBack(String reference, String amount) {
    var payment =
        new Reconciliation.PaidBack(
            reference, "N1", new BigDecimal(amount), "CNY", clock.instant());
    within(() -> reconciliation.take(house.owner(), house.shop(), List.of(payment)));
  }

  private List<Reconciliation.Difference> differences() {
    var from = clock.instant().minus(Duration.ofDays(1));
    var until = clock.instant().plus(Duration.ofDays(1));
    return within(() -> reconciliation.differences(house.owner(), house.shop(), from, until));
  }

  @Test
  void whatWeSayWasPaidIsHeldAgainstWhatWasDone() {
    var c = merchant(apply(order(OrderState.TO_SHIP), AfterSaleType.REFUND_ONLY), Move.AGREE);
    merchant(c, Move.PAID);
    assertThat(differences())
        .singleElement()
        .extracting(Reconciliation.Difference::kind)
        .isEqualTo(Reconciliation.Differs.NOT_DONE);

    paidBack("PAY-1", "190.00");
    paidBack("PAY-1", "190.00");
    assertThat(differences())
        .singleElement()
        .extracting(Reconciliation.Difference::kind)
        .isEqualTo(Reconciliation.Differs.AMOUNT);

    paidBack("PAY-1", "199.00");
    assertThat(differences()).isEmpty();

    paidBack("PAY-2", "5.00");
    assertThat(differences())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(Reconciliation.Differs.NOT_SAID);
              assertThat(one.done()).isEqualByComparingTo("5.00");
            });
  }

  /// Whatever happens, in whatever order: the money stays within what was paid, is given back once,
  /// and no case is nobody's or timeless.
  @ParameterizedTest
  @EnumSource(AfterSaleType.class)
  void nothingThatAnybodyDoesLosesMoneyOrACase(AfterSaleType type) {
    var random = new Random(type.name().hashCode());
    for (var round = 0; round < 12; round++) {
      var order = order(OrderState.RECEIVED);
      var open = new ArrayList<CaseView>();
      for (var step = 0; step < 14; step++) {
        if (open.isEmpty() || random.nextInt(6) == 0) {
          attempt(() -> open.add(apply(claim(order, any(random, type), amount(random)))));
        } else {
          anything(random, open.get(random.nextInt(open.size())));
        }
        check(order);
      }
    }
  }

  private static AfterSaleType any(Random random, AfterSaleType mostly) {
    return random.nextBoolean() ? mostly : any(random, AfterSaleType.class);
  }

  private static @Nullable String amount(Random random) {
    return random.nextBoolean() ? null : 1 + random.nextInt(199) + ".00";
  }

  private void anything(Random random, CaseView seen) {
    var current = random.nextInt(8) == 0 ? seen : now(seen);
    var move = any(random, Move.class);
    var step =
        new Step(
            move,
            current.facts().version(),
            "缘由",
            any(random, AfterSaleType.class),
            new BigDecimal(1 + random.nextInt(220)),
            "顺丰速运",
            "SF1402233445566",
            "",
            "PAY");
    switch (random.nextInt(4)) {
      case 0 -> attempt(() -> own.move(buyer, current.facts().id(), step));
      case 1 -> timePasses(Duration.ofDays(1 + random.nextInt(6)));
      default -> attempt(() -> cases.move(house.owner(), current.facts().id(), step));
    }
  }

  private void attempt(Supplier<?> work) {
    try {
      within(work);
    } catch (Refusal _) {
      // What the rules forbid changes nothing; that is checked afterwards.
    }
  }

  private void check(OrderId order) {
    within(
        () ->
            transactions.execute(
                _ -> {
                  var paid =
                      jdbc.sql(
                              """
                              select coalesce(sum(amount), 0) from aftersale.refunds
                              where merchant_id = ? and order_id = ?
                                and case_id in (select id from aftersale.cases
                                  where state not in ('CANCELLED', 'CLOSED'))
                              """)
                          .params(house.merchant().value(), order.value())
                          .query(BigDecimal.class)
                          .single();
                  assertThat(paid).isLessThanOrEqualTo(new BigDecimal("199.00"));
                  var lost =
                      jdbc.sql(
                              """
                              select count(*) from aftersale.cases c
                              left join aftersale.deadlines d
                                on d.merchant_id = c.merchant_id and d.case_id = c.id
                              where c.merchant_id = ? and (
                                (c.ended_at is null) <> (d.case_id is not null)
                                or c.ended_at is null and d.version <> c.version
                                or c.state = 'SUCCEEDED' and c.type in ('REFUND_ONLY', 'RETURN_REFUND', 'PRICE_PROTECTION')
                                  and not exists (select 1 from aftersale.refunds r
                                    where r.merchant_id = c.merchant_id and r.case_id = c.id and r.state = 'PAID'
                                      and r.amount = c.amount)
                                or c.version <> (select count(*) from aftersale.moves m
                                  where m.merchant_id = c.merchant_id and m.case_id = c.id))
                              """)
                          .param(house.merchant().value())
                          .query(Long.class)
                          .single();
                  assertThat(lost).isZero();
                  return true;
                }));
  }
}

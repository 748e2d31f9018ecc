package io.heqi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.TestOrders;
import io.heqi.conversation.MessageLog;
import io.heqi.customer.Customers;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ChannelId;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class InstantRefundTest {

  private static final BigDecimal PAID = new BigDecimal("199.00");

  @Autowired private Cases cases;
  @Autowired private OwnCases own;
  @Autowired private AfterSaleRules policies;
  @Autowired private InstantRefundRuleSets rules;
  @Autowired private Refunds refunds;
  @Autowired private Recoveries recoveries;
  @Autowired private CaseDeadlines deadlines;
  @Autowired private OrderIntake intake;
  @Autowired private Customers customers;
  @Autowired private MessageLog log;
  @Autowired private QueueRunner queues;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private OwnCases.Asking buyer;
  private int parcels;

  @BeforeEach
  void aCustomer() {
    house = houses.aMerchant();
    var talk = houses.aConversation(house, "c:u7");
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
          policies.putPolicy(
              house.owner(),
              house.shop(),
              clock.instant(),
              new ReturnPolicy(
                  30,
                  30,
                  30,
                  365,
                  7,
                  false,
                  BigDecimal.ZERO,
                  BigDecimal.ZERO,
                  List.of(),
                  "杭州",
                  ""));
          return true;
        });
  }

  private void grants(InstantRefundRules now) {
    within(
        () -> {
          rules.put(house.owner(), house.shop(), clock.instant(), now);
          return true;
        });
  }

  private static InstantRefundRules upTo(String amount) {
    return new InstantRefundRules(
        true,
        InstantRefundRules.When.SENT_BACK,
        new BigDecimal(amount),
        2,
        new BigDecimal("1500"),
        2,
        50);
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private OrderId order() {
    var order =
        TestOrders.paid("A" + Ids.next())
            .placed(clock.instant())
            .toldAt(clock.instant())
            .boughtBy("u7")
            .state(OrderState.RECEIVED)
            .build();
    return within(() -> intake.take(house.owner(), house.shop(), List.of(order)))
        .getFirst()
        .order();
  }

  private CaseView apply(OrderId order, Reason reason, @Nullable String amount) {
    var claim =
        new Claim(
            order,
            AfterSaleType.RETURN_REFUND,
            reason,
            List.of(new Claim.Part(0, 1), new Claim.Part(1, 2)),
            GoodsCondition.SEALED,
            true,
            amount == null ? null : new BigDecimal(amount),
            "");
    return within(() -> own.apply(buyer, Ids.next().toString(), claim, List.of()));
  }

  private CaseView now(CaseView view) {
    return within(() -> cases.get(house.owner(), view.facts().id()));
  }

  private CaseView merchant(CaseView view, Move move) {
    return within(
        () -> cases.move(house.owner(), view.facts().id(), step(view, move, "SF" + ++parcels)));
  }

  private static Step step(CaseView view, Move move, String number) {
    return new Step(move, view.facts().version(), "缘由", null, null, "顺丰速运", number, "", "PAY-1");
  }

  private CaseView sendBack(CaseView view, String number) {
    var agreed = merchant(view, Move.AGREE);
    return within(() -> own.move(buyer, view.facts().id(), step(agreed, Move.SEND_BACK, number)));
  }

  /// Sent back, with a parcel of its own.
  private CaseView sentBack(OrderId order) {
    return sendBack(apply(order, Reason.NO_LONGER_WANT, null), "SF14022334" + ++parcels);
  }

  private static List<Move> moves(CaseView view) {
    return view.moves().stream().map(CaseView.MoveView::move).toList();
  }

  private static void refused(String code, Supplier<?> work) {
    assertThatThrownBy(work::get)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private List<Recoveries.RecoveryView> toComeBack() {
    return within(() -> recoveries.open(house.owner(), null, 50)).items();
  }

  @Test
  void theMoneyGoesWhenTheNumberIsThereAndIsNotOwedAgain() {
    grants(upTo("1000"));
    var c = sentBack(order());
    assertThat(moves(c)).endsWith(Move.SEND_BACK, Move.ADVANCE);
    assertThat(c.facts().state()).isEqualTo(AfterSaleState.WAIT_MERCHANT_RECEIPT);
    assertThat(within(() -> refunds.unpaid(house.owner(), null, 10)).items())
        .singleElement()
        .satisfies(refund -> assertThat(refund.amount()).isEqualByComparingTo("199.00"));

    c = merchant(now(c), Move.PAID);
    assertThat(c.facts().state()).isEqualTo(AfterSaleState.WAIT_MERCHANT_RECEIPT);
    c = merchant(c, Move.RECEIVE);
    c = merchant(c, Move.PASS);

    assertThat(c.facts().state()).isEqualTo(AfterSaleState.SUCCEEDED);
    assertThat(c.recovery()).isNull();
    assertThat(toComeBack()).isEmpty();
  }

  @Test
  void goodsThatAreAcceptedBeforeTheMoneyWentAreRefundedAsUsual() {
    grants(upTo("1000"));
    var c = merchant(now(sentBack(order())), Move.RECEIVE);
    c = merchant(c, Move.PASS);

    assertThat(c.facts().state()).isEqualTo(AfterSaleState.REFUNDING);
    assertThat(merchant(c, Move.PAID).facts().state()).isEqualTo(AfterSaleState.SUCCEEDED);
    assertThat(Objects.requireNonNull(now(c).refund()).attempts()).isOne();
  }

  @Test
  void aRefundThatDidNotGoOutEarlyGoesOutInTheEnd() {
    grants(upTo("1000"));
    var c = merchant(now(sentBack(order())), Move.PAY_FAILED);
    c = merchant(merchant(c, Move.RECEIVE), Move.PASS);

    assertThat(c.facts().state()).isEqualTo(AfterSaleState.REFUNDING);
    assertThat(Objects.requireNonNull(c.refund()).attempts()).isEqualTo(2);
  }

  @Test
  void whatTheCustomerDoesNotDeserveIsToComeBackAndCountsUntilItDid() {
    grants(upTo("1000"));
    var order = order();
    var c = merchant(now(sentBack(order)), Move.PAID);
    c = merchant(merchant(c, Move.RECEIVE), Move.FAIL);
    clock.advance(Duration.ofDays(7).plusMinutes(1));
    queues.serve(deadlines, house.merchant());
    c = now(c);
    assertThat(c.facts().state()).isEqualTo(AfterSaleState.CLOSED);
    assertThat(Objects.requireNonNull(c.recovery()).amount()).isEqualByComparingTo(PAID);

    refused("aftersale.ground.nothing-left", () -> apply(order, Reason.QUALITY_ISSUE, "10.00"));
    assertThat(moves(sentBack(order()))).doesNotContain(Move.ADVANCE);

    var id = c.facts().id();
    within(() -> recoveries.end(house.owner(), id, PAID, "BACK-1", ""));
    assertThat(toComeBack()).isEmpty();
    assertThat(within(() -> refunds.paid(house.merchant(), List.of(order))).get(order))
        .isEqualByComparingTo("0");
    assertThat(apply(order, Reason.QUALITY_ISSUE, "10.00").facts().amount())
        .isEqualByComparingTo("10.00");
  }

  @Test
  void agreeingOnLessLetsTheRestComeBackAndMoreIsNotAgreedOn() {
    grants(upTo("1000"));
    var paid = merchant(now(sentBack(order())), Move.PAID);
    var received = merchant(paid, Move.RECEIVE);
    refused("aftersale.advance-paid", () -> propose(received, AfterSaleType.EXCHANGE, "0"));
    var offered = propose(received, AfterSaleType.RETURN_REFUND, "120.00");
    var c =
        within(() -> own.move(buyer, paid.facts().id(), Step.of(Move.ACCEPT, version(offered))));

    assertThat(c.facts().state()).isEqualTo(AfterSaleState.SUCCEEDED);
    assertThat(toComeBack())
        .singleElement()
        .satisfies(one -> assertThat(one.amount()).isEqualByComparingTo("79.00"));
  }

  private CaseView propose(CaseView view, AfterSaleType type, String amount) {
    return within(
        () ->
            cases.move(
                house.owner(),
                view.facts().id(),
                new Step(
                    Move.PROPOSE,
                    version(view),
                    "",
                    type,
                    new BigDecimal(amount),
                    "",
                    "",
                    "",
                    "")));
  }

  private static int version(CaseView view) {
    return view.facts().version();
  }

  @Test
  void whileTheMoneyIsUnderWayNobodyGoesBack() {
    grants(upTo("1000"));
    var c = merchant(now(sentBack(order())), Move.RECEIVE);

    refused("aftersale.advance-under-way", () -> merchant(c, Move.FAIL));
    refused("aftersale.advance-under-way", () -> propose(c, AfterSaleType.RETURN_REFUND, "10.00"));
  }

  /// 抖音: up to 1,000 yuan, with a gold card 1,500; only without a fault; only a parcel that is
  /// nobody else's.
  @ParameterizedTest
  @CsvSource({
    "1000, 0, NO_LONGER_WANT, true",
    "199.00, 0, NO_LONGER_WANT, true",
    "198.99, 0, NO_LONGER_WANT, false",
    "198.99, 1, NO_LONGER_WANT, false",
    "198.99, 2, NO_LONGER_WANT, true",
    "1000, 0, QUALITY_ISSUE, false",
  })
  void goesAsFarAsTheShopsRules(String most, int level, Reason reason, boolean granted) {
    grants(upTo(most));
    within(
        () ->
            customers.change(
                house.owner(),
                Objects.requireNonNull(buyer.customer()),
                new Customers.ChangeProfile("林", level, List.of(), "")));

    var c = sendBack(apply(order(), reason, null), "SF1402233445566");

    assertThat(moves(c).contains(Move.ADVANCE)).isEqualTo(granted);
  }

  @Test
  void aShopThatHasNoRulesGivesNothingBefore() {
    assertThat(moves(sentBack(order()))).doesNotContain(Move.ADVANCE);
  }

  @Test
  void oneParcelBringsBackTheGoodsOfOneCaseAndAFewAreOutAtATime() {
    grants(upTo("1000"));
    var first = sendBack(apply(order(), Reason.NO_LONGER_WANT, null), "SF1402233445566");
    var same = sendBack(apply(order(), Reason.NO_LONGER_WANT, null), "SF1402233445566");
    var second = sentBack(order());
    var third = sentBack(order());

    assertThat(moves(first)).contains(Move.ADVANCE);
    assertThat(moves(same)).doesNotContain(Move.ADVANCE);
    assertThat(moves(second)).contains(Move.ADVANCE);
    assertThat(moves(third)).doesNotContain(Move.ADVANCE);
  }

  @Test
  void aShopMayWaitUntilTheCarrierHandedTheParcelOver() {
    grants(new InstantRefundRules(true, InstantRefundRules.When.DELIVERED, PAID, 0, PAID, 1, 50));
    var c = sendBack(apply(order(), Reason.NO_LONGER_WANT, null), "SF1402233445566");
    assertThat(moves(c)).doesNotContain(Move.ADVANCE);
    for (var time = 0; time < 2; time++) {
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
    }

    assertThat(moves(now(c))).endsWith(Move.ARRIVE, Move.ADVANCE).doesNotHaveDuplicates();
  }

  @Test
  void ofTwoWhoWriteDownWhatCameBackOneIsHeard() throws Exception {
    grants(upTo("1000"));
    var c = merchant(now(sentBack(order())), Move.PAID);
    c = merchant(merchant(c, Move.RECEIVE), Move.FAIL);
    clock.advance(Duration.ofDays(7).plusMinutes(1));
    queues.serve(deadlines, house.merchant());
    var id = c.facts().id();
    Callable<String> end =
        () -> {
          try {
            return within(() -> recoveries.end(house.owner(), id, PAID, "BACK", "")).state().name();
          } catch (Refusal refusal) {
            return refusal.code();
          }
        };
    try (var pool = Executors.newFixedThreadPool(2)) {
      var answers = new ArrayList<String>();
      for (var answer : pool.invokeAll(List.of(end, end))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsExactlyInAnyOrder("RECOVERED", "aftersale.recovery-over");
    }
  }

  @Test
  void whatCameBackIsWrittenDownInFullOrWithANote() {
    grants(upTo("1000"));
    var c = merchant(now(sentBack(order())), Move.PAID);
    c = merchant(merchant(c, Move.RECEIVE), Move.FAIL);
    clock.advance(Duration.ofDays(7).plusMinutes(1));
    queues.serve(deadlines, house.merchant());
    var id = c.facts().id();

    refused("foundation.permission-missing", () -> end(house.agent(), id, "199.00", "B", ""));
    refused("aftersale.recovered-malformed", () -> end(house.owner(), id, "199.01", "B", ""));
    refused("aftersale.recovered-malformed", () -> end(house.owner(), id, "-1", "B", ""));
    refused("aftersale.reference-missing", () -> end(house.owner(), id, "199.00", "", ""));
    refused("aftersale.note-missing", () -> end(house.owner(), id, "0", "", ""));
    assertThat(end(house.owner(), id, "0", "", "老客户").state())
        .isEqualTo(Recoveries.RecoveryState.WAIVED);
  }

  private Recoveries.RecoveryView end(
      Actor by, CaseId id, String recovered, String reference, String note) {
    return within(() -> recoveries.end(by, id, new BigDecimal(recovered), reference, note));
  }

  /// Whatever anybody does in whatever order: what is out, and not back, is never more than what
  /// was paid, and no case gives back twice.
  @Test
  void nothingThatAnybodyDoesGivesMoneyTwice() {
    grants(
        new InstantRefundRules(
            true, InstantRefundRules.When.SENT_BACK, PAID, 0, PAID, 1_000, 1_000));
    var random = new Random(20261124);
    for (var round = 0; round < 25; round++) {
      var order = order();
      var open = new ArrayList<CaseView>();
      attempt(() -> open.add(sentBack(order)));
      for (var step = 0; step < 16; step++) {
        if (open.isEmpty() || random.nextInt(8) == 0) {
          attempt(() -> open.add(apply(order, Reason.NO_LONGER_WANT, amount(random))));
        } else {
          anything(random, now(open.get(random.nextInt(open.size()))));
        }
        check(order);
      }
    }
    assertThat(count("advance = 'PAID' and state = 'SUCCEEDED'")).isPositive();
    assertThat(count("advance = 'PAID' and state = 'CLOSED'")).isPositive();
  }

  private long count(String which) {
    return within(
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql(
                            "select count(*) from aftersale.cases where merchant_id = ? and "
                                + which)
                        .param(house.merchant().value())
                        .query(Long.class)
                        .single()));
  }

  private static @Nullable String amount(Random random) {
    return random.nextBoolean() ? null : 1 + random.nextInt(199) + ".00";
  }

  private void anything(Random random, CaseView current) {
    var id = current.facts().id();
    var all = List.copyOf(EnumSet.allOf(Move.class));
    var merchants = current.open();
    var move =
        merchants.isEmpty() || random.nextInt(4) == 0
            ? all.get(random.nextInt(all.size()))
            : merchants.get(random.nextInt(merchants.size()));
    var step =
        new Step(
            move,
            current.facts().version(),
            "缘由",
            random.nextInt(3) == 0 ? AfterSaleType.EXCHANGE : AfterSaleType.RETURN_REFUND,
            new BigDecimal(1 + random.nextInt(220)),
            "顺丰速运",
            "SF1402233" + ++parcels,
            "",
            "PAY");
    switch (random.nextInt(6)) {
      case 0, 1 -> attempt(() -> own.move(buyer, id, step));
      case 2 -> {
        clock.advance(Duration.ofDays(1 + random.nextInt(6)));
        queues.serve(deadlines, house.merchant());
      }
      case 3 ->
          attempt(
              () ->
                  recoveries.end(
                      house.owner(), id, new BigDecimal(random.nextInt(220)), "B", "缘由"));
      default -> attempt(() -> cases.move(house.owner(), id, step));
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
                  var out =
                      jdbc.sql(
                              """
                              select coalesce(sum(r.amount - coalesce(b.recovered, 0)), 0) from aftersale.refunds r
                              left join aftersale.recoveries b
                                on b.merchant_id = r.merchant_id and b.case_id = r.case_id
                              where r.merchant_id = ? and r.order_id = ? and r.state <> 'DROPPED'
                              """)
                          .params(house.merchant().value(), order.value())
                          .query(BigDecimal.class)
                          .single();
                  assertThat(out).isLessThanOrEqualTo(PAID);
                  var wrong =
                      jdbc.sql(
                              """
                              select count(*) from aftersale.cases c
                              left join aftersale.refunds r
                                on r.merchant_id = c.merchant_id and r.case_id = c.id and r.state = 'PAID'
                              left join aftersale.recoveries b
                                on b.merchant_id = c.merchant_id and b.case_id = c.id
                              where c.merchant_id = ? and c.ended_at is not null
                                and coalesce(r.amount, 0) - coalesce(b.amount, 0) <>
                                  case when c.state = 'SUCCEEDED' and c.type = 'RETURN_REFUND' then c.amount else 0 end
                              """)
                          .param(house.merchant().value())
                          .query(Long.class)
                          .single();
                  assertThat(wrong).isZero();
                  return true;
                }));
  }
}

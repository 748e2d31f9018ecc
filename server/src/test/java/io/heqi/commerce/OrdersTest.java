package io.heqi.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class OrdersTest {

  private static final Instant LATER = TestOrders.PLACED.plus(Duration.ofHours(1));

  @Autowired private OrderIntake intake;
  @Autowired private Orders orders;
  @Autowired private OrderProofs proofs;
  @Autowired private MessageLog log;
  @Autowired private AuditLog audit;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestClock clock;
  @Autowired private TestHouse houses;

  private TestHouse.House house;

  @BeforeEach
  void aShop() {
    house = houses.aMerchant();
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private OrderIntake.Taken take(TestOrders.Builder order) {
    return take(List.of(order.build())).getFirst();
  }

  private List<OrderIntake.Taken> take(List<SaveOrder> told) {
    return within(() -> intake.take(house.owner(), house.shop(), told));
  }

  private OrderView order(OrderIntake.Taken taken) {
    return within(() -> orders.get(house.agent(), taken.order()));
  }

  private CustomerId customerOf(ConversationId conversation) {
    return within(() -> log.row(house.merchant(), conversation).orElseThrow()).customer();
  }

  /// Somebody whom the shop's own page names as this.
  private CustomerId named(String id) {
    return customerOf(houses.aConversation(house, "c:" + id));
  }

  private CustomerId aStranger() {
    return customerOf(houses.aConversation(house, "v:" + java.util.UUID.randomUUID()));
  }

  private List<String> numbersOf(CustomerId customer) {
    return within(() -> orders.ofCustomer(house.owner(), customer, null, 50)).items().stream()
        .map(OrderView::number)
        .toList();
  }

  @Test
  void keepsAnOrderWithItsLinesAmountsAndParcels() {
    var order = order(take(TestOrders.paid("A1").sentWith("顺丰速运", "SF1")));

    assertThat(order.state()).isEqualTo(OrderState.SHIPPED);
    assertThat(order.amounts().total()).isEqualByComparingTo("199.00");
    assertThat(order.lines()).hasSize(2);
    assertThat(order.lines().getFirst().variant()).isEqualTo("白色 / M");
    assertThat(order.lines().getLast().amount()).isEqualTo(new BigDecimal("47.60"));
    assertThat(order.goodsInShort()).isEqualTo("羊毛衫 +2");
    assertThat(order.parcels()).singleElement().extracting("number").isEqualTo("SF1");
  }

  @Test
  void tellingTheSameAgainChangesNothing() {
    var first = take(TestOrders.paid("A1"));
    var again = take(TestOrders.paid("A1"));

    assertThat(first.outcome()).isEqualTo(OrderIntake.Outcome.STORED);
    assertThat(again.outcome()).isEqualTo(OrderIntake.Outcome.UNCHANGED);
    assertThat(again.order()).isEqualTo(first.order());
    assertThat(order(again).lines()).hasSize(2);
  }

  @Test
  void theNewestWordOfThePlatformWinsInWhateverOrderItArrives() {
    take(TestOrders.paid("A1").toldAt(LATER).state(OrderState.CLOSED));
    var late = take(TestOrders.paid("A1").state(OrderState.TO_SHIP));

    assertThat(late.outcome()).isEqualTo(OrderIntake.Outcome.UNCHANGED);
    assertThat(order(late).state()).isEqualTo(OrderState.CLOSED);
  }

  @Test
  void ofANumberThatComesTwiceInABatchTheNewerCounts() {
    var taken =
        take(
            List.of(
                TestOrders.paid("A1").toldAt(LATER).state(OrderState.SHIPPED).build(),
                TestOrders.paid("A1").state(OrderState.UNPAID).build()));

    assertThat(order(taken.getFirst()).state()).isEqualTo(OrderState.SHIPPED);
    assertThat(taken).hasSize(1);
  }

  @Test
  void whatThePlatformNoLongerTellsIsKept() {
    take(TestOrders.paid("A1").boughtBy("u7").sentWith("顺丰速运", "SF1"));
    var order =
        order(take(TestOrders.paid("A1").toldAt(LATER).state(OrderState.RECEIVED).goesTo(null)));

    assertThat(order.receiver()).isNotNull();
    assertThat(order.parcels()).hasSize(1);
    assertThat(numbersOf(named("u7"))).containsExactly("A1");
  }

  @Test
  void batchesThatComeAtOnceDoNotBlockOrDoubleEachOther() throws Exception {
    var forth = IntStream.range(0, 60).mapToObj(i -> TestOrders.paid("N" + i).build()).toList();
    var back = forth.reversed();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs = new ArrayList<java.util.concurrent.Future<List<OrderIntake.Taken>>>();
      for (var i = 0; i < 8; i++) {
        var batch = i % 2 == 0 ? forth : back;
        runs.add(threads.submit(() -> take(batch)));
      }
      var stored = 0L;
      for (var run : runs) {
        stored +=
            run.get().stream().filter(one -> one.outcome() == OrderIntake.Outcome.STORED).count();
      }
      assertThat(stored).isEqualTo(60);
    }
    assertThat(within(() -> orders.list(house.owner(), null, null, null, 100)).items())
        .hasSize(60)
        .allMatch(order -> order.lines().size() == 2);
  }

  @Test
  void refusesABatchWithAMalformedAmountAsAWhole() {
    assertThatThrownBy(
            () ->
                new Amounts(
                    "CNY",
                    new BigDecimal("1.005"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ONE,
                    BigDecimal.ONE))
        .hasMessageContaining("commerce.amount-malformed");
    assertThatThrownBy(
            () ->
                new Amounts(
                    "RMB",
                    BigDecimal.ONE,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ONE,
                    BigDecimal.ONE))
        .hasMessageContaining("commerce.currency-unknown");
  }

  @Test
  void onlyWhoMayWriteHandsOrdersIn() {
    assertThatThrownBy(
            () ->
                within(
                    () ->
                        intake.take(
                            house.agent(), house.shop(), List.of(TestOrders.paid("A1").build()))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("foundation.permission-missing");
  }

  @Test
  void anotherMerchantSeesNothingOfIt() {
    var taken = take(TestOrders.paid("A1"));
    var other = houses.aMerchant();

    assertThatThrownBy(
            () ->
                Tenancy.<OrderView, RuntimeException>within(
                    other.merchant(), () -> orders.get(other.owner(), taken.order())))
        .hasMessageContaining("commerce.order-unknown");
  }

  @Test
  void theReceiverIsStoredSealedAndShownMasked() {
    var order = order(take(TestOrders.paid("A1")));

    assertThat(order.receiver())
        .isEqualTo(new Receiver("林**", "138****8000", "浙江省 杭州市 西湖区", "****"));
    assertThat(order.masked()).isTrue();
    var stored =
        within(
            () ->
                transactions.execute(
                    _ ->
                        jdbc.sql("select o::text from commerce.orders o where merchant_id = ?")
                            .param(house.merchant().value())
                            .query(String.class)
                            .single()));
    assertThat(stored).doesNotContain("13800138000").doesNotContain("林小满").doesNotContain("文三路");
  }

  @Test
  void theReceiverIsDisclosedForAReasonThatStandsInTheAuditLog() {
    var taken = take(TestOrders.paid("A1"));

    var shown = within(() -> orders.disclose(house.owner(), taken.order(), "核对收货地址"));

    assertThat(shown.receiver()).isEqualTo(TestOrders.LIN);
    var entry = within(() -> audit.read(house.owner(), null, 1)).items().getFirst();
    assertThat(entry.action()).isEqualTo("commerce.receiver-disclosed");
    assertThat(entry.detail()).contains("核对收货地址");
    assertThatThrownBy(() -> within(() -> orders.disclose(house.agent(), taken.order(), "核对收货地址")))
        .hasMessageContaining("foundation.permission-missing");
  }

  @Test
  void ordersAreFoundByNumberParcelPhoneAndItsLastDigits() {
    take(TestOrders.paid("6917340012345").sentWith("顺丰速运", "SF1234567"));
    take(TestOrders.paid("50%_off").goesTo(new Receiver("王五", "139****9999", "", "")));

    for (var text : List.of("691734", "SF1234567", "138 0013 8000", "+86 13800138000", "8000")) {
      assertThat(within(() -> orders.search(house.agent(), text)))
          .as(text)
          .extracting(OrderView::number)
          .containsExactly("6917340012345");
    }
    assertThat(within(() -> orders.search(house.agent(), "9999")))
        .extracting(OrderView::number)
        .containsExactly("50%_off");
    assertThat(within(() -> orders.search(house.agent(), "50%_"))).hasSize(1);
    assertThat(within(() -> orders.search(house.agent(), "%%%%"))).isEmpty();
    assertThatThrownBy(() -> within(() -> orders.search(house.agent(), "69")))
        .hasMessageContaining("commerce.search-short");
  }

  @Test
  void aCustomerWhomTheShopNamedHasTheOrdersOfThatId() {
    take(TestOrders.paid("A1").boughtBy("u7"));
    take(TestOrders.paid("A2").boughtBy("u7").placed(LATER));
    take(TestOrders.paid("B1").boughtBy("u8"));

    assertThat(numbersOf(named("u7"))).containsExactly("A2", "A1");
    assertThat(numbersOf(named("u9"))).isEmpty();
  }

  @Test
  void aStrangerIsNotTakenForABuyerOfTheSameId() {
    take(TestOrders.paid("A1").boughtBy("u7"));

    assertThat(numbersOf(customerOf(houses.aConversation(house, "u7")))).isEmpty();
    assertThat(numbersOf(customerOf(houses.aConversation(house, "v:u7")))).isEmpty();
  }

  @Test
  void pagesOfACustomersOrdersFollowEachOtherWithoutGapOrRepetition() {
    var told = new ArrayList<SaveOrder>();
    for (var i = 0; i < 25; i++) {
      var at = TestOrders.PLACED.plusSeconds(i / 2);
      told.add(TestOrders.paid("A" + i).boughtBy("u7").placed(at).build());
    }
    take(told);
    var customer = named("u7");
    var linked = take(TestOrders.paid("L1").placed(TestOrders.PLACED.plusSeconds(5)));
    within(
        () -> {
          orders.link(house.owner(), customer, linked.order());
          return linked;
        });

    var seen = new ArrayList<String>();
    String after = null;
    do {
      var from = after;
      var page = within(() -> orders.ofCustomer(house.owner(), customer, from, 7));
      page.items().forEach(order -> seen.add(order.number()));
      after = page.next();
    } while (after != null);

    assertThat(seen).hasSize(26).doesNotHaveDuplicates().contains("L1");
  }

  @Test
  void anAgentSaysWhoseAnOrderIsAndTakesItBack() {
    var taken = take(TestOrders.paid("A1"));
    var customer = aStranger();

    within(
        () -> {
          orders.link(house.owner(), customer, taken.order());
          orders.link(house.owner(), customer, taken.order());
          return taken;
        });
    assertThat(numbersOf(customer)).containsExactly("A1");
    within(
        () -> {
          orders.unlink(house.owner(), customer, taken.order());
          return taken;
        });
    assertThat(numbersOf(customer)).isEmpty();
  }

  @Test
  void whatHappensToAParcelIsToldOnceAndInWhateverOrder() {
    var moved = event("SF1", 2, ParcelState.MOVING, "已到达杭州转运中心");
    var scanned = event("SF1", 1, ParcelState.WAITING, "已揽收");
    assertThat(within(() -> intake.takeEvents(house.owner(), List.of(moved, scanned))))
        .isEqualTo(2);
    assertThat(within(() -> intake.takeEvents(house.owner(), List.of(scanned)))).isZero();

    // The order is told after its parcel was seen.
    var order = order(take(TestOrders.paid("A1").sentWith("顺丰速运", "SF1")));

    var parcel = order.parcels().getFirst();
    assertThat(parcel.state()).isEqualTo(ParcelState.MOVING);
    assertThat(parcel.movedAt()).isEqualTo(moved.at());
    assertThat(parcel.events()).extracting(ParcelEvent::text).containsExactly("已到达杭州转运中心", "已揽收");
    assertThat(order.lastSeen()).map(ParcelEvent::text).contains("已到达杭州转运中心");
  }

  @Test
  void aParcelWithGoodsOfTwoOrdersMovesForBoth() {
    var first = take(TestOrders.paid("A1").sentWith("顺丰速运", "SF1"));
    var second = take(TestOrders.paid("A2").sentWith("顺丰速运", "SF1"));
    within(
        () ->
            intake.takeEvents(
                house.owner(), List.of(event("SF1", 3, ParcelState.DELIVERED, "已签收"))));

    assertThat(order(first).parcels().getFirst().state()).isEqualTo(ParcelState.DELIVERED);
    assertThat(order(second).parcels().getFirst().state()).isEqualTo(ParcelState.DELIVERED);
  }

  private static OrderIntake.TellEvent event(
      String number, int hours, ParcelState state, String text) {
    return new OrderIntake.TellEvent(
        "顺丰速运", number, TestOrders.PLACED.plus(Duration.ofHours(hours)), state, text);
  }

  @Test
  void aStrangerProvesAnOrderByItsNumberAndTheLastDigitsOfThePhone() {
    var taken = take(TestOrders.paid("6917340012345"));
    var stranger = aStranger();

    assertThat(prove(stranger, "6917340012345", "8001"))
        .isEqualTo(new OrderProofs.Outcome.Mismatch());
    assertThat(prove(stranger, "%", "8000")).isEqualTo(new OrderProofs.Outcome.Mismatch());
    assertThat(numbersOf(stranger)).isEmpty();
    assertThat(prove(stranger, " 6917340012345 ", "8000"))
        .isEqualTo(new OrderProofs.Outcome.Proven(taken.order()));
    assertThat(numbersOf(stranger)).containsExactly("6917340012345");
  }

  @Test
  void whoFailsTooOftenWaitsAnHourAndIsToldNothing() {
    take(TestOrders.paid("6917340012345"));
    var stranger = aStranger();
    for (var i = 0; i < 5; i++) {
      prove(stranger, "000000" + i, "0000");
    }

    assertThat(prove(stranger, "6917340012345", "8000"))
        .isEqualTo(new OrderProofs.Outcome.TooMany());
    clock.advance(Duration.ofMinutes(61));
    assertThat(prove(stranger, "6917340012345", "8000"))
        .isInstanceOf(OrderProofs.Outcome.Proven.class);
  }

  @Test
  void anOrderThatManyTryIsShutForADay() {
    take(TestOrders.paid("6917340012345"));
    for (var i = 0; i < 10; i++) {
      prove(aStranger(), "6917340012345", "111" + i);
    }

    assertThat(prove(aStranger(), "6917340012345", "8000"))
        .isEqualTo(new OrderProofs.Outcome.TooMany());
  }

  private OrderProofs.Outcome prove(CustomerId customer, String number, String digits) {
    return within(() -> proofs.prove(house.merchant(), customer, number, digits));
  }

  @Test
  void theOrderAtHandIsTheNewestThatWasNotCalledOff() {
    take(TestOrders.paid("A1").boughtBy("u7"));
    take(TestOrders.paid("A2").boughtBy("u7").placed(LATER).state(OrderState.CLOSED));
    var customer = named("u7");

    assertThat(within(() -> orders.atHand(house.merchant(), customer, house.shop())))
        .map(OrderView::number)
        .contains("A1");
    assertThat(within(() -> orders.own(house.merchant(), customer, "A2"))).isPresent();
    assertThat(within(() -> orders.own(house.merchant(), aStranger(), "A2"))).isEmpty();
  }
}

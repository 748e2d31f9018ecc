package io.heqi.commerce.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.Orders;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.TestOrders;
import io.heqi.contact.ContactRuleSets;
import io.heqi.contact.ContactRules;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.merchant.Platform;
import io.heqi.merchant.SaveShop;
import io.heqi.merchant.Shops;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class ReleasesTest {

  @Autowired private Releases releases;
  @Autowired private AddressChanges changes;
  @Autowired private ReleaseReader reader;
  @Autowired private ReleaseRuleSets rules;
  @Autowired private ReleaseDeadlines deadlines;
  @Autowired private ContactRuleSets contactRules;
  @Autowired private Orders orders;
  @Autowired private OrderIntake intake;
  @Autowired private Shops shops;
  @Autowired private QueueRunner queues;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private ConversationId talk;
  private CustomerId buyer;

  @BeforeEach
  void aShopThatVerifies() {
    house = houses.aMerchant();
    talk = houses.aConversation(house, "c:u3");
    buyer = within(() -> log.row(house.merchant(), talk).orElseThrow().customer());
    doing(
        () ->
            contactRules.put(
                house.owner(),
                house.shop(),
                clock.instant(),
                new ContactRules(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 2, 5)));
    verifies(ReleaseRules.Unconfirmed.RELEASED);
  }

  private void verifies(ReleaseRules.Unconfirmed then) {
    doing(
        () ->
            rules.put(house.owner(), house.shop(), clock.instant(), TestReleases.verifying(then)));
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

  private TestOrders.Builder order(String number) {
    return TestOrders.paid(number).placed(clock.instant()).toldAt(clock.instant()).boughtBy("u3");
  }

  private OrderId take(TestOrders.Builder order) {
    return within(() -> intake.take(house.owner(), house.shop(), List.of(order.build())))
        .getFirst()
        .order();
  }

  private OrderId paid() {
    return take(order("R" + Ids.next()));
  }

  private ReleaseState state(OrderId order) {
    return release(order).state();
  }

  private ReleaseView.Release release(OrderId order) {
    return Objects.requireNonNull(within(() -> reader.ofOrder(house.agent(), order)).release());
  }

  private Receiver receiver(OrderId order) {
    return Objects.requireNonNull(
        within(() -> orders.disclose(house.owner(), order, "核对")).receiver());
  }

  private void refused(String code, Runnable work) {
    assertThatThrownBy(() -> doing(work)).isInstanceOf(Refusal.class).hasMessageContaining(code);
  }

  @Test
  void waitsForTheCustomerWhoIsAskedInTheChat() {
    var order = paid();

    assertThat(state(order)).isEqualTo(ReleaseState.WAITING);
    await().until(() -> said().stream().anyMatch(text -> text.contains("请核对订单")));
    assertThat(String.join("", said())).contains("浙江省 杭州市 西湖区").doesNotContain("文三路");

    doing(() -> releases.confirmOwn(house.merchant(), buyer, order));
    doing(() -> releases.confirmOwn(house.merchant(), buyer, order));

    var release = release(order);
    assertThat(release.state()).isEqualTo(ReleaseState.RELEASED);
    assertThat(release.confirmedBy()).isEqualTo(Asker.CUSTOMER);
    assertThat(release.releasedAt()).isEqualTo(clock.instant());
    assertThat(within(() -> reader.list(house.agent(), ReleaseState.RELEASED, null, 50)).items())
        .extracting(ReleaseView.Waiting::order)
        .containsExactly(order);
  }

  private List<String> said() {
    return within(() -> log.after(house.merchant(), talk, 0, 200)).stream()
        .map(Entry::body)
        .toList();
  }

  @Test
  void anUnpaidOrderWaitsFromItsPaymentOn() {
    var number = "R" + Ids.next();
    var order = take(order(number).state(OrderState.UNPAID));
    assertThat(within(() -> reader.ofOrder(house.agent(), order)).release()).isNull();

    clock.advance(Duration.ofMinutes(1));
    assertThat(take(order(number))).isEqualTo(order);

    assertThat(state(order)).isEqualTo(ReleaseState.WAITING);
  }

  @ParameterizedTest
  @CsvSource({"RELEASED, RELEASED, TIME", "HELD, HELD, "})
  void goesOnAsTheShopSaysWhereNobodyConfirms(
      ReleaseRules.Unconfirmed then, ReleaseState expected, String by) {
    verifies(then);
    var order = paid();

    clock.advance(Duration.ofHours(11));
    queues.serve(deadlines, house.merchant());
    assertThat(state(order)).isEqualTo(ReleaseState.WAITING);

    clock.advance(Duration.ofHours(2));
    await()
        .until(
            () -> {
              queues.serve(deadlines, house.merchant());
              return state(order) == expected;
            });
    assertThat(String.valueOf(release(order).confirmedBy())).isEqualTo(by == null ? "null" : by);
  }

  @Test
  void anAgentLetsGoWhatIsHeld() {
    var order = paid();
    doing(() -> releases.hold(house.agent(), order, "客户说要换颜色"));
    assertThat(release(order).note()).isEqualTo("客户说要换颜色");
    refused("commerce.release.held", () -> releases.confirmOwn(house.merchant(), buyer, order));

    doing(() -> releases.confirm(house.agent(), order));

    assertThat(release(order).by()).isEqualTo(house.agent().account());
    refused("commerce.release.released", () -> releases.confirm(house.agent(), order));
  }

  @Test
  void isCalledOffWithItsOrder() {
    var number = "R" + Ids.next();
    var order = take(order(number));
    clock.advance(Duration.ofMinutes(1));
    take(order(number).state(OrderState.CLOSED));

    assertThat(state(order)).isEqualTo(ReleaseState.CALLED_OFF);
    refused("commerce.release.called-off", () -> releases.confirm(house.agent(), order));
    refused(
        "commerce.address-change-too-late",
        () -> changes.ask(house.agent(), order, TestReleases.ELSEWHERE));
  }

  @Test
  void anotherAddressInTimeIsTakenAtOnceAndOutlivesWhatThePlatformRepeats() {
    var number = "R" + Ids.next();
    var order = take(order(number));

    assertThat(within(() -> changes.askOwn(house.merchant(), buyer, order, TestReleases.ELSEWHERE)))
        .isEqualTo(ChangeState.APPLIED);

    assertThat(state(order)).isEqualTo(ReleaseState.RELEASED);
    assertThat(receiver(order)).isEqualTo(TestReleases.ELSEWHERE);
    clock.advance(Duration.ofMinutes(1));
    take(order(number));
    assertThat(receiver(order)).isEqualTo(TestReleases.ELSEWHERE);

    var third = new Receiver("林小满", "13800138000", "北京市 海淀区", "中关村大街 1 号");
    clock.advance(Duration.ofMinutes(1));
    take(order(number).goesTo(third));
    assertThat(receiver(order)).isEqualTo(third);
    clock.advance(Duration.ofMinutes(1));
    take(order(number));
    assertThat(receiver(order)).isEqualTo(TestOrders.LIN);
  }

  @Test
  void afterTheReleaseTheParcelIsRunAfter() {
    var order = paid();
    doing(() -> releases.confirmOwn(house.merchant(), buyer, order));

    assertThat(within(() -> changes.askOwn(house.merchant(), buyer, order, TestReleases.ELSEWHERE)))
        .isEqualTo(ChangeState.INTERCEPTING);

    assertThat(receiver(order)).isEqualTo(TestOrders.LIN);
    refused(
        "commerce.address-change-open",
        () -> changes.ask(house.agent(), order, TestReleases.ELSEWHERE));
    var open = within(() -> reader.changes(house.agent(), null, 50)).items();
    assertThat(open).hasSize(1);
    var change = Objects.requireNonNull(open.getFirst().change());
    assertThat(change.receiver().address()).isEqualTo("****");

    doing(() -> changes.end(house.agent(), change.id(), ChangeState.REDIRECTED, "顺丰已改派"));

    assertThat(receiver(order)).isEqualTo(TestReleases.ELSEWHERE);
    await().until(() -> said().stream().anyMatch(text -> text.contains("已改派")));
    refused(
        "commerce.address-change-over",
        () -> changes.end(house.agent(), change.id(), ChangeState.FAILED, ""));
    assertThat(within(() -> reader.changes(house.agent(), null, 50)).items()).isEmpty();
  }

  @Test
  void aParcelThatCouldNotBeStoppedLeavesTheAddressAsItWas() {
    var number = "R" + Ids.next();
    var order = take(order(number).sentWith("顺丰速运", "SF" + number));
    doing(() -> changes.ask(house.agent(), order, TestReleases.ELSEWHERE));
    var change = within(() -> reader.ofOrder(house.agent(), order)).changes().getFirst();
    refused(
        "commerce.address-change-over",
        () -> changes.end(house.agent(), change.id(), ChangeState.APPLIED, ""));

    doing(() -> changes.end(house.agent(), change.id(), ChangeState.FAILED, "已派送"));

    assertThat(receiver(order)).isEqualTo(TestOrders.LIN);
    await().until(() -> said().stream().anyMatch(text -> text.contains("没能拦截")));
    assertThat(within(() -> reader.ofOrder(house.agent(), order)).changeable())
        .isEqualTo(Changeable.TRY);
  }

  @Test
  void onAPlatformTheNewestAddressWaitsToBeCopied() {
    var platform =
        within(() -> shops.open(house.owner(), SaveShop.named("拼多多店", Platform.PDD, "客服部")));
    var order =
        within(() -> intake.take(house.owner(), platform, List.of(order("R" + Ids.next()).build())))
            .getFirst()
            .order();
    for (var receiver : List.of(TestOrders.LIN, TestReleases.ELSEWHERE)) {
      assertThat(within(() -> changes.ask(house.agent(), order, receiver)))
          .isEqualTo(ChangeState.TO_COPY);
    }

    var open = within(() -> reader.changes(house.agent(), null, 50)).items();
    assertThat(open).hasSize(1);
    assertThat(receiver(order)).isEqualTo(TestReleases.ELSEWHERE);
    var newest = Objects.requireNonNull(open.getFirst().change());
    assertThat(newest.receiver().region()).isEqualTo(TestReleases.ELSEWHERE.region());

    doing(() -> changes.end(house.agent(), newest.id(), ChangeState.APPLIED, ""));
    assertThat(within(() -> reader.changes(house.agent(), null, 50)).items()).isEmpty();
  }

  @Test
  void refusesAnAddressThatIsNotWhole() {
    var order = paid();
    for (var receiver :
        List.of(
            new Receiver("林*", "13800138000", "上海市", "漕溪北路 1 号"),
            new Receiver("林小满", "138****8000", "上海市", "漕溪北路 1 号"),
            new Receiver("林小满", "12345", "上海市", "漕溪北路 1 号"),
            new Receiver("林小满", "13800138000", "上海市", " "))) {
      refused(
          "commerce.receiver-malformed",
          () -> changes.askOwn(house.merchant(), buyer, order, receiver));
    }
  }

  @Test
  void nobodyElseConfirmsOrChanges() {
    var order = paid();
    var stranger =
        within(
            () ->
                log.row(house.merchant(), houses.aConversation(house, "c:other"))
                    .orElseThrow()
                    .customer());

    refused("commerce.order-unknown", () -> releases.confirmOwn(house.merchant(), stranger, order));
    refused(
        "commerce.order-unknown",
        () -> changes.askOwn(house.merchant(), stranger, order, TestReleases.ELSEWHERE));
  }

  /// The customer wants another address while an agent lets the order go: either the order goes
  /// there, or it is run after; never is it released to the old address with the wish said to be
  /// granted.
  @Test
  void aWishAndAReleaseAtOnceAgree() throws InterruptedException, ExecutionException {
    for (var round = 0; round < 20; round++) {
      var order = paid();
      Callable<Object> wish =
          () ->
              within(() -> changes.askOwn(house.merchant(), buyer, order, TestReleases.ELSEWHERE));
      Callable<Object> release =
          () ->
              within(
                  () -> {
                    try {
                      releases.confirm(house.agent(), order);
                      return "released";
                    } catch (Refusal refusal) {
                      return refusal.code();
                    }
                  });
      var outcomes = new ArrayList<Object>();
      try (var threads = Executors.newFixedThreadPool(2)) {
        for (var done : threads.invokeAll(List.of(wish, release))) {
          outcomes.add(done.get());
        }
      }
      if (outcomes.getFirst() == ChangeState.APPLIED) {
        assertThat(receiver(order)).isEqualTo(TestReleases.ELSEWHERE);
        assertThat(outcomes.getLast()).isEqualTo("commerce.release.released");
      } else {
        assertThat(outcomes.getFirst()).isEqualTo(ChangeState.INTERCEPTING);
        assertThat(receiver(order)).isEqualTo(TestOrders.LIN);
        assertThat(outcomes.getLast()).isEqualTo("released");
      }
      assertThat(state(order)).isEqualTo(ReleaseState.RELEASED);
    }
  }

  @Test
  void aShopThatDoesNotVerifyLetsAllGo() {
    var other = houses.aMerchant();
    house = other;
    var order = paid();

    assertThat(within(() -> reader.ofOrder(house.agent(), order)).release()).isNull();
    assertThat(within(() -> reader.ofOrder(house.agent(), order)).changeable())
        .isEqualTo(Changeable.YES);
  }
}

package io.heqi.commerce.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.TestOrders;
import io.heqi.contact.ContactRuleSets;
import io.heqi.contact.ContactRules;
import io.heqi.contact.ContactState;
import io.heqi.contact.Contacts;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class ParcelTroublesTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Autowired private ParcelScan scan;
  @Autowired private ParcelTroubles troubles;
  @Autowired private ParcelLimitSets limits;
  @Autowired private ContactRuleSets contactRules;
  @Autowired private Contacts contacts;
  @Autowired private OrderIntake intake;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
    within(
        () -> {
          contactRules.put(
              house.owner(),
              house.shop(),
              clock.instant(),
              new ContactRules(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 2, 5));
          return true;
        });
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private OrderId sent(String parcel, Duration ago, @Nullable String buyer) {
    var order =
        TestOrders.paid("T" + Ids.next())
            .placed(clock.instant().minus(ago))
            .toldAt(clock.instant().minus(ago))
            .boughtBy(buyer == null ? "" : buyer)
            .sentWith("中通快递", parcel)
            .build();
    return within(() -> intake.take(house.owner(), house.shop(), List.of(order)))
        .getFirst()
        .order();
  }

  private void heard(String parcel, Duration ago, ParcelState state) {
    var event =
        new OrderIntake.TellEvent(
            "中通快递", parcel, clock.instant().minus(ago), state, state.name() + ago);
    within(() -> intake.takeEvents(house.owner(), List.of(event)));
  }

  private int scan() {
    return within(() -> scan.scan(house.merchant()));
  }

  private List<TroubleView> listed() {
    return within(
            () ->
                troubles.list(house.agent(), new ParcelTroubles.Filter(null, null, null), null, 50))
        .items();
  }

  private ParcelTroubles.Told tell(List<TroubleView> which) {
    var ids = which.stream().map(TroubleView::id).toList();
    return within(() -> troubles.tell(house.agent(), ids));
  }

  @Test
  void findsEachTroubleOnceByTheLimitsOfTheShop() {
    var _ = sent("fresh", Duration.ofHours(47), null);
    var unscanned = sent("unscanned", DAY.multipliedBy(2), null);
    var _ = sent("moving", DAY.multipliedBy(5), null);
    heard("moving", Duration.ofHours(71), ParcelState.MOVING);
    var stuck = sent("stuck", DAY.multipliedBy(5), null);
    heard("stuck", DAY.multipliedBy(3), ParcelState.OUT_FOR_DELIVERY);
    var held = sent("held", DAY.multipliedBy(2), null);
    heard("held", Duration.ofHours(1), ParcelState.HELD_UP);
    var back = sent("back", DAY.multipliedBy(2), null);
    heard("back", Duration.ofHours(2), ParcelState.RETURNING);
    var _ = sent("there", DAY.multipliedBy(9), null);
    heard("there", DAY.multipliedBy(8), ParcelState.DELIVERED);
    var _ = sent("long ago", DAY.multipliedBy(31), null);

    assertThat(scan()).isEqualTo(4);
    assertThat(scan()).isZero();

    assertThat(listed())
        .extracting(TroubleView::order, TroubleView::trouble)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(held, ParcelTrouble.HELD_UP),
            org.assertj.core.groups.Tuple.tuple(back, ParcelTrouble.RETURNING),
            org.assertj.core.groups.Tuple.tuple(unscanned, ParcelTrouble.NOT_SCANNED),
            org.assertj.core.groups.Tuple.tuple(stuck, ParcelTrouble.STUCK));
    assertThat(within(() -> troubles.counts(house.agent()))).hasSize(4).containsValue(1);
    assertThat(within(() -> troubles.ofOrder(house.agent(), stuck)))
        .singleElement()
        .satisfies(one -> assertThat(one.notice()).contains("中通快递 stuck"));
  }

  @Test
  void looksThroughMoreThanAPage() {
    var orders =
        java.util.stream.IntStream.range(0, 400)
            .mapToObj(
                i ->
                    TestOrders.paid("M" + Ids.next())
                        .placed(clock.instant().minus(DAY.multipliedBy(3)).plusSeconds(i / 7))
                        .sentWith("圆通速递", "many" + i)
                        .build())
            .toList();
    within(() -> intake.take(house.owner(), house.shop(), orders));

    assertThat(scan()).isEqualTo(400);

    var first =
        within(
            () ->
                troubles.list(
                    house.agent(), new ParcelTroubles.Filter(null, null, false), null, 150));
    var rest =
        within(
            () ->
                troubles.list(
                    house.agent(),
                    new ParcelTroubles.Filter(ParcelTrouble.NOT_SCANNED, house.shop(), null),
                    first.next(),
                    200));
    var last =
        within(
            () ->
                troubles.list(
                    house.agent(), new ParcelTroubles.Filter(null, null, null), rest.next(), 200));
    assertThat(first.items()).hasSize(150);
    assertThat(rest.items()).hasSize(200);
    assertThat(last.items()).hasSize(50);
    assertThat(last.next()).isNull();
  }

  @Test
  void endsWhenTheParcelMovesOnAndBeginsAgainWhenItStandsStillAgain() {
    var _ = sent("moves", DAY.multipliedBy(9), null);
    heard("moves", DAY.multipliedBy(4), ParcelState.MOVING);
    assertThat(scan()).isOne();

    heard("moves", Duration.ofHours(1), ParcelState.MOVING);
    assertThat(scan()).isZero();
    assertThat(listed()).isEmpty();

    clock.advance(DAY.multipliedBy(3));
    assertThat(scan()).isOne();
    heard("moves", Duration.ZERO, ParcelState.DELIVERED);
    assertThat(scan()).isZero();
    assertThat(listed()).isEmpty();
  }

  @Test
  void endsWhenTheOrderIsCalledOff() {
    var number = "C" + Ids.next();
    var order =
        TestOrders.paid(number)
            .placed(clock.instant().minus(DAY.multipliedBy(4)))
            .toldAt(clock.instant().minus(DAY))
            .sentWith("中通快递", "off" + number);
    within(() -> intake.take(house.owner(), house.shop(), List.of(order.build())));
    assertThat(scan()).isOne();

    var off = order.state(OrderState.CLOSED).toldAt(clock.instant()).build();
    within(() -> intake.take(house.owner(), house.shop(), List.of(off)));
    assertThat(scan()).isZero();
    assertThat(listed()).isEmpty();
  }

  @Test
  void tellsTheBuyerInTheChatOnce() {
    var talk = houses.aConversation(house, "c:u9");
    var order = sent("told", DAY.multipliedBy(4), "u9");
    assertThat(scan()).isOne();

    var told = tell(listed());
    assertThat(told.told()).isOne();
    assertThat(told.nobodyKnown()).isEmpty();
    awaitTold(talk, 1);
    assertThat(tell(listed()).told()).isOne();
    assertThat(within(() -> troubles.ofOrder(house.agent(), order)).getFirst().told())
        .isEqualTo(ContactState.SENT);
    assertThat(notices(talk)).singleElement().satisfies(text -> assertThat(text).contains("中通"));
  }

  @Test
  void tellsWhomItConcernsAlsoWhenTheirConversationIsOver() {
    var talk = houses.aConversation(house, "c:u8");
    within(() -> conversations.assign(house.owner(), talk, house.owner().account()));
    within(() -> conversations.close(house.owner(), talk));
    var _ = sent("over", DAY.multipliedBy(4), "u8");
    var _ = scan();

    var _ = tell(listed());

    awaitTold(talk, 1);
  }

  @Test
  void saysOfWhichNobodyIsKnown() {
    var _ = sent("nobody", DAY.multipliedBy(4), "u-unknown");
    var _ = scan();

    var told = tell(listed());

    assertThat(told.told()).isZero();
    assertThat(told.nobodyKnown()).containsExactly(listed().getFirst().id());
    assertThat(listed().getFirst().told()).isEqualTo(ContactState.UNREACHABLE);
  }

  @Test
  void holdsBackWhatIsTooMuchAndTakesItBackWhenTheParcelMoves() {
    var talk = houses.aConversation(house, "c:u6");
    for (var parcel : List.of("a", "b", "c")) {
      var _ = sent("many-" + parcel, DAY.multipliedBy(4), "u6");
    }
    var _ = scan();
    var _ = tell(listed());
    awaitTold(talk, 2);
    await().until(() -> waiting().size() == 1);

    heard(waiting().getFirst().number(), Duration.ofMinutes(1), ParcelState.MOVING);
    assertThat(scan()).isZero();

    clock.advance(DAY.plusHours(1));
    assertThat(customerLedger(talk).contacts())
        .extracting(io.heqi.contact.ContactView::state)
        .containsExactlyInAnyOrder(ContactState.SENT, ContactState.SENT, ContactState.WITHDRAWN);
  }

  private List<TroubleView> waiting() {
    return listed().stream().filter(one -> one.told() == ContactState.PLANNED).toList();
  }

  private Contacts.Ledger customerLedger(ConversationId talk) {
    return within(
        () ->
            contacts.ofCustomer(
                house.owner(), log.row(house.merchant(), talk).orElseThrow().customer()));
  }

  @Test
  void leavesInPeaceWhoWantsIt() {
    var talk = houses.aConversation(house, "c:u5");
    var customer = within(() -> log.row(house.merchant(), talk).orElseThrow().customer());
    within(
        () -> {
          contacts.refuse(house.owner(), customer);
          return true;
        });
    var _ = sent("peace", DAY.multipliedBy(4), "u5");
    var _ = scan();

    var _ = tell(listed());

    await().until(() -> listed().getFirst().told() == ContactState.REFUSED);
    assertThat(notices(talk)).isEmpty();
    assertThat(customerLedger(talk).refused()).isTrue();
  }

  @Test
  void tellsWithoutAWordWhereTheShopWantsIt() {
    var shipped = within(() -> limits.versions(house.owner(), house.shop())).getLast().rules();
    within(
        () -> {
          limits.put(
              house.owner(),
              house.shop(),
              clock.instant(),
              new ParcelLimits(
                  shipped.firstScan(),
                  shipped.movement(),
                  shipped.forget(),
                  shipped.tellWithin(),
                  EnumSet.of(ParcelTrouble.NOT_SCANNED),
                  shipped.notices()));
          return true;
        });
    var talk = houses.aConversation(house, "c:u4");
    var _ = sent("at once", DAY.multipliedBy(4), "u4");

    assertThat(scan()).isOne();
    assertThat(scan()).isZero();

    awaitTold(talk, 1);
  }

  @Test
  void endsWhatAnAgentSettled() {
    var _ = sent("settled", DAY.multipliedBy(4), null);
    var _ = scan();
    var ids = listed().stream().map(TroubleView::id).toList();

    within(
        () -> {
          troubles.end(house.agent(), ids);
          return true;
        });

    assertThat(listed()).isEmpty();
    assertThat(scan()).isZero();
    assertThatThrownBy(() -> within(() -> troubles.tell(house.agent(), ids)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("commerce.trouble-unknown");
  }

  private void awaitTold(ConversationId talk, int times) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(notices(talk))
                    .as("%s %s", customerLedger(talk), listed())
                    .hasSize(times));
  }

  private List<String> notices(ConversationId talk) {
    return within(() -> log.after(house.merchant(), talk, 0, 200)).stream()
        .filter(entry -> entry.sender() == SenderKind.SYSTEM && entry.kind().isSaid())
        .map(Entry::body)
        .filter(body -> body.contains("包裹") || body.contains("订单"))
        .toList();
  }

  @Test
  void theShippedLimitsTellNobodyUnasked() {
    assertThat(
            within(() -> limits.versions(house.owner(), house.shop()))
                .getLast()
                .rules()
                .tellAtOnce())
        .isEqualTo(Set.of());
  }
}

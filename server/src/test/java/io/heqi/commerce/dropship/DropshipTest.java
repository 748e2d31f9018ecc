package io.heqi.commerce.dropship;

import static io.heqi.commerce.dropship.Dropshippers.agreement;
import static io.heqi.commerce.dropship.Dropshippers.goods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.SaveOrder;
import io.heqi.commerce.release.ReleaseRuleSets;
import io.heqi.commerce.release.Releases;
import io.heqi.commerce.release.TestReleases;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class DropshipTest {

  @Autowired private Dropshippers dropship;
  @Autowired private SupplierOrders supplierOrders;
  @Autowired private SupplierPortal portal;
  @Autowired private SupplyLooks looks;
  @Autowired private SupplyPlans plans;
  @Autowired private Suppliers suppliers;
  @Autowired private Orders orders;
  @Autowired private OrderIntake intake;
  @Autowired private OrderSplit split;
  @Autowired private Releases releases;
  @Autowired private ReleaseRuleSets releaseRules;
  @Autowired private AuditLog audit;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aMerchant() {
    house = houses.aMerchant();
  }

  private <T> T within(java.util.function.Supplier<T> work) {
    return dropship.within(house, work);
  }

  private List<SupplyLooks.LookView> looks() {
    return within(() -> looks.list(house.owner()));
  }

  private OrderView order(OrderId id) {
    return within(() -> orders.get(house.owner(), id));
  }

  private static SupplierStep.SupplierParcel parcel(String number) {
    return new SupplierStep.SupplierParcel("顺丰速运", number);
  }

  private void delivered(String... numbers) {
    var told =
        java.util.Arrays.stream(numbers)
            .map(
                number ->
                    new OrderIntake.TellEvent(
                        "顺丰速运", number, clock.instant(), ParcelState.DELIVERED, "已签收"))
            .toList();
    var _ = within(() -> intake.takeEvents(house.owner(), told));
    dropship.workOut(house);
  }

  @Test
  void aPaidOrderGoesToTheSupplierOfTheShop() {
    var supplier = dropship.wholeShop(house);
    var one = dropship.only(house, dropship.order(house));

    assertThat(one.supplier()).isEqualTo(supplier);
    assertThat(one.state()).isEqualTo(SupplierOrderState.CREATED);
    assertThat(one.number()).isEqualTo(1);
    assertThat(one.cost()).isEqualByComparingTo("90.00");
    assertThat(one.lines()).hasSize(2);
    assertThat(one.dueAt()).isEqualTo(clock.instant().plus(Duration.ofDays(2)));
    assertThat(looks()).isEmpty();
  }

  @Test
  void goesToTheSupplierWhenItsAddressIsConfirmed() {
    within(
        () -> {
          releaseRules.put(house.owner(), house.shop(), clock.instant(), TestReleases.VERIFYING);
          return true;
        });
    dropship.wholeShop(house);
    var order = dropship.order(house);
    assertThat(dropship.of(house, order)).isEmpty();
    assertThat(looks())
        .extracting(SupplyLooks.LookView::reason)
        .containsExactly(LookReason.NOT_RELEASED);

    within(
        () -> {
          releases.confirm(house.owner(), order);
          return true;
        });
    dropship.workOut(house);

    assertThat(dropship.of(house, order)).hasSize(1);
    assertThat(looks()).isEmpty();
  }

  @Test
  void whatIsNotPaidGoesToNobody() {
    dropship.wholeShop(house);
    var order = dropship.told(house, dropship.anOrder().state(OrderState.UNPAID).build());
    dropship.workOut(house);

    assertThat(dropship.of(house, order)).isEmpty();
  }

  @Test
  void byProductEachSupplierGetsTheirOwnAndTheMerchantTheRest() {
    var sweaters = dropship.supplier(house, "毛衣厂");
    var others = dropship.supplier(house, "别家");
    dropship.plan(
        house,
        new SupplyPlan(
            SupplyPlan.Assignment.PRODUCT,
            null,
            List.of(
                agreement(sweaters, null, goods("SW-01", "80.00")),
                agreement(others, null, goods("X-9", "1.00")))));
    var one = dropship.only(house, dropship.order(house));

    assertThat(one.supplier()).isEqualTo(sweaters);
    assertThat(one.lines())
        .extracting(SupplierOrderView.SuppliedLine::code)
        .containsExactly("SW-01");
    assertThat(looks()).isEmpty();
  }

  @Test
  void anOrderIsSplitBySupplier() {
    var sweaters = dropship.supplier(house, "毛衣厂");
    var socks = dropship.supplier(house, "袜厂");
    dropship.plan(
        house,
        new SupplyPlan(
            SupplyPlan.Assignment.PRODUCT,
            null,
            List.of(
                agreement(sweaters, null, goods("SW-01", "80.00")),
                agreement(socks, null, goods("P2", "5.00")))));

    assertThat(dropship.of(house, dropship.order(house)))
        .extracting(SupplierOrderView::supplier)
        .containsExactlyInAnyOrder(sweaters, socks);
  }

  @Test
  void theWholeShopAndSingleProductsExcludeEachOther() {
    var supplier = dropship.supplier(house, "义乌甲");
    var other = dropship.supplier(house, "义乌乙");
    var twice =
        new SupplyPlan(
            SupplyPlan.Assignment.PRODUCT,
            null,
            List.of(
                agreement(supplier, null, goods("SW-01", "80.00")),
                agreement(other, null, goods("SW-01", "70.00"))));
    var both = new SupplyPlan(SupplyPlan.Assignment.PRODUCT, supplier, twice.agreements());

    assertThatThrownBy(() -> dropship.plan(house, twice)).hasMessageContaining("goods-twice");
    assertThatThrownBy(() -> dropship.plan(house, both)).hasMessageContaining("unclear");
  }

  @Test
  void theTermsOfTheTimeOfTheOrderCount() {
    var supplier = dropship.wholeShop(house);
    var before = dropship.anOrder().build();
    clock.advance(Duration.ofHours(1));
    dropship.plan(
        house,
        new SupplyPlan(
            SupplyPlan.Assignment.SHOP,
            supplier,
            List.of(agreement(supplier, null, goods("SW-01", "1.00"), goods("P2", "1.00")))));
    var old = dropship.told(house, before);
    dropship.workOut(house);
    var fresh = dropship.order(house);

    assertThat(dropship.only(house, old).cost()).isEqualByComparingTo("90.00");
    assertThat(dropship.only(house, fresh).cost()).isEqualByComparingTo("3.00");
  }

  @Test
  void aNewVersionBeginsNowOrLater() {
    dropship.wholeShop(house);
    var plan = within(() -> plans.of(house.owner(), house.shop())).getFirst().rules();

    assertThatThrownBy(
            () ->
                within(
                    () -> {
                      var past = clock.instant().minus(Duration.ofHours(1));
                      plans.put(house.owner(), house.shop(), past, plan);
                      return true;
                    }))
        .hasMessageContaining("supply-in-the-past");
  }

  @Test
  void hearingAnOrderAgainSplitsNothingTwice() {
    dropship.wholeShop(house);
    var told = dropship.anOrder();
    var id = dropship.told(house, told.build());
    dropship.workOut(house);
    dropship.told(house, told.toldAt(clock.instant().plusSeconds(5)).build());
    dropship.workOut(house);

    assertThat(dropship.of(house, id)).hasSize(1);
  }

  @Test
  void manyWhoWorkOutAnOrderAtOnceSplitItOnce() throws Exception {
    dropship.wholeShop(house);
    var id = dropship.told(house, dropship.anOrder().build());
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> work =
          () ->
              within(
                  () -> {
                    split.workOut(house.merchant(), id, 1);
                    return true;
                  });
      for (var done : people.invokeAll(IntStream.range(0, 8).mapToObj(_ -> work).toList())) {
        done.get();
      }
    }

    assertThat(dropship.of(house, id)).hasSize(1);
  }

  /// What was heard stands in a row until it is worked out: whoever takes it after a crash, when
  /// the lease is over, finishes it.
  @Test
  void whatWasTakenByACrashedServerIsWorkedOutByTheNext() {
    dropship.wholeShop(house);
    var id = dropship.told(house, dropship.anOrder().build());
    var taken =
        within(
            () ->
                transactions.execute(
                    _ -> dropship.job.plan().queue().take(house.merchant(), clock.instant())));
    dropship.workOut(house);
    var during = dropship.of(house, id);
    clock.advance(Duration.ofMinutes(2));
    dropship.workOut(house);
    dropship.workOut(house);

    assertThat(taken).hasSize(1);
    assertThat(during).isEmpty();
    assertThat(dropship.of(house, id)).hasSize(1);
  }

  @Test
  void byHandAPersonSaysWhoSendsIt() {
    var supplier = dropship.supplier(house, "义乌甲");
    dropship.plan(
        house,
        new SupplyPlan(
            SupplyPlan.Assignment.BY_HAND,
            null,
            List.of(agreement(supplier, null, goods("SW-01", "80.00"), goods("P2", "5.00")))));
    var id = dropship.order(house);
    var waiting = looks();
    clock.advance(Duration.ofHours(5));
    var made = handOver(id, supplier, "", 0);
    dropship.workOut(house);

    assertThat(waiting).singleElement().matches(look -> look.reason() == LookReason.TO_ASSIGN);
    assertThat(made.dueAt()).isEqualTo(clock.instant().plus(Duration.ofDays(2)));
    assertThat(looks()).singleElement().matches(look -> look.lines().equals(List.of(1)));
    assertThatThrownBy(() -> handOver(id, supplier, "", 0)).hasMessageContaining("supply-taken");
    within(
        () -> {
          looks.dismiss(house.owner(), id);
          return true;
        });
    dropship.workOut(house);
    assertThat(looks()).isEmpty();
  }

  private SupplierOrderView handOver(
      OrderId order, SupplierId supplier, String note, Integer... lines) {
    return within(
        () ->
            supplierOrders.handOver(
                house.owner(), order, new SupplierOrders.HandOver(supplier, List.of(lines), note)));
  }

  @Test
  void whatFailsACheckStandsThereWithTheReason() {
    var supplier = dropship.supplier(house, "义乌甲");
    dropship.plan(
        house,
        new SupplyPlan(
            SupplyPlan.Assignment.SHOP,
            supplier,
            List.of(agreement(supplier, null, goods("SW-01", "80.00")))));
    var unpriced = dropship.order(house);
    var hidden =
        dropship.told(
            house,
            dropship.anOrder().goesTo(new Receiver("林*", "138****8000", "杭州", "****")).build());
    dropship.workOut(house);

    assertThat(looks())
        .extracting(SupplyLooks.LookView::order, SupplyLooks.LookView::reason)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(unpriced, LookReason.NO_PRICE),
            org.assertj.core.groups.Tuple.tuple(hidden, LookReason.NO_RECEIVER));
  }

  /// 199.00 are paid for goods that cost 90.00 and 6.00 to send: 103.00 are left.
  @Test
  void lessThanTheAgreedProfitNeedsAPersonWithAReason() {
    var supplier = dropship.supplier(house, "义乌甲");
    dropship.plan(
        house,
        new SupplyPlan(
            SupplyPlan.Assignment.SHOP,
            supplier,
            List.of(agreement(supplier, "103.01", goods("SW-01", "80.00"), goods("P2", "5.00")))));
    var id = dropship.order(house);

    assertThat(looks()).singleElement().matches(look -> look.detail().equals("103.00"));
    assertThatThrownBy(() -> handOver(id, supplier, "", 0, 1)).hasMessageContaining("low-profit");
    assertThat(handOver(id, supplier, "老客户", 0, 1).state()).isEqualTo(SupplierOrderState.CREATED);
  }

  @Test
  void aPausedSupplierGetsNothingNew() {
    var supplier = dropship.wholeShop(house);
    within(
        () -> {
          suppliers.change(house.owner(), supplier, new SaveSupplier("义乌甲", "", "", "义乌", false));
          return true;
        });
    dropship.order(house);

    assertThat(looks())
        .singleElement()
        .matches(look -> look.reason() == LookReason.SUPPLIER_PAUSED);
  }

  @Test
  void whatIsLookedAtAgainGoesToTheSupplierWhoIsBack() {
    var supplier = dropship.wholeShop(house);
    within(() -> paused(supplier, true));
    var id = dropship.order(house);
    within(() -> paused(supplier, false));
    var made = within(() -> supplierOrders.check(house.owner(), id));

    assertThat(made).hasSize(1);
    assertThat(looks()).isEmpty();
  }

  private boolean paused(SupplierId supplier, boolean isPaused) {
    suppliers.change(house.owner(), supplier, new SaveSupplier("义乌甲", "", "", "义乌", !isPaused));
    return isPaused;
  }

  @Test
  void nothingIsWrittenOfOrdersThatNoSupplierCouldGet() {
    dropship.wholeShop(house);
    dropship.told(house, dropship.anOrder().state(OrderState.COMPLETED).build());
    var without = houses.aMerchant();
    dropship.told(without, dropship.anOrder().build());

    assertThat(heard(house)).isZero();
    assertThat(heard(without)).isZero();
  }

  private int heard(TestHouse.House of) {
    return dropship
        .within(
            of,
            () ->
                java.util.Objects.requireNonNull(
                    transactions.execute(
                        _ -> dropship.job.plan().queue().take(of.merchant(), clock.instant()))))
        .size();
  }

  @Test
  void whatASupplierGivesUpGoesToNobodyElseByItself() {
    var visitor = dropship.visitor(house, dropship.wholeShop(house));
    var id = dropship.order(house);
    var one = dropship.only(house, id);
    dropship.supplierDoes(house, visitor, one.id(), SupplierMove.RUN_OUT);
    dropship.workOut(house);

    assertThat(looks()).singleElement().matches(look -> look.reason() == LookReason.GIVEN_UP);
    assertThat(dropship.only(house, id).moves().getLast().note()).isEqualTo("缘由");
    assertThat(handOver(id, one.supplier(), "", 0, 1).number()).isEqualTo(2);
  }

  @Test
  void whatIsSentIsTheCustomersAtOnce() {
    var visitor = dropship.visitor(house, dropship.wholeShop(house));
    var id = dropship.order(house);
    var one = dropship.only(house, id);
    dropship.supplierDoes(house, visitor, one.id(), SupplierMove.ACCEPT);
    dropship.supplierDoes(
        house, visitor, one.id(), SupplierMove.SHIP, parcel("SF10001"), parcel("SF10002"));

    assertThat(order(id).state()).isEqualTo(OrderState.SHIPPED);
    assertThat(order(id).parcels())
        .extracting(OrderView.ParcelView::number)
        .containsExactlyInAnyOrder("SF10001", "SF10002");
    assertThat(order(id).times().shipped()).isEqualTo(clock.instant());
  }

  @Test
  void aPartThatIsSentLeavesTheOrderPartlySent() {
    var sweaters = dropship.supplier(house, "毛衣厂");
    dropship.plan(
        house,
        new SupplyPlan(
            SupplyPlan.Assignment.PRODUCT,
            null,
            List.of(agreement(sweaters, null, goods("SW-01", "80.00")))));
    var id = dropship.order(house);
    dropship.ship(
        house, dropship.visitor(house, sweaters), dropship.only(house, id).id(), "SF20001");
    dropship.workOut(house);

    assertThat(order(id).state()).isEqualTo(OrderState.PARTLY_SHIPPED);
  }

  @Test
  void whatThePlatformTellsOfParcelsLeavesTheSuppliers() {
    var visitor = dropship.visitor(house, dropship.wholeShop(house));
    var told = dropship.anOrder();
    var id = dropship.told(house, told.build());
    dropship.workOut(house);
    dropship.ship(house, visitor, dropship.only(house, id).id(), "SF30001");
    var again = told.toldAt(clock.instant().plusSeconds(9)).sentWith("圆通", "YT999999").build();
    dropship.told(house, again);

    assertThat(order(id).parcels())
        .extracting(OrderView.ParcelView::number)
        .containsExactlyInAnyOrder("SF30001", "YT999999");
  }

  @Test
  void aNumberThatWasMistypedIsCorrected() {
    var visitor = dropship.visitor(house, dropship.wholeShop(house));
    var id = dropship.order(house);
    var one = dropship.only(house, id);
    dropship.ship(house, visitor, one.id(), "SF40001");
    dropship.supplierDoes(house, visitor, one.id(), SupplierMove.TRACK, parcel("SF40002"));

    assertThat(order(id).parcels())
        .extracting(OrderView.ParcelView::number)
        .containsExactly("SF40002");
  }

  @Test
  void itIsDeliveredWhenAllItsParcelsAre() {
    var visitor = dropship.visitor(house, dropship.wholeShop(house));
    var id = dropship.order(house);
    var one = dropship.only(house, id);
    dropship.supplierDoes(house, visitor, one.id(), SupplierMove.ACCEPT);
    dropship.supplierDoes(
        house, visitor, one.id(), SupplierMove.SHIP, parcel("SF50001"), parcel("SF50002"));
    delivered("SF50001");
    var half = dropship.only(house, id).state();
    delivered("SF50002");

    assertThat(half).isEqualTo(SupplierOrderState.SHIPPED);
    assertThat(dropship.only(house, id).state()).isEqualTo(SupplierOrderState.DELIVERED);
  }

  @Test
  void aParcelThatWasDeliveredBeforeItWasNamedCountsToo() {
    var visitor = dropship.visitor(house, dropship.wholeShop(house));
    delivered("SF60001");
    var id = dropship.order(house);
    dropship.ship(house, visitor, dropship.only(house, id).id(), "SF60001");
    dropship.workOut(house);

    assertThat(dropship.only(house, id).state()).isEqualTo(SupplierOrderState.DELIVERED);
  }

  @Test
  void whatWasSentTooLateIsSaid() {
    var visitor = dropship.visitor(house, dropship.wholeShop(house));
    var id = dropship.order(house);
    var one = dropship.only(house, id);
    var before = one.late();
    clock.advance(Duration.ofHours(49));
    var due = dropship.only(house, id).late();
    var shown = within(() -> portal.orders(visitor, SupplierOrderSlice.LATE, null, 10)).items();
    dropship.ship(house, visitor, one.id(), "SF70001");

    assertThat(before).isFalse();
    assertThat(due).isTrue();
    assertThat(shown).singleElement().matches(SupplierPortal.PortalOrderView::late);
    assertThat(dropship.only(house, id).late()).isTrue();
  }

  @Test
  void ofTwoWhoMoveItAtOnceOneIsRefused() throws Exception {
    var visitor = dropship.visitor(house, dropship.wholeShop(house));
    var id = dropship.only(house, dropship.order(house)).id();
    var accept = new SupplierStep(SupplierMove.ACCEPT, 1, "", List.of());
    var hold = new SupplierStep(SupplierMove.HOLD, 1, "", List.of());
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Object> supplier = () -> within(() -> portal.move(visitor, id, accept));
      Callable<Object> merchant = () -> within(() -> supplierOrders.move(house.owner(), id, hold));
      var done = people.invokeAll(List.of(supplier, merchant));

      assertThat(done).filteredOn(one -> one.state() == Future.State.SUCCESS).hasSize(1);
      assertThat(done)
          .filteredOn(one -> one.state() == Future.State.FAILED)
          .singleElement()
          .satisfies(one -> assertThat(one.exceptionNow()).hasMessageContaining("moved-meanwhile"));
    }
  }

  @Test
  void whatTheTableDoesNotListCannotBeDone() {
    var visitor = dropship.visitor(house, dropship.wholeShop(house));
    var id = dropship.only(house, dropship.order(house)).id();

    assertThatThrownBy(
            () -> dropship.supplierDoes(house, visitor, id, SupplierMove.SHIP, parcel("SF80001")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("commerce.supplier-move-impossible"));
  }

  @Test
  void anOrderThatThePlatformClosedIsHeld() {
    dropship.wholeShop(house);
    var told = dropship.anOrder();
    var id = dropship.told(house, told.build());
    dropship.workOut(house);
    SaveOrder closed = told.toldAt(clock.instant().plusSeconds(3)).state(OrderState.CLOSED).build();
    dropship.told(house, closed);
    dropship.workOut(house);

    assertThat(dropship.only(house, id).state()).isEqualTo(SupplierOrderState.CANCEL_REQUESTED);
  }

  @Test
  void theReceiverIsReadBetweenAcceptanceAndSendingAndEachTimeIsWrittenDown() {
    var visitor = dropship.visitor(house, dropship.wholeShop(house));
    var id = dropship.only(house, dropship.order(house)).id();
    assertThatThrownBy(() -> within(() -> portal.receiver(visitor, id)))
        .hasMessageContaining("receiver-hidden");
    dropship.supplierDoes(house, visitor, id, SupplierMove.ACCEPT);

    assertThat(within(() -> portal.receiver(visitor, id)).phone()).isEqualTo("13800138000");
    assertThat(within(() -> portal.order(visitor, id)).receiver())
        .isNotNull()
        .matches(receiver -> receiver.phone().equals("138****8000"));
    assertThat(within(() -> audit.read(house.owner(), null, 20)).items())
        .filteredOn(entry -> entry.action().equals("commerce.receiver-shown-to-supplier"))
        .hasSize(1);
    dropship.supplierDoes(house, visitor, id, SupplierMove.SHIP, parcel("SF90001"));
    assertThatThrownBy(() -> within(() -> portal.receiver(visitor, id)))
        .hasMessageContaining("receiver-hidden");
  }

  @Test
  void anotherSupplierFindsNothing() {
    var id = dropship.only(house, order(dropship.wholeShop(house))).id();
    var other = dropship.visitor(house, dropship.supplier(house, "义乌乙"));

    assertThat(within(() -> portal.orders(other, SupplierOrderSlice.TO_SEND, null, 10)).items())
        .isEmpty();
    assertThatThrownBy(() -> within(() -> portal.order(other, id)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    assertThatThrownBy(
            () ->
                within(
                    () ->
                        portal.move(
                            other, id, new SupplierStep(SupplierMove.ACCEPT, 1, "", List.of()))))
        .hasMessageContaining("unknown");
  }

  private OrderId order(SupplierId supplier) {
    assertThat(supplier).isNotNull();
    return dropship.order(house);
  }

  @Test
  void whoeverMayNotHandOverOrdersSeesNoPrices() {
    dropship.wholeShop(house);
    var id = dropship.order(house);
    var agent = house.agent();
    var seen = within(() -> supplierOrders.ofOrder(agent, id)).getFirst();
    Actor nobody =
        new Actor(house.merchant(), agent.account(), agent.name(), Set.of(), agent.address());

    assertThat(seen.cost()).isNull();
    assertThat(seen.open()).isEmpty();
    assertThatThrownBy(() -> within(() -> supplierOrders.ofOrder(nobody, id)))
        .hasMessageContaining("permission-missing");
    assertThatThrownBy(
            () ->
                within(
                    () -> supplierOrders.list(agent, null, SupplierOrderSlice.TO_SEND, null, 10)))
        .hasMessageContaining("permission-missing");
  }
}

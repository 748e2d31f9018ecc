package io.heqi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.dropship.ClaimGround;
import io.heqi.commerce.dropship.ClaimMove;
import io.heqi.commerce.dropship.ClaimState;
import io.heqi.commerce.dropship.ClaimStep;
import io.heqi.commerce.dropship.ClaimVerdict;
import io.heqi.commerce.dropship.Dropshippers;
import io.heqi.commerce.dropship.Scorecards;
import io.heqi.commerce.dropship.SupplierClaimView;
import io.heqi.commerce.dropship.SupplierClaims;
import io.heqi.commerce.dropship.SupplierId;
import io.heqi.commerce.dropship.SupplierMove;
import io.heqi.commerce.dropship.SupplierOrderState;
import io.heqi.commerce.dropship.SupplierOrders;
import io.heqi.commerce.dropship.SupplierPortal;
import io.heqi.commerce.dropship.SupplierStep;
import io.heqi.commerce.dropship.SupplierVisitor;
import io.heqi.commerce.dropship.SupplyLooks;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a customer's case means for suppliers. The sweater is 80.00 with the supplier, a pair of
/// socks 5.00; freight is 6.00 there and 8.00 back, a piece that comes back costs 3.00.
@HeqiTest
class SupplierMirrorTest {

  @Autowired private Cases cases;
  @Autowired private Dropshippers dropship;
  @Autowired private SupplierOrders supplierOrders;
  @Autowired private SupplierPortal portal;
  @Autowired private SupplierClaims claims;
  @Autowired private SupplyLooks looks;
  @Autowired private Scorecards scorecards;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private SupplierId supplier;
  private SupplierVisitor visitor;

  @BeforeEach
  void aShopWithASupplier() {
    house = houses.aMerchant();
    supplier = dropship.wholeShop(house);
    visitor = dropship.visitor(house, supplier);
  }

  private <T> T within(Supplier<T> work) {
    return dropship.within(house, work);
  }

  private CaseView apply(OrderId order, AfterSaleType type, Reason reason, boolean received) {
    var claim =
        new Claim(
            order,
            type,
            reason,
            List.of(new Claim.Part(0, 1), new Claim.Part(1, 2)),
            GoodsCondition.SEALED,
            received,
            null,
            "不要了");
    var apply = new Cases.Apply(Ids.next().toString(), claim, null, "老客户", List.of());
    return within(() -> cases.apply(house.owner(), apply));
  }

  private CaseView merchant(CaseView view, Move move) {
    var step = new Step(move, view.facts().version(), "缘由", null, null, "", "", "", "PAY-1");
    return within(() -> cases.move(house.owner(), view.facts().id(), step));
  }

  private OrderId sent(String number) {
    var order = dropship.order(house);
    dropship.ship(house, visitor, dropship.only(house, order).id(), number);
    dropship.workOut(house);
    return order;
  }

  private SupplierOrderState state(OrderId order) {
    return dropship.only(house, order).state();
  }

  private List<SupplierClaimView> mirrors(CaseView view) {
    return within(() -> claims.ofCase(house.owner(), view.facts().id().value()));
  }

  private SupplierClaimView mirror(CaseView view) {
    return mirrors(view).getFirst();
  }

  private SupplierClaimView answer(
      SupplierClaimView claim, ClaimVerdict verdict, @Nullable String amount) {
    var step =
        new ClaimStep(
            ClaimMove.ANSWER,
            claim.version(),
            "已核实",
            verdict,
            amount == null ? null : new BigDecimal(amount),
            null,
            null);
    return within(() -> portal.answer(visitor, claim.id(), step));
  }

  private SupplierClaimView merchant(SupplierClaimView claim, ClaimMove move, String note) {
    var step = new ClaimStep(move, claim.version(), note, null, null, null, null);
    return within(() -> claims.move(house.owner(), claim.id(), step));
  }

  @Test
  void whatIsNotSentIsHeldAtOnceAndNobodySendsIt() {
    var order = dropship.order(house);
    var one = dropship.only(house, order);
    dropship.supplierDoes(house, visitor, one.id(), SupplierMove.ACCEPT);
    var view = apply(order, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, false);

    assertThat(state(order)).isEqualTo(SupplierOrderState.CANCEL_REQUESTED);
    assertThatThrownBy(() -> dropship.ship(house, visitor, one.id(), "SF11111"))
        .hasMessageContaining("move-impossible");
    assertThat(mirrors(view)).isEmpty();
  }

  @Test
  void afterARefundWasAskedForNothingIsSentAgain() {
    var order = dropship.order(house);
    var one = dropship.only(house, order);
    var view = apply(order, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, false);
    dropship.supplierDoes(house, visitor, one.id(), SupplierMove.CANCEL);
    dropship.workOut(house);
    var again = new SupplierOrders.HandOver(supplier, List.of(0, 1), "再发一次");

    assertThat(state(order)).isEqualTo(SupplierOrderState.CANCELLED);
    assertThatThrownBy(() -> within(() -> supplierOrders.handOver(house.owner(), order, again)))
        .hasMessageContaining("supply-in-refund");
    assertThat(within(() -> looks.list(house.owner())))
        .singleElement()
        .matches(look -> look.reason().name().equals("IN_REFUND"));
    assertThat(view.facts().state()).isEqualTo(AfterSaleState.PENDING_MERCHANT);
  }

  @Test
  void whatAskedForMoneyBackBeforeItWasSplitGoesToNobody() {
    var order = dropship.told(house, dropship.anOrder().build());
    var _ = apply(order, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, false);
    dropship.workOut(house);

    assertThat(dropship.of(house, order)).isEmpty();
  }

  @Test
  void whatIsOnItsWayIsCalledBack() {
    var order = sent("SF22222");
    var view = apply(order, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, false);
    var state = state(order);
    dropship.supplierDoes(house, visitor, dropship.only(house, order).id(), SupplierMove.COME_BACK);

    assertThat(state).isEqualTo(SupplierOrderState.INTERCEPTING);
    assertThat(state(order)).isEqualTo(SupplierOrderState.RETURNED);
    // It comes back to the supplier, who keeps the fee for three pieces.
    assertThat(mirror(view).asked()).isEqualByComparingTo("81.00");
  }

  @Test
  void whatWasSentBeforeTheHoldWasSeenIsCalledBackToo() {
    var order = dropship.order(house);
    var one = dropship.only(house, order);
    dropship.supplierDoes(house, visitor, one.id(), SupplierMove.ACCEPT);
    var _ = apply(order, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, false);
    dropship.supplierDoes(
        house,
        visitor,
        one.id(),
        SupplierMove.MISS,
        new SupplierStep.SupplierParcel("顺丰速运", "SF33333"));
    var missed = state(order);
    dropship.workOut(house);

    assertThat(missed).isEqualTo(SupplierOrderState.TOO_LATE);
    assertThat(state(order)).isEqualTo(SupplierOrderState.INTERCEPTING);
  }

  @Test
  void whereTheCustomerThinksAgainItIsSentAfterAll() {
    var order = dropship.order(house);
    var view = apply(order, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, false);
    var refused = merchant(view, Move.REFUSE);
    clock.advance(Duration.ofDays(8));
    closeWhatIsUp(refused);

    assertThat(state(order)).isEqualTo(SupplierOrderState.CREATED);
  }

  @Autowired private CaseBook book;

  private void closeWhatIsUp(CaseView view) {
    within(
        () -> {
          book.whenUp(house.merchant(), view.facts().id(), view.facts().version());
          return true;
        });
  }

  @Test
  void whatAPersonHeldHeqiDoesNotLetGo() {
    var order = dropship.order(house);
    var one = dropship.only(house, order);
    var hold = new SupplierStep(SupplierMove.HOLD, one.version(), "等一下", List.of());
    var _ = within(() -> supplierOrders.move(house.owner(), one.id(), hold));
    var refused =
        merchant(
            apply(order, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, false), Move.REFUSE);
    clock.advance(Duration.ofDays(8));
    closeWhatIsUp(refused);

    assertThat(state(order)).isEqualTo(SupplierOrderState.CANCEL_REQUESTED);
  }

  /// 80.00 and 10.00 for the goods, 6.00 there, 8.00 back, and 20.00 that the customer was given.
  @Test
  void ofFaultyGoodsTheSupplierPaysGoodsBothFreightsAndCompensation() {
    var view = apply(sent("SF44444"), AfterSaleType.RETURN_REFUND, Reason.QUALITY_ISSUE, true);
    var claim = mirror(view);
    var amended =
        within(
            () ->
                claims.move(
                    house.owner(),
                    claim.id(),
                    new ClaimStep(
                        ClaimMove.AMEND,
                        claim.version(),
                        "赔了 20 元",
                        null,
                        null,
                        null,
                        new BigDecimal("20.00"))));

    assertThat(view.liable()).isEqualTo(LiableParty.SUPPLIER);
    assertThat(claim.ground()).isEqualTo(ClaimGround.QUALITY);
    assertThat(claim.asked()).isEqualByComparingTo("104.00");
    assertThat(amended.asked()).isEqualByComparingTo("124.00");
    assertThat(claim.dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(12)));
  }

  @Test
  void wrongGoodsAreTheSuppliersToo() {
    var view = apply(sent("SF44445"), AfterSaleType.REFUND_ONLY, Reason.SEND_WRONG_GOODS, true);

    assertThat(mirror(view).ground()).isEqualTo(ClaimGround.WRONG_OR_MISSING);
    assertThat(mirror(view).asked()).isEqualByComparingTo("96.00");
  }

  @Test
  void damageOnTheWayIsClaimedOfTheCarrierThroughTheSupplier() {
    var view = apply(sent("SF44446"), AfterSaleType.REFUND_ONLY, Reason.DAMAGED_IN_TRANSIT, true);

    assertThat(view.liable()).isEqualTo(LiableParty.CARRIER);
    assertThat(mirror(view).ground()).isEqualTo(ClaimGround.CARRIER);
    assertThat(mirror(view).asked()).isEqualByComparingTo("96.00");
  }

  @Test
  void ofAChangeOfMindTheSupplierKeepsTheFee() {
    var view = apply(sent("SF44447"), AfterSaleType.RETURN_REFUND, Reason.NO_LONGER_WANT, true);

    assertThat(mirror(view).ground()).isEqualTo(ClaimGround.CHANGE_OF_MIND);
    assertThat(mirror(view).restockFee()).isEqualByComparingTo("9.00");
    assertThat(mirror(view).asked()).isEqualByComparingTo("81.00");
  }

  @Test
  void whatTheMerchantDescribedFalselyIsTheMerchants() {
    var view =
        apply(sent("SF44448"), AfterSaleType.RETURN_REFUND, Reason.NOT_MATCH_PRODUCT_DESC, true);

    assertThat(mirrors(view)).isEmpty();
  }

  @Test
  void whoeverHandlesTheCaseSaysWhoAnswersAndTheClaimFollows() {
    var view = apply(sent("SF44449"), AfterSaleType.RETURN_REFUND, Reason.QUALITY_ISSUE, true);
    var id = view.facts().id();
    within(() -> cases.setLiable(house.owner(), id, LiableParty.CARRIER, "外箱破损"));
    var carrier = mirror(view);
    within(() -> cases.setLiable(house.owner(), id, LiableParty.MERCHANT, "描述有误"));

    assertThat(carrier.ground()).isEqualTo(ClaimGround.CARRIER);
    assertThat(carrier.asked()).isEqualByComparingTo("96.00");
    assertThat(mirror(view).state()).isEqualTo(ClaimState.WITHDRAWN);
  }

  @Test
  void theCustomersCaseGoesItsWayWhileTheSupplierIsSilent() {
    var view = apply(sent("SF55555"), AfterSaleType.REFUND_ONLY, Reason.QUALITY_ISSUE, true);
    var agreed = merchant(view, Move.AGREE);
    var paid = merchant(agreed, Move.PAID);

    assertThat(mirror(view).state()).isEqualTo(ClaimState.OPEN);
    assertThat(paid.facts().state()).isEqualTo(AfterSaleState.SUCCEEDED);
    assertThat(mirror(view).state()).isEqualTo(ClaimState.OPEN);
  }

  @Test
  void noStepOfAClaimMovesTheCase() {
    var view = apply(sent("SF55556"), AfterSaleType.REFUND_ONLY, Reason.QUALITY_ISSUE, true);
    var answered = answer(mirror(view), ClaimVerdict.REFUSED, null);
    var _ = merchant(answered, ClaimMove.WITHDRAW, "算了");

    assertThat(within(() -> cases.get(house.owner(), view.facts().id())).facts().version())
        .isEqualTo(view.facts().version());
  }

  @Test
  void silenceOfTheSupplierIsSaidOnceAlsoAfterAStop() {
    var view = apply(sent("SF66666"), AfterSaleType.REFUND_ONLY, Reason.QUALITY_ISSUE, true);
    clock.advance(Duration.ofHours(11));
    dropship.workOffClaims(house);
    var before = mirror(view);
    clock.advance(Duration.ofHours(3));
    dropship.workOffClaims(house);
    dropship.workOffClaims(house);
    var overdue = mirror(view);
    var late = answer(overdue, ClaimVerdict.IN_PART, "40.00");

    assertThat(before.state()).isEqualTo(ClaimState.OPEN);
    assertThat(overdue.state()).isEqualTo(ClaimState.OVERDUE);
    assertThat(overdue.version()).isEqualTo(before.version() + 1);
    assertThat(late.state()).isEqualTo(ClaimState.ANSWERED);
    assertThat(late.granted()).isEqualByComparingTo("40.00");
  }

  @Test
  void anAnswerInPartIsBetweenNothingAndAllAndARefusalSaysWhy() {
    var view = apply(sent("SF66667"), AfterSaleType.REFUND_ONLY, Reason.QUALITY_ISSUE, true);
    var claim = mirror(view);
    var silent =
        new ClaimStep(
            ClaimMove.ANSWER, claim.version(), "", ClaimVerdict.REFUSED, null, null, null);

    assertThatThrownBy(() -> answer(claim, ClaimVerdict.IN_PART, "96.00"))
        .hasMessageContaining("part-malformed");
    assertThatThrownBy(() -> within(() -> portal.answer(visitor, claim.id(), silent)))
        .hasMessageContaining("reason-missing");
  }

  @Test
  void anotherSupplierAnswersNoClaimOfOurs() {
    var view = apply(sent("SF66668"), AfterSaleType.REFUND_ONLY, Reason.QUALITY_ISSUE, true);
    visitor = dropship.visitor(house, dropship.supplier(house, "义乌乙"));

    assertThatThrownBy(() -> answer(mirror(view), ClaimVerdict.IN_FULL, null))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    assertThat(within(() -> portal.claims(visitor, false, null, 10)).items()).isEmpty();
  }

  @Test
  void theSupplierLearnsNothingOfTheCase() {
    var _ = apply(sent("SF66669"), AfterSaleType.REFUND_ONLY, Reason.QUALITY_ISSUE, true);

    assertThat(within(() -> portal.claims(visitor, false, null, 10)).items())
        .singleElement()
        .matches(claim -> claim.mirrored() == null && claim.note().isEmpty());
  }

  @Test
  void goodsGoBackToWhomeverTheAgreementSays() {
    var agreed =
        merchant(
            apply(sent("SF77777"), AfterSaleType.RETURN_REFUND, Reason.QUALITY_ISSUE, true),
            Move.AGREE);

    assertThat(agreed.returnAddress()).isEqualTo("浙江省 义乌市 义乌甲 仓");
  }

  /// Two of three orders were sent in time; one of the two that were sent was faulty; its claim of
  /// 96.00 was answered after two hours and brought 48.00.
  @Test
  void theScorecardSaysHowWellASupplierDoes() {
    var from = clock.instant();
    var first = sent("SF88881");
    var _ = sent("SF88882");
    var _ = dropship.order(house);
    var view = apply(first, AfterSaleType.REFUND_ONLY, Reason.QUALITY_ISSUE, true);
    clock.advance(Duration.ofHours(2));
    var answered = answer(mirror(view), ClaimVerdict.IN_PART, "48.00");
    var _ = merchant(answered, ClaimMove.SETTLE, "");
    clock.advance(Duration.ofDays(3));
    var period = new Scorecards.Period(from, clock.instant());
    Map<String, Scorecards.FigureView> figures =
        within(() -> scorecards.of(house.owner(), supplier, period)).stream()
            .collect(Collectors.toMap(one -> one.figure().name(), Function.identity()));

    assertThat(value(figures, "ON_TIME")).isEqualByComparingTo("0.6667");
    assertThat(value(figures, "QUALITY")).isEqualByComparingTo("0.5");
    assertThat(value(figures, "WRONG_OR_MISSING")).isZero();
    assertThat(value(figures, "ANSWER_HOURS")).isEqualByComparingTo("2");
    assertThat(value(figures, "RECOVERY")).isEqualByComparingTo("0.5");
    var onTime = Objects.requireNonNull(figures.get("ON_TIME"));
    assertThat(within(() -> scorecards.rows(house.owner(), supplier, period, onTime.figure())))
        .hasSize(3);
    var before = new Scorecards.Period(from.minus(Duration.ofDays(1)), from);
    assertThat(within(() -> scorecards.of(house.owner(), supplier, before)))
        .allMatch(one -> one.value() == null);
  }

  private static BigDecimal value(Map<String, Scorecards.FigureView> figures, String name) {
    return Objects.requireNonNull(Objects.requireNonNull(figures.get(name)).value());
  }
}

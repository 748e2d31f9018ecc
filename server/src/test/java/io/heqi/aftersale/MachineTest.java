package io.heqi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MachineTest {

  private static Machine.Place at(AfterSaleType type, AfterSaleState state) {
    return new Machine.Place(type, state, state, false, Advance.NONE);
  }

  /// Where a case of a kind can come to.
  private static Set<Machine.Place> reachable(AfterSaleType type) {
    var seen = new HashSet<Machine.Place>();
    var open = new ArrayDeque<Machine.Place>();
    open.add(at(type, AfterSaleState.PENDING_MERCHANT));
    while (!open.isEmpty()) {
      var place = open.poll();
      if (!seen.add(place)) {
        continue;
      }
      for (var row : Machine.TABLE) {
        if (Machine.find(place, row.move(), row.by().iterator().next()).equals(Optional.of(row))) {
          open.add(after(place, row));
        }
      }
    }
    return seen;
  }

  private static Machine.Place after(Machine.Place place, Machine.Row row) {
    var target = Machine.target(row, place);
    var advance =
        switch (row.move()) {
          case ADVANCE -> Advance.ASKED;
          case PAID -> place.advance() == Advance.ASKED ? Advance.PAID : place.advance();
          case PAY_FAILED -> Advance.NONE;
          default -> target == AfterSaleState.REFUNDING ? Advance.NONE : place.advance();
        };
    return new Machine.Place(
        place.type(),
        target,
        row.move() == Move.PROPOSE ? place.state() : target,
        place.isBack() || row.move() == Move.RECEIVE,
        advance);
  }

  @ParameterizedTest
  @EnumSource(AfterSaleType.class)
  void noStepIsLeftWithoutSomebodyToActAndSomethingToHappenInTime(AfterSaleType type) {
    for (var at : reachable(type)) {
      var system = Machine.open(at, Party.SYSTEM);
      if (at.state().isOver()) {
        assertThat(Machine.TABLE).noneMatch(row -> row.from() == at.state());
        continue;
      }
      assertThat(system).as("%s %s", type, at).containsAnyOf(Move.LAPSE, Move.ESCALATE);
      assertThat(
              Arrays.stream(new Party[] {Party.BUYER, Party.MERCHANT, Party.PLATFORM})
                  .mapToInt(party -> Machine.open(at, party).size())
                  .sum())
          .as("%s %s", type, at)
          .isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(AfterSaleType.class)
  void everyCaseCanEndWellAndBadly(AfterSaleType type) {
    var states = EnumSet.noneOf(AfterSaleState.class);
    reachable(type).forEach(at -> states.add(at.state()));

    assertThat(states)
        .contains(AfterSaleState.SUCCEEDED, AfterSaleState.CLOSED, AfterSaleState.CANCELLED);
    assertThat(states.contains(AfterSaleState.REFUNDING)).isEqualTo(type.paysBack());
    assertThat(states.contains(AfterSaleState.WAIT_BUYER_RETURN)).isEqualTo(type.takesBack());
    assertThat(states.contains(AfterSaleState.WAIT_MERCHANT_SHIP)).isEqualTo(type.sends());
  }

  @Test
  void aMoveStandsOnceForEachKindStateAndParty() {
    for (var type : AfterSaleType.values()) {
      for (var state : AfterSaleState.values()) {
        for (var party : Party.values()) {
          for (var advance : Advance.values()) {
            var place = new Machine.Place(type, state, state, false, advance);
            assertThat(Machine.open(place, party)).doesNotHaveDuplicates();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REFUND_ONLY, PENDING_MERCHANT, AGREE, MERCHANT, REFUNDING",
    "REFUND_ONLY, PENDING_MERCHANT, LAPSE, SYSTEM, REFUNDING",
    "REFUND_ONLY, PENDING_MERCHANT, REFUSE, MERCHANT, REJECTED",
    "REFUND_ONLY, PENDING_MERCHANT, SENT_MEANWHILE, SYSTEM, CLOSED",
    "RETURN_REFUND, WAIT_MERCHANT_RECEIPT, ADVANCE, SYSTEM, WAIT_MERCHANT_RECEIPT",
    "REFUND_ONLY, REJECTED, DISPUTE, BUYER, PLATFORM_INTERVENING",
    "REFUND_ONLY, REJECTED, LAPSE, SYSTEM, CLOSED",
    "REFUND_ONLY, REFUNDING, PAID, MERCHANT, SUCCEEDED",
    "REFUND_ONLY, REFUNDING, PAY_FAILED, MERCHANT, REFUND_FAILED",
    "RETURN_REFUND, PENDING_MERCHANT, AGREE, MERCHANT, WAIT_BUYER_RETURN",
    "RETURN_REFUND, WAIT_BUYER_RETURN, SEND_BACK, BUYER, WAIT_MERCHANT_RECEIPT",
    "RETURN_REFUND, WAIT_BUYER_RETURN, LAPSE, SYSTEM, CLOSED",
    "RETURN_REFUND, WAIT_MERCHANT_RECEIPT, LAPSE, SYSTEM, REFUNDING",
    "RETURN_REFUND, INSPECTING, PASS, MERCHANT, REFUNDING",
    "RETURN_REFUND, INSPECTING, FAIL, MERCHANT, REJECTED_ON_RECEIPT",
    "EXCHANGE, INSPECTING, PASS, MERCHANT, WAIT_MERCHANT_SHIP",
    "EXCHANGE, WAIT_MERCHANT_SHIP, SHIP, MERCHANT, WAIT_BUYER_RECEIPT",
    "EXCHANGE, WAIT_BUYER_RECEIPT, CONFIRM, BUYER, SUCCEEDED",
    "RESHIP, PENDING_MERCHANT, AGREE, MERCHANT, WAIT_MERCHANT_SHIP",
    "REPAIR, PENDING_MERCHANT, AGREE, MERCHANT, WAIT_BUYER_RETURN",
    "PRICE_PROTECTION, PENDING_MERCHANT, AGREE, MERCHANT, REFUNDING",
    "REFUND_ONLY, REFUND_FAILED, PAY_OTHERWISE, MERCHANT, WAIT_BUYER_CONFIRM",
    "REFUND_ONLY, PLATFORM_INTERVENING, DECIDE_FOR_MERCHANT, PLATFORM, CLOSED",
    "EXCHANGE, PLATFORM_INTERVENING, DECIDE_FOR_BUYER, PLATFORM, WAIT_MERCHANT_SHIP",
  })
  void leadsWhereTheRulesSay(
      AfterSaleType type, AfterSaleState from, Move move, Party by, AfterSaleState expected) {
    var row = Machine.find(at(type, from), move, by).orElseThrow();

    assertThat(Machine.target(row, at(type, from))).isEqualTo(expected);
  }

  @Test
  void goodsThatAreBackNeedNotComeAgain() {
    var refund = considered(AfterSaleType.RETURN_REFUND, true, Advance.NONE);
    var accept = Machine.find(refund, Move.ACCEPT, Party.BUYER).orElseThrow();

    assertThat(Machine.target(accept, refund)).isEqualTo(AfterSaleState.REFUNDING);
    assertThat(Machine.target(accept, considered(AfterSaleType.EXCHANGE, true, Advance.NONE)))
        .isEqualTo(AfterSaleState.WAIT_MERCHANT_SHIP);
  }

  private static Machine.Place considered(AfterSaleType type, boolean isBack, Advance advance) {
    return new Machine.Place(
        type, AfterSaleState.NEGOTIATING, AfterSaleState.INSPECTING, isBack, advance);
  }

  @Test
  void moneyThatWentOutBeforeIsNotOwedAgain() {
    var paid = considered(AfterSaleType.RETURN_REFUND, true, Advance.PAID);
    var accept = Machine.find(paid, Move.ACCEPT, Party.BUYER).orElseThrow();

    assertThat(Machine.target(accept, paid)).isEqualTo(AfterSaleState.SUCCEEDED);
  }

  /// Refusing, or agreeing on less, waits until it is known whether the money went.
  @ParameterizedTest
  @CsvSource({"WAIT_MERCHANT_RECEIPT, REPORT", "INSPECTING, FAIL", "INSPECTING, PROPOSE"})
  void moneyUnderWayKeepsTheMerchantFromGoingBack(AfterSaleState state, Move move) {
    var type = AfterSaleType.RETURN_REFUND;
    var place = new Machine.Place(type, state, state, true, Advance.ASKED);

    assertThat(Machine.find(place, move, Party.MERCHANT)).isEmpty();
    assertThat(Machine.waitsForAdvance(place, move, Party.MERCHANT)).isTrue();
    assertThat(Machine.open(place, Party.MERCHANT)).contains(Move.PAID, Move.PAY_FAILED);
    assertThat(Machine.open(at(type, state), Party.MERCHANT)).doesNotContain(Move.PAID);
  }
}

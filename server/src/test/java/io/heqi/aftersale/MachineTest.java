package io.heqi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MachineTest {

  /// The states that a case of a kind can be in, with whether the goods are back.
  private record At(AfterSaleState state, AfterSaleState before, boolean back) {}

  private static Set<At> reachable(AfterSaleType type) {
    var seen = new HashSet<At>();
    var open = new ArrayDeque<At>();
    open.add(new At(AfterSaleState.PENDING_MERCHANT, AfterSaleState.PENDING_MERCHANT, false));
    while (!open.isEmpty()) {
      var at = open.poll();
      if (!seen.add(at)) {
        continue;
      }
      for (var row : Machine.TABLE) {
        if (row.from() == at.state() && row.types().contains(type)) {
          var target = Machine.target(row, type, at.before(), at.back());
          var before = row.move() == Move.PROPOSE ? at.state() : target;
          open.add(new At(target, before, at.back() || row.move() == Move.RECEIVE));
        }
      }
    }
    return seen;
  }

  @ParameterizedTest
  @EnumSource(AfterSaleType.class)
  void noStepIsLeftWithoutSomebodyToActAndSomethingToHappenInTime(AfterSaleType type) {
    for (var at : reachable(type)) {
      var system = Machine.open(type, at.state(), Party.SYSTEM);
      if (at.state().isOver()) {
        assertThat(Machine.TABLE).noneMatch(row -> row.from() == at.state());
        continue;
      }
      assertThat(system).as("%s %s", type, at).containsAnyOf(Move.LAPSE, Move.ESCALATE);
      assertThat(
              Arrays.stream(new Party[] {Party.BUYER, Party.MERCHANT, Party.PLATFORM})
                  .mapToInt(party -> Machine.open(type, at.state(), party).size())
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
          assertThat(Machine.open(type, state, party)).doesNotHaveDuplicates();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REFUND_ONLY, PENDING_MERCHANT, AGREE, MERCHANT, REFUNDING",
    "REFUND_ONLY, PENDING_MERCHANT, LAPSE, SYSTEM, REFUNDING",
    "REFUND_ONLY, PENDING_MERCHANT, REFUSE, MERCHANT, REJECTED",
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
    var row = Machine.find(type, from, move, by).orElseThrow();

    assertThat(Machine.target(row, type, from, false)).isEqualTo(expected);
  }

  @Test
  void goodsThatAreBackNeedNotComeAgain() {
    var accept =
        Machine.find(
                AfterSaleType.RETURN_REFUND, AfterSaleState.NEGOTIATING, Move.ACCEPT, Party.BUYER)
            .orElseThrow();

    assertThat(Machine.target(accept, AfterSaleType.RETURN_REFUND, AfterSaleState.INSPECTING, true))
        .isEqualTo(AfterSaleState.REFUNDING);
    assertThat(Machine.target(accept, AfterSaleType.EXCHANGE, AfterSaleState.INSPECTING, true))
        .isEqualTo(AfterSaleState.WAIT_MERCHANT_SHIP);
  }
}

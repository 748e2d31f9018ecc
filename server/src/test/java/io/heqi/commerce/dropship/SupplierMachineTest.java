package io.heqi.commerce.dropship;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupplierMachineTest {

  private static final SupplierOrder.Terms TERMS =
      new SupplierOrder.Terms(
          new BigDecimal("6.00"),
          new BigDecimal("8.00"),
          new BigDecimal("3.00"),
          12,
          SupplyPlan.ReturnsTo.SUPPLIER,
          "义乌");
  private static final BigDecimal GOODS = new BigDecimal("80.00");

  @Test
  void noRowStandsTwice() {
    var keys = SupplierMachine.TABLE.stream().map(row -> row.from() + " " + row.move()).toList();
    assertThat(keys).doesNotHaveDuplicates();
    var claims = ClaimMachine.TABLE.stream().map(row -> row.from() + " " + row.move()).toList();
    assertThat(claims).doesNotHaveDuplicates();
  }

  @Test
  void everyStateIsReachedAndEveryOneThatIsNotOverIsLeft() {
    var reached =
        SupplierMachine.TABLE.stream()
            .map(SupplierMachine.Row::to)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    reached.add(SupplierOrderState.CREATED);
    assertThat(reached).containsExactly(SupplierOrderState.values());
    var left =
        SupplierMachine.TABLE.stream()
            .map(SupplierMachine.Row::from)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(SupplierOrderState.class)));
    assertThat(Arrays.stream(SupplierOrderState.values()).filter(state -> !state.isOver()))
        .allMatch(left::contains);
  }

  @ParameterizedTest
  @EnumSource
  void nothingMovesWhatIsOver(SupplierOrderState state) {
    var open =
        Arrays.stream(SupplierParty.values())
            .flatMap(party -> SupplierMachine.open(state, party).stream())
            .toList();
    assertThat(open.isEmpty()).isEqualTo(state.isOver());
  }

  @Test
  void aSupplierSendsOnlyWhatTheyAcceptedAndNobodyHolds() {
    var from =
        Arrays.stream(SupplierOrderState.values())
            .filter(
                state ->
                    SupplierMachine.find(state, SupplierMove.SHIP, SupplierParty.SUPPLIER)
                        .isPresent())
            .toList();
    assertThat(from).containsExactly(SupplierOrderState.ACCEPTED);
  }

  @Test
  void onlyTheSupplierSaysWhatTheSupplierDid() {
    var theirs =
        Set.of(
            SupplierMove.ACCEPT,
            SupplierMove.REJECT,
            SupplierMove.RUN_OUT,
            SupplierMove.SHIP,
            SupplierMove.TRACK,
            SupplierMove.MISS);
    assertThat(SupplierMachine.TABLE)
        .filteredOn(row -> theirs.contains(row.move()))
        .allMatch(row -> row.by().equals(EnumSet.of(SupplierParty.SUPPLIER)));
  }

  /// The worked example of the rules: two pieces at 40.00, freight 6.00 there and 8.00 back, a fee
  /// of 3.00 for each piece.
  @ParameterizedTest
  @EnumSource
  void whoAnswersSaysWhatOfTheMoneyIsAsked(ClaimGround ground) {
    var back = ground.money(TERMS, GOODS, 2, true);
    var kept = ground.money(TERMS, GOODS, 2, false);
    switch (ground) {
      case QUALITY, WRONG_OR_MISSING -> {
        assertThat(back.goods().add(back.freights())).isEqualByComparingTo("94.00");
        assertThat(kept.goods().add(kept.freights())).isEqualByComparingTo("86.00");
      }
      case CARRIER -> assertThat(back.goods().add(back.freights())).isEqualByComparingTo("86.00");
      case CHANGE_OF_MIND -> {
        assertThat(back.goods().subtract(back.restockFee())).isEqualByComparingTo("74.00");
        assertThat(back.freights()).isZero();
      }
    }
  }

  @Test
  void aFeeIsNeverMoreThanTheGoods() {
    var money = ClaimGround.CHANGE_OF_MIND.money(TERMS, new BigDecimal("2.00"), 1, true);
    assertThat(money.restockFee()).isEqualByComparingTo("2.00");
  }
}

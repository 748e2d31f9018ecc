package io.heqi.commerce.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.commerce.OrderState;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellReaderTest {

  private final CellReader reader =
      new CellReader(
          new OrderMapping(
              Map.of(), Map.of("待发货", "TO_SHIP"), DateForm.YEAR_FIRST, "Asia/Shanghai", false));

  @ParameterizedTest
  @CsvSource({
    "199, 199.00",
    "199.5, 199.50",
    "¥199.00, 199.00",
    "'￥1,299.00', 1299.00",
    "'12,345,678.9', 12345678.90",
    "199.00元, 199.00",
    "0, 0.00",
    "199.000, 199.00"
  })
  void readsAmounts(String cell, BigDecimal amount) {
    assertThat(reader.amount(Field.TOTAL, cell)).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "--", "null", "/"})
  void whatSaysNothingIsNoAmount(String cell) {
    assertThat(reader.amount(Field.TOTAL, cell)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"199.005", "-1", "1,29", "约199", "1e3", "12345678901", "免费"})
  void refusesWhatIsNoAmount(String cell) {
    assertThatThrownBy(() -> reader.amount(Field.TOTAL, cell))
        .hasMessageContaining("commerce.import-amount-malformed");
  }

  @Test
  void aDiscountMayBeWrittenWithAMinus() {
    assertThat(reader.amount(Field.DISCOUNT, "-10.00")).isEqualTo(new BigDecimal("10.00"));
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "2.0, 2", "3件, 3", "'', 1", "100000, 100000"})
  void readsQuantities(String cell, int pieces) {
    assertThat(reader.quantity(cell)).isEqualTo(pieces);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "很多", "100001"})
  void refusesWhatIsNoQuantity(String cell) {
    assertThatThrownBy(() -> reader.quantity(cell))
        .hasMessageContaining("commerce.import-quantity-malformed");
  }

  @Test
  void aNumberThatASpreadsheetRoundedIsRefused() {
    assertThatThrownBy(() -> reader.number(Field.NUMBER, "6.91734E+12"))
        .hasMessageContaining("commerce.import-number-rounded");
    assertThat(reader.number(Field.NUMBER, "6917340012345.0")).isEqualTo("6917340012345");
  }

  @Test
  void aCellMayNameSeveralParcels() {
    assertThat(reader.numbers(Field.PARCEL_NUMBER, "SF1，SF2; SF1 SF3"))
        .containsExactly("SF1", "SF2", "SF3");
  }

  @Test
  void aWordForAStateIsKnownOrRefused() {
    assertThat(reader.orderState("待发货")).isEqualTo(OrderState.TO_SHIP);
    assertThatThrownBy(() -> reader.orderState("神秘"))
        .hasMessageContaining("commerce.import-word-unknown");
    assertThatThrownBy(() -> reader.orderState(""))
        .hasMessageContaining("commerce.import-state-missing");
  }
}

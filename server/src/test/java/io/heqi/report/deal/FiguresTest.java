package io.heqi.report.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// The worked examples of docs/deals.md.
class FiguresTest {

  @Test
  void conversionIsPayersByInquirers() {
    assertThat(new Conversion(8, 3).rate()).isEqualByComparingTo("0.375");
    assertThat(new Conversion(3, 1).rate()).isEqualByComparingTo("0.3333");
    assertThat(new Conversion(3, 2).rate()).isEqualByComparingTo("0.6667");
  }

  @Test
  void conversionOfNobodyIsNoValue() {
    assertThat(new Conversion(0, 0).rate()).isNull();
  }

  @Test
  void averageOrderValueIsAmountByBuyers() {
    var sales = new Sales("CNY", 4, 9, 3, new BigDecimal("500.00"));

    assertThat(sales.averageOrderValue()).isEqualByComparingTo("166.67");
    assertThat(new Sales("CNY", 0, 0, 0, BigDecimal.ZERO).averageOrderValue()).isNull();
  }
}

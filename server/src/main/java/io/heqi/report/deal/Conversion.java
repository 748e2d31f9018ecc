package io.heqi.report.deal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Inquiry conversion 询单转化率 = customers who paid ÷ customers who asked, of those who asked in the
/// span; domain page, section 2 (询单→次日付款成功率). Who paid is one of those who asked.
///
/// @param inquirers distinct customers whose question the agent answered
/// @param payers those of them who paid for an order to which that inquiry led
public record Conversion(long inquirers, long payers) {

  /// From 0 to 1, with four decimals; null where nobody asked.
  public @Nullable BigDecimal rate() {
    return inquirers == 0
        ? null
        : BigDecimal.valueOf(payers).divide(BigDecimal.valueOf(inquirers), 4, RoundingMode.HALF_UP);
  }
}

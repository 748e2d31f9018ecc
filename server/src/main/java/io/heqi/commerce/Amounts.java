package io.heqi.commerce;

import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.stream.Stream;

/// The amounts of an order, all in its currency, with two decimals, from 0 to 9,999,999,999.99.
///
/// @param currency ISO 4217, such as `CNY`
/// @param total what the customer has to pay, as the platform says
/// @param paid what the customer paid
public record Amounts(
    String currency,
    BigDecimal goods,
    BigDecimal freight,
    BigDecimal discount,
    BigDecimal total,
    BigDecimal paid) {

  private static final BigDecimal BOUND = new BigDecimal("10000000000");

  public Amounts {
    checkCurrency(currency);
    Stream.of(goods, freight, discount, total, paid).forEach(Amounts::check);
  }

  public static void checkCurrency(String currency) {
    try {
      Currency.getInstance(currency);
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid("commerce.currency-unknown", currency);
    }
  }

  public static void check(BigDecimal amount) {
    if (amount.signum() < 0 || amount.compareTo(BOUND) >= 0) {
      throw Refusal.invalid("commerce.amount-malformed", amount.toPlainString());
    }
    try {
      var _ = amount.setScale(2, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException _) {
      throw Refusal.invalid("commerce.amount-malformed", amount.toPlainString());
    }
  }
}

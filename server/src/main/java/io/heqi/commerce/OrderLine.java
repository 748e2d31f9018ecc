package io.heqi.commerce;

import io.heqi.shared.Refusal;
import java.math.BigDecimal;

/// Goods of one kind in an order.
///
/// @param productNumber the platform's own; empty where it gives none
/// @param merchantCode the merchant's own code of the goods; empty where there is none
/// @param variant such as `白色 / M`; empty where there is but one
/// @param price of one piece
/// @param amount for all pieces, with what was taken off
public record OrderLine(
    String productNumber,
    String merchantCode,
    String title,
    String variant,
    int quantity,
    BigDecimal price,
    BigDecimal amount) {

  public OrderLine {
    if (quantity < 1) {
      throw Refusal.invalid("commerce.quantity-malformed", quantity);
    }
    Amounts.check(price);
    Amounts.check(amount);
  }
}

package io.heqi.commerce.product;

import io.heqi.commerce.Amounts;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One of the forms in which a product is sold.
///
/// @param number the platform's own; empty where it gives none
/// @param merchantCode the merchant's own code; empty where there is none
/// @param name such as `白色 / M`; empty where there is but one
/// @param price of one piece
/// @param stock pieces that can be sold; null where nobody says
public record ProductVariant(
    String number, String merchantCode, String name, BigDecimal price, @Nullable Integer stock) {

  static final int MOST_STOCK = 100_000_000;

  public ProductVariant {
    Amounts.check(price);
    if (stock != null && (stock < 0 || stock > MOST_STOCK)) {
      throw Refusal.invalid("commerce.stock-malformed", MOST_STOCK);
    }
  }
}

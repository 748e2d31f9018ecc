package io.heqi.commerce.product;

import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A product as it is shown.
///
/// @param toldAt when the platform last changed it
/// @param priceFrom of the cheapest variant
/// @param priceTo of the dearest
/// @param stock of all variants together; null where one does not say
/// @param pictures where a browser gets them, the main one first
public record ProductView(
    ProductId id,
    ShopId shop,
    String number,
    Instant toldAt,
    ProductState state,
    String merchantCode,
    String title,
    String category,
    String link,
    String currency,
    BigDecimal priceFrom,
    BigDecimal priceTo,
    @Nullable Long stock,
    List<String> pictures,
    List<ProductFact> facts,
    List<ProductVariant> variants) {

  /// Whether somebody can buy it now, as far as is known.
  boolean isBuyable() {
    return state == ProductState.ON_SALE && (stock == null || stock > 0);
  }
}

package io.heqi.commerce.product;

/// Whether a product can be bought, as its platform tells it.
public enum ProductState {
  ON_SALE,
  OFF_SALE
}

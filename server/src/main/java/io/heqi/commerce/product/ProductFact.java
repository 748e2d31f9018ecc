package io.heqi.commerce.product;

import io.heqi.shared.Refusal;

/// What is so of a product, such as `材质` and `棉 68 %`.
public record ProductFact(String name, String value) {

  static final int LONGEST_NAME = 40;
  static final int LONGEST_VALUE = 500;

  public ProductFact {
    name = name.strip();
    value = value.strip();
    if (name.isEmpty()
        || value.isEmpty()
        || name.length() > LONGEST_NAME
        || value.length() > LONGEST_VALUE) {
      throw Refusal.invalid("commerce.fact-malformed", LONGEST_NAME, LONGEST_VALUE);
    }
  }
}

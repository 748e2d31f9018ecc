package io.heqi.commerce.product;

import io.heqi.shared.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sales policy says.
///
/// @param words as agents and customers read them
/// @param products numbers of the products it is for; empty for all of the shop
/// @param validUntil null while nobody knows
public record SavePolicy(
    PolicyKind kind,
    String title,
    String words,
    List<String> products,
    Instant validFrom,
    @Nullable Instant validUntil) {

  public static final int LONGEST_TITLE = 100;
  public static final int LONGEST_WORDS = 2_000;
  public static final int MOST_PRODUCTS = 500;

  public SavePolicy {
    title = title.strip();
    words = words.strip();
    products = products.stream().map(String::strip).filter(n -> !n.isEmpty()).distinct().toList();
    if (title.isEmpty()
        || title.length() > LONGEST_TITLE
        || words.isEmpty()
        || words.length() > LONGEST_WORDS) {
      throw Refusal.invalid("commerce.policy-words-malformed", LONGEST_TITLE, LONGEST_WORDS);
    }
    if (products.size() > MOST_PRODUCTS) {
      throw Refusal.tooLarge("commerce.policy-too-many-products", MOST_PRODUCTS);
    }
    if (validUntil != null && !validUntil.isAfter(validFrom)) {
      throw Refusal.invalid("commerce.policy-times-malformed");
    }
  }
}

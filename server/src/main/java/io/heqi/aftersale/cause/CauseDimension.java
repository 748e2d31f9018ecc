package io.heqi.aftersale.cause;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By what cases are told apart.
public enum CauseDimension {
  /// By goods with their variant; the key is a product's id.
  PRODUCT("product::text", "PRODUCT"),
  /// By goods and the batch noted on the case; the key is a product's id, `/` and the batch. How
  /// many pieces of a batch were sold nobody tells us.
  BATCH("product::text || '/' || batch", null),
  /// By who sent the goods; the key is a supplier's id, or empty for the merchant's own house.
  SUPPLIER("supplier", "SUPPLIER"),
  /// By the carrier's name as orders give it; empty where none is known, `*` where several carried
  /// the goods.
  CARRIER("carrier", "CARRIER"),
  /// By reason and who answers for it; the key is both with `/` between, the latter empty where it
  /// is open. Measured by all goods that were sold.
  REASON("reason || '/' || liable", CauseDimension.ALL);

  static final String ALL = "ALL";

  private final String key;
  private final @Nullable String sold;

  CauseDimension(String key, @Nullable String sold) {
    this.key = key;
    this.sold = sold;
  }

  /// The key as SQL of the lines of cases.
  String key() {
    return key;
  }

  /// By which sums the pieces sold are found; none where they are not known.
  Optional<String> sold() {
    return Optional.ofNullable(sold);
  }
}

package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked for.
///
/// @param parts of which goods how many pieces
/// @param received whether the goods came; what the platform knows of it counts where it does
/// @param amount what should be paid back; null for as much as may be
/// @param text in the customer's words, up to 500 characters
public record Claim(
    OrderId order,
    AfterSaleType type,
    Reason reason,
    List<Part> parts,
    GoodsCondition condition,
    boolean received,
    @Nullable BigDecimal amount,
    String text) {

  private static final int LONGEST = 500;

  public Claim {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw Refusal.invalid("aftersale.goods-missing");
    }
    var seen = new HashSet<Integer>();
    if (!parts.stream().allMatch(part -> seen.add(part.line()))) {
      throw Refusal.invalid("aftersale.goods-twice");
    }
    if (text.length() > LONGEST) {
      throw Refusal.tooLarge("aftersale.text-too-long", LONGEST);
    }
    if (amount != null && (amount.signum() < 0 || amount.stripTrailingZeros().scale() > 2)) {
      throw Refusal.invalid("aftersale.amount-malformed");
    }
  }

  /// @param line the place of the goods in the order, from 0
  public record Part(int line, int quantity) {}
}

package io.heqi.aftersale.compensation;

import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much a shop lets its people give.
///
/// @param limits by role: its id, or for a role that came from a template the template's name; a
///     role that is not named may give nothing without a second person
/// @param pointWorth what one point is worth, in the currency of the order
/// @param texts what customers are told, by kind; `{order}`, `{worth}`, `{coupon}`, `{code}`,
///     `{until}`, `{points}` and `{gift}` are filled in
public record CompensationRules(
    Map<String, Limit> limits, BigDecimal pointWorth, Map<CompensationKind, String> texts) {

  static final String KIND = "aftersale.compensation-rules";
  public static final int LONGEST_TEXT = 500;
  public static final BigDecimal MOST = new BigDecimal("1000000");
  public static final int MOST_LIMITS = 100;

  /// What a role may give without a second person; null for as much as it likes.
  ///
  /// @param each at once
  /// @param perOrder for one order, whoever gave it
  /// @param perDay by one person within 24 hours
  public record Limit(
      @Nullable BigDecimal each, @Nullable BigDecimal perOrder, @Nullable BigDecimal perDay) {

    static final Limit NOTHING = new Limit(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public Limit {
      requireAmount(each);
      requireAmount(perOrder);
      requireAmount(perDay);
    }

    private static void requireAmount(@Nullable BigDecimal amount) {
      if (amount != null
          && (amount.signum() < 0
              || amount.compareTo(MOST) > 0
              || amount.stripTrailingZeros().scale() > 2)) {
        throw Refusal.invalid("aftersale.compensation-limit-malformed", MOST.toPlainString());
      }
    }

    /// Which of its bounds are passed.
    ///
    /// @param order given for the order before
    /// @param day given by the person within the last 24 hours
    Set<Beyond> beyond(BigDecimal worth, BigDecimal order, BigDecimal day) {
      var beyond = EnumSet.noneOf(Beyond.class);
      if (isMore(worth, each)) {
        beyond.add(Beyond.EACH);
      }
      if (isMore(worth.add(order), perOrder)) {
        beyond.add(Beyond.PER_ORDER);
      }
      if (isMore(worth.add(day), perDay)) {
        beyond.add(Beyond.PER_DAY);
      }
      return beyond;
    }

    private static boolean isMore(BigDecimal amount, @Nullable BigDecimal most) {
      return most != null && amount.compareTo(most) > 0;
    }
  }

  public CompensationRules {
    if (limits.size() > MOST_LIMITS) {
      throw Refusal.tooLarge("aftersale.compensation-limits-too-many", MOST_LIMITS);
    }
    if (pointWorth.signum() <= 0
        || pointWorth.compareTo(MOST) > 0
        || pointWorth.stripTrailingZeros().scale() > 4) {
      throw Refusal.invalid("aftersale.point-worth-malformed");
    }
    for (var kind : CompensationKind.values()) {
      var text = texts.get(kind);
      if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
        throw Refusal.invalid("aftersale.compensation-text-malformed", LONGEST_TEXT);
      }
    }
    limits = Map.copyOf(limits);
    texts = Map.copyOf(texts);
  }

  /// @param template null for a role of the merchant's own
  Limit limit(String role, @Nullable String template) {
    var own = limits.get(role);
    if (own != null) {
      return own;
    }
    return template == null ? Limit.NOTHING : limits.getOrDefault(template, Limit.NOTHING);
  }

  /// What so many points are worth; a part of the smallest coin counts as one.
  BigDecimal worthOf(int points) {
    return pointWorth.multiply(BigDecimal.valueOf(points)).setScale(2, RoundingMode.UP);
  }

  String text(CompensationKind kind) {
    return Objects.requireNonNull(texts.get(kind));
  }
}

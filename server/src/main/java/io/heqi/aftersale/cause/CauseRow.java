package io.heqi.aftersale.cause;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What went wrong with one product, batch, supplier, carrier or for one reason.
///
/// @param key as [CauseDimension] makes it; empty where all is counted
/// @param cases those applied for in the span that customers did not withdraw
/// @param pieces that were claimed in them
/// @param sold pieces of orders that were paid in the span; null where that is not known
/// @param rate pieces ÷ sold; null where nothing was sold, or less than was claimed
/// @param quality cases because of the goods themselves ÷ cases
/// @param before the same of the span before
/// @param change what can be said of the rate against it
public record CauseRow(
    String key,
    CauseLabel label,
    long cases,
    long pieces,
    @Nullable Long sold,
    @Nullable Share rate,
    @Nullable Share quality,
    List<CauseSum> money,
    CauseBefore before,
    ShareChange change) {

  CauseRow called(CauseLabel name) {
    return new CauseRow(key, name, cases, pieces, sold, rate, quality, money, before, change);
  }

  /// What a row is called.
  ///
  /// @param text the goods' title, the supplier's or the carrier's name; empty where the key is it
  /// @param detail the goods' variant, with the batch where rows are by batch
  /// @param code the merchant's code, else the platform's number; empty without either
  public record CauseLabel(String text, String detail, String code) {

    static final CauseLabel NONE = new CauseLabel("", "", "");
  }

  /// @param refunded what was paid back
  /// @param compensated what was given on top
  /// @param freight what the ways cost the merchant, as far as it was written down
  public record CauseSum(
      String currency, BigDecimal refunded, BigDecimal compensated, BigDecimal freight) {

    BigDecimal all() {
      return refunded.add(compensated).add(freight);
    }
  }

  /// The span before.
  public record CauseBefore(long cases, long pieces, @Nullable Long sold, @Nullable Share rate) {}

  /// What rows are sorted by, the greatest first.
  public enum Sort {
    /// The greatest sum of money of a currency.
    MONEY,
    /// The lower end of the rate; rows of fewer than three cases stand behind the others, so that
    /// one of one is not on top, and rows without a rate behind those.
    RATE,
    CASES;

    private static final int FEWEST = 3;

    double value(CauseRow row) {
      return switch (this) {
        case MONEY ->
            row.money.stream()
                .map(CauseSum::all)
                .reduce(BigDecimal.ZERO, BigDecimal::max)
                .doubleValue();
        case RATE ->
            row.rate == null ? -2 : row.cases < FEWEST ? row.rate.low() - 1 : row.rate.low();
        case CASES -> row.cases;
      };
    }

    Comparator<CauseRow> order() {
      return Comparator.<CauseRow>comparingDouble(this::value)
          .reversed()
          .thenComparing(CauseRow::cases, Comparator.reverseOrder())
          .thenComparing(CauseRow::key);
    }
  }
}

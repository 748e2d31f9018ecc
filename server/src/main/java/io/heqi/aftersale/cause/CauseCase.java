package io.heqi.aftersale.cause;

import io.heqi.aftersale.AfterSaleState;
import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.LiableParty;
import io.heqi.aftersale.Reason;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case behind a figure, with what of it the figure counts.
///
/// @param day on which it was applied for, in the shop's zone
/// @param liable null where it is open who answers for it
/// @param batches as noted, with commas between
public record CauseCase(
    CaseId id,
    long number,
    LocalDate day,
    Instant appliedAt,
    AfterSaleType type,
    AfterSaleState state,
    Reason reason,
    @Nullable LiableParty liable,
    String orderNumber,
    ShopId shop,
    long pieces,
    String batches,
    String currency,
    BigDecimal refunded,
    BigDecimal compensated,
    BigDecimal freight) {

  /// Behind which figure.
  public enum Which {
    CASES("true"),
    QUALITY("quality"),
    REFUNDED("refunded > 0"),
    COMPENSATED("compensated > 0"),
    FREIGHT("freight > 0"),
    BATCHED("batch <> ''");

    private final String condition;

    Which(String condition) {
      this.condition = condition;
    }

    String condition() {
      return condition;
    }
  }

  static CauseCase read(ResultSet row) throws SQLException {
    var liable = row.getString("liable");
    var batches = row.getString("batches");
    return new CauseCase(
        new CaseId(row.getObject("case_id", UUID.class)),
        row.getLong("number"),
        row.getObject("day", LocalDate.class),
        row.getTimestamp("applied_at").toInstant(),
        AfterSaleType.valueOf(row.getString("type")),
        AfterSaleState.valueOf(row.getString("state")),
        Reason.valueOf(row.getString("reason")),
        liable.isEmpty() ? null : LiableParty.valueOf(liable),
        row.getString("order_number"),
        new ShopId(row.getObject("shop_id", UUID.class)),
        row.getLong("pieces"),
        batches == null ? "" : batches,
        row.getString("currency"),
        row.getBigDecimal("refunded"),
        row.getBigDecimal("compensated"),
        row.getBigDecimal("freight"));
  }
}

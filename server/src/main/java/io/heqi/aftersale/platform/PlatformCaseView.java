package io.heqi.aftersale.platform;

import io.heqi.aftersale.AfterSaleState;
import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.CaseId;
import io.heqi.commerce.OrderId;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case that stands on its platform, and is decided there.
///
/// @param number the platform's own
/// @param order null until the order is told
/// @param of our own case about the same; null where there is none
/// @param ofNumber that one's number
/// @param type null for a code that we do not know
/// @param state null for a code that we do not know: somebody has to look
/// @param stateCode as the platform says it
/// @param due by when the step ends; null where the case is over
/// @param dueTold whether the platform said so; else it follows from the shop's limits
public record PlatformCaseView(
    UUID id,
    ShopId shop,
    String number,
    String orderNumber,
    @Nullable OrderId order,
    @Nullable CaseId of,
    @Nullable Long ofNumber,
    @Nullable AfterSaleType type,
    String typeCode,
    @Nullable AfterSaleState state,
    String stateCode,
    BigDecimal amount,
    String currency,
    String reason,
    AccountId owner,
    @Nullable Instant due,
    boolean dueTold,
    Instant updatedAt) {

  /// @param open that are not over
  /// @param unknown of these, that are in a step that we do not know
  public record PlatformCaseCounts(int open, int unknown) {}
}

package io.heqi.aftersale.compensation;

import io.heqi.aftersale.CaseId;
import io.heqi.commerce.OrderId;
import io.heqi.loyalty.CouponKindId;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compensation as a page shows it.
///
/// @param worth what it costs the merchant, in the order's currency
/// @param beyond which limits of the asker it passed, for which a second person decides
/// @param reference of the payment, or the parcel of a gift
public record CompensationView(
    CompensationId id,
    ShopId shop,
    OrderId order,
    String orderNumber,
    @Nullable CaseId aftersaleCase,
    @Nullable CustomerId customer,
    CompensationKind kind,
    BigDecimal worth,
    String currency,
    @Nullable CouponKindId couponKind,
    @Nullable Integer points,
    String gift,
    CompensationReason reason,
    String note,
    CompensationState state,
    List<Beyond> beyond,
    AccountId askedBy,
    Instant askedAt,
    @Nullable AccountId decidedBy,
    @Nullable Instant decidedAt,
    String decisionNote,
    @Nullable Instant endedAt,
    String reference) {}

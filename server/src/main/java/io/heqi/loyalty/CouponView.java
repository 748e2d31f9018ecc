package io.heqi.loyalty;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A coupon that a customer has.
///
/// @param endedAt when it was used or taken back
/// @param orderNumber of the purchase it was used for
public record CouponView(
    CouponId id,
    CouponKindId kind,
    String name,
    String code,
    CouponState state,
    BigDecimal worth,
    BigDecimal spendFrom,
    String currency,
    Instant givenAt,
    Instant validUntil,
    @Nullable Instant endedAt,
    String orderNumber) {}

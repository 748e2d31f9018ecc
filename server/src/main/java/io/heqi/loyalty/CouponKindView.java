package io.heqi.loyalty;

import io.heqi.shared.ShopId;
import java.math.BigDecimal;

/// A kind of coupon as a page shows it.
///
/// @param stocked codes that nobody has yet; of those from a stock
/// @param given that somebody has, used or not
public record CouponKindView(
    CouponKindId id,
    ShopId shop,
    String name,
    CouponSource source,
    BigDecimal worth,
    BigDecimal spendFrom,
    String currency,
    int days,
    boolean active,
    int stocked,
    int given,
    int used) {}

package io.heqi.outreach.offer;

import io.heqi.commerce.OrderId;
import io.heqi.loyalty.CouponId;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Further goods that were offered to whoever paid an order.
///
/// @param products their numbers
/// @param goods their titles
/// @param text what is said
/// @param coupon that was given along; null for none
/// @param gift that lies in the next parcel; empty for none
/// @param saidAt null while contacts hold it back
/// @param countsUntil until then a purchase counts as its
/// @param takenOrder by which some of it was bought; null where nobody did
/// @param takenAmount what was paid for that
public record CrossSellOffer(
    OfferId id,
    ShopId shop,
    OrderId order,
    CustomerId customer,
    List<String> products,
    String goods,
    String text,
    @Nullable CouponId coupon,
    String gift,
    Instant offeredAt,
    AccountId offeredBy,
    @Nullable Instant saidAt,
    Instant countsUntil,
    @Nullable OrderId takenOrder,
    @Nullable Instant takenAt,
    @Nullable BigDecimal takenAmount,
    String currency) {

  /// Names the contact of an order's offer.
  static String key(OrderId order) {
    return PREFIX + order;
  }

  static final String PREFIX = "cross-sell:";
}

package io.heqi.outreach.offer;

import io.heqi.commerce.OrderId;
import io.heqi.contact.ContactState;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An offer as a page shows it.
///
/// @param orderNumber of the order that was paid
/// @param goods what was offered
/// @param said how far contacts are with it; null where its contact is not kept any more
/// @param takenOrder by which some of it was bought; null where nobody did
public record CrossSellView(
    OfferId id,
    ShopId shop,
    OrderId order,
    String orderNumber,
    String buyerName,
    String goods,
    String text,
    boolean coupon,
    String gift,
    Instant offeredAt,
    AccountId offeredBy,
    @Nullable ContactState said,
    @Nullable Instant saidAt,
    @Nullable OrderId takenOrder,
    @Nullable Instant takenAt,
    @Nullable BigDecimal takenAmount,
    String currency) {

  /// @param reason why it goes with what was bought, as the customer hears it
  /// @param picture empty where there is none
  public record OfferedGoods(
      String product,
      String title,
      String currency,
      BigDecimal priceFrom,
      BigDecimal priceTo,
      String picture,
      String reason) {}

  /// What may be offered for an order.
  ///
  /// @param against why nothing is; null where something may be
  /// @param goods the likeliest first, at most six
  /// @param coupon the kind of coupon that is given along; empty for none
  /// @param gift what lies in the next parcel; empty for none
  /// @param offered what was
  public record CrossSellOfOrder(
      @Nullable Against against,
      List<OfferedGoods> goods,
      String coupon,
      String gift,
      @Nullable CrossSellView offered) {}

  public record CrossSellAmount(String currency, BigDecimal taken) {}

  /// @param offered so many offers were made
  /// @param said so many of them were said
  /// @param taken so many were taken; the share taken is of those said
  public record CrossSellFigures(
      long offered, long said, long taken, List<CrossSellAmount> amounts) {}
}

package io.heqi.report.deal;

import io.heqi.commerce.OrderId;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A row of the deal record.
///
/// @param buyer masked but for its first character
/// @param paid what the customer paid; `refunded` what was given back of it, `counted` what counts
///     in an agent's figures
/// @param agent null where it is nobody's, or the bot's
/// @param conversation the inquiry that led to it, or would have
/// @param byHand whether a supervisor said whose it is
/// @param addressConfirmed whether the customer or an agent confirmed the address
/// @param crossSell the goods in it that an agent had offered; empty where none
public record DealRow(
    OrderId order,
    LocalDate day,
    DealOutcome outcome,
    @Nullable AccountId agent,
    String number,
    ShopId shop,
    String buyer,
    String goods,
    long quantity,
    String currency,
    BigDecimal paid,
    BigDecimal refunded,
    BigDecimal counted,
    Instant paidAt,
    @Nullable ConversationId conversation,
    @Nullable Instant inquiredAt,
    boolean byHand,
    boolean addressConfirmed,
    String crossSell,
    String remark) {

  static DealRow of(Deal deal, boolean confirmed, String crossSell) {
    return new DealRow(
        deal.order(),
        deal.day(),
        deal.outcome(),
        deal.agent(),
        deal.number(),
        deal.shop(),
        veiled(deal.buyerName()),
        deal.goods(),
        deal.quantity(),
        deal.currency(),
        deal.paid(),
        deal.refunded(),
        deal.counted(),
        deal.paidAt(),
        deal.conversation(),
        deal.inquiredAt(),
        deal.byHand(),
        confirmed,
        crossSell,
        deal.remark());
  }

  private static String veiled(String name) {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
  }
}

package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.shared.AccountId;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A case as a page shows it.
///
/// @param facts what a list shows of it
/// @param offer what the merchant offers instead, while the customer considers it
/// @param returnAddress where goods go back to; until that was agreed, the policy's
/// @param goods which goods it is about
/// @param freightCost what the ways cost the merchant; null where nobody wrote it down
/// @param recovery what is to come back of an instant refund; null where nothing is
/// @param moves what happened, in order
/// @param open what the asker may do now
/// @param buyer what else the customer asked for lately; null where nobody is known to be it
public record CaseView(
    CaseBrief facts,
    Reason reason,
    GoodsCondition condition,
    boolean goodsCame,
    String text,
    @Nullable LiableParty liable,
    @Nullable Party freightBy,
    @Nullable OfferView offer,
    int offers,
    String returnAddress,
    @Nullable Tracking returned,
    @Nullable Tracking sent,
    List<GoodsView> goods,
    @Nullable BigDecimal freightCost,
    List<MoveView> moves,
    List<EvidenceView> evidence,
    Refunds.@Nullable RefundView refund,
    Recoveries.@Nullable RecoveryView recovery,
    List<Move> open,
    @Nullable BuyerView buyer) {

  /// A case in a list.
  ///
  /// @param number the merchant's own, from 1
  /// @param version what a move has to name
  /// @param applied who wrote it down: the customer or the merchant
  /// @param due by when the step ends; null where the case is over
  /// @param warnFrom from when on the end is near
  /// @param whenUp what happens then: `LAPSE` or `ESCALATE`
  /// @param then the state that follows
  public record CaseBrief(
      CaseId id,
      long number,
      int version,
      ShopId shop,
      OrderId order,
      String orderNumber,
      String goods,
      String buyerName,
      @Nullable CustomerId customer,
      @Nullable ConversationId conversation,
      AfterSaleType type,
      AfterSaleState state,
      BigDecimal amount,
      String currency,
      int severity,
      AccountId owner,
      Party applied,
      Instant appliedAt,
      @Nullable Instant due,
      @Nullable Instant warnFrom,
      @Nullable Move whenUp,
      @Nullable AfterSaleState then,
      @Nullable Instant endedAt) {}

  public record OfferView(AfterSaleType type, BigDecimal amount) {}

  /// @param line the place of the goods in the order
  /// @param batch that was found on them; empty where nobody noted one
  public record GoodsView(int line, String title, String variant, int quantity, String batch) {}

  /// @param account the colleague; null for the customer and for Heqi itself
  /// @param facts such as an amount, an address, a parcel
  public record MoveView(
      int version,
      Instant at,
      Party party,
      @Nullable AccountId account,
      Move move,
      AfterSaleState to,
      String note,
      Map<String, Object> facts) {}

  public record EvidenceView(
      AttachmentId attachment,
      Party party,
      Instant at,
      String name,
      String mediaType,
      String note) {}

  /// What may speak of misuse; a person judges.
  ///
  /// @param cases of the last 90 days
  /// @param refunded what they got back in these
  public record BuyerView(int cases, int refunds, BigDecimal refunded) {}
}

package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case in somebody's hands, its row locked; [CaseBook] moves it.
final class AfterSaleCase {

  /// What never changes.
  ///
  /// @param key made by whoever opened it, so that opening it again opens nothing
  /// @param orderNumber the platform's own
  /// @param wasSent whether the goods were on their way when it was asked for
  record Origin(
      MerchantId merchant,
      CaseId id,
      long number,
      String key,
      ShopId shop,
      OrderId order,
      String orderNumber,
      @Nullable CustomerId customer,
      @Nullable ChannelId channel,
      @Nullable ConversationId conversation,
      Reason reason,
      GoodsCondition condition,
      boolean goodsCame,
      boolean wasSent,
      String currency,
      @Nullable AccountId appliedBy,
      Instant appliedAt,
      Instant policyFrom) {}

  /// What the merchant offers instead.
  ///
  /// @param from where the case stood
  record Offer(AfterSaleType type, BigDecimal amount, AfterSaleState from) {}

  final Origin origin;
  AfterSaleType type;
  AfterSaleState state;
  int version;
  BigDecimal amount;
  String text;
  int severity;
  AccountId owner;
  @Nullable LiableParty liable;
  @Nullable Party freightBy;
  @Nullable Offer offer;
  int offers;
  boolean goodsBack;
  Advance advance = Advance.NONE;
  String returnAddress = "";
  Tracking returned = Tracking.NONE;
  Tracking sent = Tracking.NONE;
  Instant enteredAt;
  @Nullable Instant due;
  @Nullable Instant rank;
  @Nullable Instant ended;

  AfterSaleCase(
      Origin origin,
      AfterSaleType type,
      AfterSaleState state,
      BigDecimal amount,
      String text,
      AccountId owner,
      Instant enteredAt) {
    this.origin = origin;
    this.type = type;
    this.state = state;
    this.amount = amount;
    this.text = text;
    this.owner = owner;
    this.enteredAt = enteredAt;
  }

  MerchantId merchant() {
    return origin.merchant();
  }

  CaseId id() {
    return origin.id();
  }

  Machine.Place place() {
    var before = offer == null ? state : offer.from();
    return new Machine.Place(type, state, before, goodsBack, advance);
  }

  /// The step ends so much later; a case that is severe stands earlier in the queue.
  void setDue(Instant at, StepLimits limits) {
    due = at;
    rank = at.minus(limits.headStart().multipliedBy(severity));
  }

  void end(Instant at) {
    ended = at;
    due = null;
    rank = null;
  }
}

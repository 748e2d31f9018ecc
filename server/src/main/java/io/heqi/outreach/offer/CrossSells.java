package io.heqi.outreach.offer;

import io.heqi.aftersale.Cases;
import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.contact.ContactPurpose;
import io.heqi.contact.Contacts;
import io.heqi.contact.PlanContact;
import io.heqi.foundation.security.Actor;
import io.heqi.loyalty.CouponView;
import io.heqi.loyalty.Coupons;
import io.heqi.outreach.OutreachPermissions;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Offers what goes with a paid order: once, with the reason, to nobody who wants no contacts or
/// has trouble with the order. It is said as soon as quiet hours and limits allow.
@Service
public class CrossSells {

  public static final int MOST_GOODS = 3;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

  private final OfferRepository offers;
  private final OfferReader reader;
  private final Fitting fitting;
  private final CrossSellRuleSets rules;
  private final Orders orders;
  private final Concerned concerned;
  private final Cases cases;
  private final Coupons coupons;
  private final Contacts contacts;
  private final AuditLog audit;
  private final Clock clock;

  CrossSells(
      OfferRepository offers,
      OfferReader reader,
      Fitting fitting,
      CrossSellRuleSets rules,
      Orders orders,
      Concerned concerned,
      Cases cases,
      Coupons coupons,
      Contacts contacts,
      AuditLog audit,
      Clock clock) {
    this.offers = offers;
    this.reader = reader;
    this.fitting = fitting;
    this.rules = rules;
    this.orders = orders;
    this.concerned = concerned;
    this.cases = cases;
    this.coupons = coupons;
    this.contacts = contacts;
    this.audit = audit;
    this.clock = clock;
  }

  /// What may be offered for an order, or why nothing is.
  @Transactional(readOnly = true)
  public CrossSellView.CrossSellOfOrder ofOrder(Actor by, OrderId id) {
    by.require(OutreachPermissions.OFFER);
    by.require(CommercePermissions.READ);
    var order = orders.get(by, id);
    var held = rules.now(by.merchant(), order.shop());
    var offered = offers.ofOrder(by.merchant(), id);
    var against = against(by.merchant(), order, held, offered.isPresent(), whom(by, id));
    var band = against.isPresent() ? Optional.<CrossSellRules.Band>empty() : band(order, held);
    return new CrossSellView.CrossSellOfOrder(
        against.orElse(null),
        against.isPresent() ? List.of() : fitting.of(by.merchant(), order, held),
        band.flatMap(one -> Optional.ofNullable(one.coupon()))
            .map(kind -> coupons.kind(by.merchant(), kind).name())
            .orElse(""),
        band.map(CrossSellRules.Band::gift).orElse(""),
        offered.map(one -> reader.view(by.merchant(), one)).orElse(null));
  }

  private @Nullable CustomerId whom(Actor by, OrderId id) {
    return concerned.by(by.merchant(), id).stream().findFirst().orElse(null);
  }

  private static Optional<CrossSellRules.Band> band(OrderView order, CrossSellRules held) {
    return held.band(order.amounts().paid());
  }

  private Optional<Against> against(
      MerchantId merchant,
      OrderView order,
      CrossSellRules held,
      boolean isOffered,
      @Nullable CustomerId whom) {
    var paid = order.times().paid();
    if (isOffered) {
      return Optional.of(Against.OFFERED);
    }
    if (!held.on()) {
      return Optional.of(Against.NOT_WANTED);
    }
    if (paid == null || order.state() == OrderState.UNPAID || order.state() == OrderState.CLOSED) {
      return Optional.of(Against.NOT_PAID);
    }
    if (!clock.instant().isBefore(paid.plus(held.within()))) {
      return Optional.of(Against.TOO_LATE);
    }
    if (cases.isAny(merchant, order.id())) {
      return Optional.of(Against.HAS_CASE);
    }
    if (whom == null) {
      return Optional.of(Against.NOBODY_KNOWN);
    }
    return contacts.allowedFrom(merchant, whom, order.shop()).equals(Instant.MAX)
        ? Optional.of(Against.REFUSED)
        : Optional.empty();
  }

  /// Offers one to three of what goes with an order.
  ///
  /// @param products their numbers
  @Transactional
  public CrossSellView offer(Actor by, OrderId id, Set<String> products) {
    by.require(OutreachPermissions.OFFER);
    by.require(CommercePermissions.READ);
    var order = orders.get(by, id);
    orders.lock(by.merchant(), id);
    var held = rules.now(by.merchant(), order.shop());
    var isOffered = offers.ofOrder(by.merchant(), id).isPresent();
    var whom = whom(by, id);
    var against = against(by.merchant(), order, held, isOffered, whom);
    if (against.isPresent() || whom == null) {
      var why = against.orElse(Against.NOBODY_KNOWN).name().toLowerCase(Locale.ROOT);
      throw Refusal.rule("outreach.offer-against." + why.replace('_', '-'));
    }
    var chosen =
        fitting.of(by.merchant(), order, held).stream()
            .filter(one -> products.contains(one.product()))
            .toList();
    if (chosen.isEmpty() || chosen.size() > MOST_GOODS || chosen.size() < products.size()) {
      throw Refusal.invalid("outreach.goods-malformed", MOST_GOODS);
    }
    var made = made(by, order, held, whom, chosen);
    offers.add(by.merchant(), made);
    contacts.plan(by.merchant(), by.account(), List.of(contact(order, made)));
    audit.record(by, "outreach.offered", id, Map.of("goods", made.goods()));
    return reader.view(by.merchant(), made);
  }

  private static PlanContact contact(OrderView order, CrossSellOffer made) {
    return new PlanContact(
        CrossSellOffer.key(made.order()),
        made.customer(),
        made.shop(),
        ContactPurpose.CROSS_SELL,
        order.number(),
        made.text(),
        false,
        made.countsUntil());
  }

  private CrossSellOffer made(
      Actor by,
      OrderView order,
      CrossSellRules held,
      CustomerId whom,
      List<CrossSellView.OfferedGoods> chosen) {
    var now = clock.instant();
    var band = band(order, held);
    var kind = band.map(CrossSellRules.Band::coupon).orElse(null);
    var coupon =
        kind == null
            ? null
            : coupons.give(by.merchant(), by.account(), CrossSellOffer.key(order.id()), kind, whom);
    var gift = band.map(CrossSellRules.Band::gift).orElse("");
    var goods =
        chosen.stream()
            .map(CrossSellView.OfferedGoods::title)
            .collect(Collectors.joining("\u3001"));
    var reasons =
        chosen.stream()
            .map(CrossSellView.OfferedGoods::reason)
            .distinct()
            .collect(Collectors.joining());
    var text =
        held.text()
            .replace("{order}", order.number())
            .replace("{goods}", goods)
            .replace("{reason}", reasons)
            .replace("{benefit}", benefit(by.merchant(), order, held, coupon, gift));
    return new CrossSellOffer(
        OfferId.next(),
        order.shop(),
        order.id(),
        whom,
        chosen.stream().map(CrossSellView.OfferedGoods::product).toList(),
        goods,
        text,
        coupon == null ? null : coupon.id(),
        gift,
        now,
        by.account(),
        null,
        now.plus(held.attribution()),
        null,
        null,
        null,
        order.amounts().currency());
  }

  private String benefit(
      MerchantId merchant,
      OrderView order,
      CrossSellRules held,
      @Nullable CouponView coupon,
      String gift) {
    var said = new StringBuilder();
    if (coupon != null) {
      var until = coupon.validUntil().atZone(rules.zone(merchant, order.shop()));
      said.append(
          held.couponText()
              .replace("{coupon}", coupon.name())
              .replace("{code}", coupon.code())
              .replace("{until}", DAY.format(until)));
    }
    if (!gift.isEmpty()) {
      said.append(held.giftText().replace("{gift}", gift));
    }
    return said.toString();
  }
}

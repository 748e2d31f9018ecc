package io.heqi.aftersale.compensation;

import io.heqi.aftersale.AfterSalePermissions;
import io.heqi.aftersale.CaseChanged;
import io.heqi.aftersale.CaseFreight;
import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.conversation.Access;
import io.heqi.foundation.security.Actor;
import io.heqi.loyalty.Coupons;
import io.heqi.loyalty.Points;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Compensations as agents ask for them and others decide. A coupon or points are given in the
/// transaction that grants them; money and gifts are owed until somebody says that they left.
@Service
public class Compensations {

  private final CompensationRepository compensations;
  private final CompensationRuleSets rules;
  private final CompensationNews news;
  private final Orders orders;
  private final Concerned concerned;
  private final Access access;
  private final CaseFreight freight;
  private final Coupons coupons;
  private final Points points;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Compensations(
      CompensationRepository compensations,
      CompensationRuleSets rules,
      CompensationNews news,
      Orders orders,
      Concerned concerned,
      Access access,
      CaseFreight freight,
      Coupons coupons,
      Points points,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.compensations = compensations;
    this.rules = rules;
    this.news = news;
    this.orders = orders;
    this.concerned = concerned;
    this.access = access;
    this.freight = freight;
    this.coupons = coupons;
    this.points = points;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /// Gives at once what is within the asker's limits; else a second person has to decide.
  @Transactional
  public CompensationView ask(Actor by, AskCompensation ask) {
    by.require(AfterSalePermissions.COMPENSATE);
    by.require(CommercePermissions.READ);
    var merchant = by.merchant();
    var order = orders.get(by, ask.order());
    compensations.serialise(merchant, order.id(), by.account());
    var key = by.account() + ":" + ask.clientId();
    var standing = compensations.byKey(merchant, key);
    if (standing.isPresent()) {
      return standing.get();
    }
    if (ask.aftersaleCase() != null) {
      freight.requireOf(merchant, ask.aftersaleCase(), order.id());
    }
    var customer = customer(by, order, ask);
    var held = rules.now(merchant, order.shop());
    var worth = worth(by, order, ask, held);
    var beyond =
        rules
            .limit(by, held)
            .beyond(
                worth,
                compensations.ofOrderSoFar(merchant, order.id(), null),
                compensations.ofDay(by, clock.instant()));
    var asked =
        new CompensationView(
            CompensationId.next(),
            order.shop(),
            order.id(),
            order.number(),
            ask.aftersaleCase(),
            customer,
            ask.kind(),
            worth,
            order.amounts().currency(),
            ask.kind() == CompensationKind.COUPON ? ask.couponKind() : null,
            ask.kind() == CompensationKind.POINTS ? ask.points() : null,
            ask.kind() == CompensationKind.GIFT ? ask.gift() : "",
            ask.reason(),
            ask.note(),
            CompensationState.WAITING,
            List.copyOf(beyond),
            by.account(),
            clock.instant(),
            null,
            null,
            "",
            null,
            "");
    compensations.insert(merchant, key, asked);
    audit.record(
        by,
        "aftersale.compensation-asked",
        asked.id(),
        Map.of("kind", asked.kind(), "worth", worth, "order", order.number()));
    if (beyond.isEmpty()) {
      carryOut(by, asked, "");
    }
    return compensations.find(merchant, asked.id()).orElseThrow();
  }

  private @Nullable CustomerId customer(Actor by, OrderView order, AskCompensation ask) {
    CustomerId customer = null;
    if (ask.conversation() != null) {
      customer = access.readable(by, ask.conversation()).customer();
      if (orders.own(by.merchant(), customer, order.id()).isEmpty()) {
        throw Refusal.rule("commerce.order-of-another");
      }
    } else {
      customer = only(concerned.by(by.merchant(), order.id()).iterator());
    }
    if (customer == null && ask.kind().needsCustomer()) {
      throw Refusal.rule("aftersale.customer-unknown");
    }
    return customer;
  }

  /// Where several are concerned, nobody knows which of them is meant.
  private static @Nullable CustomerId only(Iterator<CustomerId> all) {
    var first = all.hasNext() ? all.next() : null;
    return all.hasNext() ? null : first;
  }

  private BigDecimal worth(Actor by, OrderView order, AskCompensation ask, CompensationRules held) {
    return switch (ask.kind()) {
      case COUPON -> {
        var kind = coupons.kind(by.merchant(), Objects.requireNonNull(ask.couponKind()));
        if (!kind.shop().equals(order.shop())) {
          throw Refusal.notFound("loyalty.kind-unknown");
        }
        if (!kind.currency().equals(order.amounts().currency())) {
          throw Refusal.rule("aftersale.coupon-of-another-currency");
        }
        yield kind.worth();
      }
      case POINTS -> held.worthOf(Objects.requireNonNull(ask.points()));
      case CASH, GIFT, FREE_EXCHANGE -> Objects.requireNonNull(ask.worth());
    };
  }

  /// Decides what goes beyond the limits of whoever asked. Nobody decides about their own, nor
  /// grants more than they may give themself.
  @Transactional
  public CompensationView decide(Actor by, CompensationId id, boolean granted, String note) {
    by.require(AfterSalePermissions.APPROVE);
    var seen = compensations.find(by.merchant(), id).orElseThrow(Compensations::unknown);
    compensations.serialise(by.merchant(), seen.order(), by.account());
    var c = compensations.lock(by.merchant(), id).orElseThrow(Compensations::unknown);
    requireState(c, CompensationState.WAITING);
    if (c.askedBy().equals(by.account())) {
      throw Refusal.rule("aftersale.compensation-own");
    }
    if (!granted) {
      if (note.isBlank()) {
        throw Refusal.invalid("aftersale.note-missing");
      }
      var now = clock.instant();
      compensations.decided(
          by.merchant(), id, CompensationState.DECLINED, by.account(), note.strip(), now);
      audit.record(by, "aftersale.compensation-declined", id, Map.of("note", note.strip()));
      return compensations.find(by.merchant(), id).orElseThrow();
    }
    var limit = rules.limit(by, rules.now(by.merchant(), c.shop()));
    var before = compensations.ofOrderSoFar(by.merchant(), c.order(), id);
    if (!limit.beyond(c.worth(), before, BigDecimal.ZERO).isEmpty()) {
      throw Refusal.rule("aftersale.compensation-beyond-yours");
    }
    audit.record(by, "aftersale.compensation-granted", id, Map.of("worth", c.worth()));
    carryOut(by, c, note.strip());
    return compensations.find(by.merchant(), id).orElseThrow();
  }

  private void carryOut(Actor by, CompensationView c, String note) {
    var merchant = by.merchant();
    var now = clock.instant();
    compensations.decided(merchant, c.id(), CompensationState.OWED, by.account(), note, now);
    var key = "compensation:" + c.id();
    switch (c.kind()) {
      case COUPON -> {
        var kind = Objects.requireNonNull(c.couponKind());
        if (coupons.kind(merchant, kind).worth().compareTo(c.worth()) != 0) {
          throw Refusal.conflict("aftersale.coupon-changed");
        }
        coupons.give(merchant, c.askedBy(), key, kind, Objects.requireNonNull(c.customer()));
      }
      case POINTS ->
          points.give(
              merchant,
              c.askedBy(),
              key,
              Objects.requireNonNull(c.customer()),
              Objects.requireNonNull(c.points()),
              c.orderNumber());
      case FREE_EXCHANGE -> freight.take(merchant, Objects.requireNonNull(c.aftersaleCase()));
      case CASH, GIFT -> {}
    }
    if (!c.kind().isOwed()) {
      compensations.ended(merchant, c.id(), CompensationState.DONE, by.account(), "", now);
      given(merchant, c);
    }
    news.tell(merchant, c, key);
  }

  /// Writes down that the money was paid or the gift was sent.
  ///
  /// @param reference of the payment, or the parcel; 1 to 200 characters
  @Transactional
  public CompensationView settle(Actor by, CompensationId id, String reference) {
    by.require(AfterSalePermissions.SETTLE);
    var c = compensations.lock(by.merchant(), id).orElseThrow(Compensations::unknown);
    if (c.state() == CompensationState.DONE && c.reference().equals(reference.strip())) {
      return c;
    }
    requireState(c, CompensationState.OWED);
    if (reference.isBlank()) {
      throw Refusal.invalid("aftersale.settlement-reference-missing");
    }
    compensations.ended(
        by.merchant(),
        id,
        CompensationState.DONE,
        by.account(),
        reference.strip(),
        clock.instant());
    given(by.merchant(), c);
    audit.record(by, "aftersale.compensation-settled", id, Map.of("reference", reference.strip()));
    return compensations.find(by.merchant(), id).orElseThrow();
  }

  /// Takes back what was not decided or did not leave yet: one's own, or anybody's for whoever
  /// pays.
  @Transactional
  public CompensationView withdraw(Actor by, CompensationId id, String note) {
    by.require(AfterSalePermissions.COMPENSATE);
    var c = compensations.lock(by.merchant(), id).orElseThrow(Compensations::unknown);
    if (!c.askedBy().equals(by.account())) {
      by.require(AfterSalePermissions.SETTLE);
    }
    if (c.state() != CompensationState.WAITING) {
      requireState(c, CompensationState.OWED);
    }
    if (note.isBlank()) {
      throw Refusal.invalid("aftersale.note-missing");
    }
    compensations.ended(
        by.merchant(), id, CompensationState.WITHDRAWN, by.account(), "", clock.instant());
    audit.record(by, "aftersale.compensation-withdrawn", id, Map.of("note", note.strip()));
    return compensations.find(by.merchant(), id).orElseThrow();
  }

  private void given(MerchantId merchant, CompensationView c) {
    events.publishEvent(new CaseChanged(merchant, c.order()));
  }

  private static void requireState(CompensationView c, CompensationState state) {
    if (c.state() != state) {
      throw Refusal.conflict("aftersale.compensation-decided");
    }
  }

  static Refusal unknown() {
    return Refusal.notFound("aftersale.compensation-unknown");
  }
}

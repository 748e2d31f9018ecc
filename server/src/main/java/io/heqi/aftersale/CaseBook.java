package io.heqi.aftersale;

import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Moves cases, each move as one transaction: the state, who did it and why, the time limit of the
/// new step, the money to be paid, and what the customer has to be told stand together or not at
/// all.
@Component
class CaseBook {

  private static final int LONGEST_NOTE = 500;

  private final CaseRepository cases;
  private final Refunds refunds;
  private final AfterSaleRules rules;
  private final CaseMoney money;
  private final SupplierMirror mirror;
  private final InstantRefunds instant;
  private final Recoveries recoveries;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseBook(
      CaseRepository cases,
      Refunds refunds,
      AfterSaleRules rules,
      CaseMoney money,
      SupplierMirror mirror,
      InstantRefunds instant,
      Recoveries recoveries,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cases = cases;
    this.refunds = refunds;
    this.rules = rules;
    this.money = money;
    this.mirror = mirror;
    this.instant = instant;
    this.recoveries = recoveries;
    this.events = events;
    this.clock = clock;
  }

  /// Writes a new case as its customer or an agent applied for it.
  @Transactional
  public void open(AfterSaleCase c, List<Claim.Part> parts, Mover by, String note) {
    var now = clock.instant();
    c.version = 1;
    enter(c, now);
    cases.insert(c, parts);
    cases.log(c, by, Move.APPLY, c.state, note, Map.of("type", c.type, "amount", c.amount), now);
    cases.runDeadline(c);
    tell(c, now);
    changed(c);
  }

  /// Refuses whoever saw an older version, and what the table does not allow.
  @Transactional
  public AfterSaleCase move(MerchantId merchant, CaseId id, Mover by, Step step) {
    var c = cases.lock(merchant, id).orElseThrow(CaseBook::unknown);
    if (c.version != step.version()) {
      throw Refusal.conflict("aftersale.moved-meanwhile");
    }
    carry(c, by, step);
    return c;
  }

  /// What is due because a time limit has passed. A case that moved since has nothing due.
  @Transactional
  public void whenUp(MerchantId merchant, CaseId id, int version) {
    var c = cases.lock(merchant, id).orElse(null);
    var now = clock.instant();
    if (c == null || c.version != version || c.due == null || c.due.isAfter(now)) {
      return;
    }
    var limits = rules.limitsAt(merchant, c.origin.shop(), c.enteredAt);
    var move = limits.whenUp(c.state, c.type, c.origin.wasSent());
    carry(c, Mover.SYSTEM, Step.of(move, version));
  }

  /// The carrier handed over what the customer sent back.
  @Transactional
  public void arrived(MerchantId merchant, CaseId id, Instant at) {
    var c = cases.lock(merchant, id).orElseThrow(CaseBook::unknown);
    var due = c.due;
    if (c.state != AfterSaleState.WAIT_MERCHANT_RECEIPT || due == null) {
      return;
    }
    var zone = rules.zone(merchant, c.origin.shop());
    var limits = rules.limitsAt(merchant, c.origin.shop(), c.enteredAt);
    var sooner = limits.afterArrival(due, at, zone);
    if (sooner.isBefore(due)) {
      c.setDue(sooner, limits);
      carry(c, Mover.SYSTEM, Step.of(Move.ARRIVE, c.version));
    }
    advance(c, InstantRefundRules.When.DELIVERED);
  }

  /// The goods were sent before anybody answered a refund of what was not sent yet.
  @Transactional
  public void sent(MerchantId merchant, CaseId id, Instant at) {
    var c = cases.lock(merchant, id).orElseThrow(CaseBook::unknown);
    var limits = rules.limitsAt(merchant, c.origin.shop(), c.enteredAt);
    if (limits.sendingCloses()
        && c.state == AfterSaleState.PENDING_MERCHANT
        && c.type == AfterSaleType.REFUND_ONLY
        && !c.origin.wasSent()
        && at.isAfter(c.origin.appliedAt())) {
      carry(c, Mover.SYSTEM, Step.of(Move.SENT_MEANWHILE, c.version));
    }
  }

  /// Says who answers for a case.
  @Transactional
  public AfterSaleCase blame(MerchantId merchant, CaseId id, LiableParty liable) {
    var c = cases.lock(merchant, id).orElseThrow(CaseBook::unknown);
    c.liable = liable;
    cases.update(c);
    mirror.blamed(c);
    changed(c);
    return c;
  }

  private void carry(AfterSaleCase c, Mover by, Step step) {
    var move = step.move();
    var from = c.state;
    var row =
        Machine.find(c.place(), move, by.party())
            .orElseThrow(
                () ->
                    Machine.waitsForAdvance(c.place(), move, by.party())
                        ? Refusal.conflict("aftersale.advance-under-way")
                        : Refusal.conflict("aftersale.move-impossible", move, from));
    requireNote(step);
    var now = clock.instant();
    var facts = new LinkedHashMap<String, Object>();
    change(c, step, facts, now);
    var target = Machine.target(row, c.place());
    if (move != Move.PROPOSE) {
      c.offer = null;
    }
    c.state = target;
    c.version++;
    followWithMoney(c, target, now);
    if (!keepsTime(row)) {
      enter(c, now);
    }
    cases.update(c);
    cases.log(c, by, move, from, step.note().strip(), facts, now);
    cases.runDeadline(c);
    events.publishEvent(new CaseMoved(c.merchant(), c.id()));
    if (by.party() != Party.BUYER && move != Move.ARRIVE) {
      tell(c, now);
    }
    changed(c);
    if (move == Move.SEND_BACK) {
      advance(c, InstantRefundRules.When.SENT_BACK);
    }
  }

  private void advance(AfterSaleCase c, InstantRefundRules.When moment) {
    if (instant.isDue(c, moment)) {
      carry(c, Mover.SYSTEM, Step.of(Move.ADVANCE, c.version));
    }
  }

  /// Money that is under way already is not asked for again; what went out too early and is not
  /// owed is to come back.
  private void followWithMoney(AfterSaleCase c, AfterSaleState target, Instant now) {
    if (target == AfterSaleState.REFUNDING) {
      if (c.advance != Advance.ASKED) {
        refunds.ask(c, now);
      }
      c.advance = Advance.NONE;
    } else if (target.isVoid()) {
      refunds.drop(c);
      mirror.dropped(c);
    }
    if (target.isOver() && c.advance == Advance.PAID) {
      var owed = target.isVoid() ? BigDecimal.ZERO : c.amount;
      recoveries.open(c, advanced(c).subtract(owed), now);
    }
  }

  private BigDecimal advanced(AfterSaleCase c) {
    return refunds.of(c.merchant(), c.id()).map(Refunds.RefundView::amount).orElseThrow();
  }

  private void changed(AfterSaleCase c) {
    events.publishEvent(new CaseChanged(c.merchant(), c.origin.order()));
  }

  /// Only a platform that lets its time pass is given new time.
  private static boolean keepsTime(Machine.Row row) {
    return row.to() instanceof Machine.Target.Here && row.move() != Move.LAPSE;
  }

  private void enter(AfterSaleCase c, Instant now) {
    c.enteredAt = now;
    if (c.state.isOver()) {
      c.end(now);
      return;
    }
    var limits = rules.limitsAt(c.merchant(), c.origin.shop(), now);
    c.setDue(now.plus(limits.of(c.state, c.type, c.origin.wasSent())), limits);
  }

  private static void requireNote(Step step) {
    if (step.note().length() > LONGEST_NOTE) {
      throw Refusal.tooLarge("aftersale.text-too-long", LONGEST_NOTE);
    }
    if (step.move().needsReason() && step.note().isBlank()) {
      throw Refusal.invalid("aftersale.note-missing");
    }
  }

  /// What a move changes beside the state.
  private void change(AfterSaleCase c, Step step, Map<String, Object> facts, Instant now) {
    switch (step.move()) {
      case AGREE -> agree(c, step, facts);
      case PROPOSE -> propose(c, step, facts);
      case ACCEPT -> accept(c, facts);
      case AMEND, DECIDE_FOR_BUYER -> askFor(c, step, facts);
      case SEND_BACK -> c.returned = parcel(step, facts);
      case SHIP, GIVE_BACK -> c.sent = parcel(step, facts);
      case RECEIVE -> c.goodsBack = true;
      case LAPSE -> lapse(c);
      case ADVANCE -> ask(c, facts, now);
      case PAID -> paid(c, step, facts, now);
      case PAY_OTHERWISE -> settle(c, Refunds.RefundState.PAID_OTHERWISE, step, facts, now);
      case PAY_FAILED -> {
        refunds.settle(c, Refunds.RefundState.FAILED, "", step.note().strip(), now);
        c.advance = Advance.NONE;
      }
      case CONFIRM -> confirm(c, now);
      case DENY -> refunds.settle(c, Refunds.RefundState.FAILED, "", "denied", now);
      default -> {}
    }
  }

  private void agree(AfterSaleCase c, Step step, Map<String, Object> facts) {
    if (!c.type.takesBack() || c.goodsBack) {
      return;
    }
    var address = step.address().isBlank() ? returnAddress(c) : step.address().strip();
    if (address.isEmpty()) {
      throw Refusal.rule("aftersale.address-missing");
    }
    if (address.length() > LONGEST_NOTE) {
      throw Refusal.tooLarge("aftersale.text-too-long", LONGEST_NOTE);
    }
    c.returnAddress = address;
    facts.put("address", address);
  }

  /// Where goods are received is no promise of the purchase: the address of today counts. What a
  /// supplier sent and takes back goes to their warehouse.
  private String returnAddress(AfterSaleCase c) {
    return mirror
        .returnAddress(c)
        .orElseGet(
            () -> rules.policyAt(c.merchant(), c.origin.shop(), clock.instant()).returnAddress());
  }

  private void propose(AfterSaleCase c, Step step, Map<String, Object> facts) {
    var limits = rules.limitsAt(c.merchant(), c.origin.shop(), c.enteredAt);
    if (c.offers >= limits.offers()) {
      throw Refusal.rule("aftersale.offers-used-up", limits.offers());
    }
    var type = Objects.requireNonNullElse(step.type(), c.type);
    var amount =
        type.paysBack() ? Objects.requireNonNullElse(step.amount(), c.amount) : BigDecimal.ZERO;
    money.requireRoom(c, type, amount);
    requireWithinAdvance(c, type, amount);
    c.offers++;
    c.offer = new AfterSaleCase.Offer(type, amount, c.state);
    facts.put("type", type);
    facts.put("amount", amount);
  }

  private void accept(AfterSaleCase c, Map<String, Object> facts) {
    var offer = Objects.requireNonNull(c.offer, "an offer stands while it is considered");
    money.requireRoom(c, offer.type(), offer.amount());
    c.type = offer.type();
    c.amount = offer.amount();
    facts.put("type", c.type);
    facts.put("amount", c.amount);
    if (c.type.takesBack() && !c.goodsBack && c.returnAddress.isEmpty()) {
      c.returnAddress = returnAddress(c);
    }
  }

  /// Customers may ask for less than they did, not for more: silence would grant it.
  private void askFor(AfterSaleCase c, Step step, Map<String, Object> facts) {
    var amount = step.amount();
    if (amount != null && c.type.paysBack()) {
      money.requireRoom(c, c.type, amount);
      requireWithinAdvance(c, c.type, amount);
      if (step.move() == Move.AMEND && amount.compareTo(c.amount) > 0) {
        throw Refusal.rule("aftersale.more-than-may-be", c.amount.toPlainString());
      }
      c.amount = amount;
      facts.put("amount", amount);
    }
    if (step.move() == Move.AMEND && !step.note().isBlank()) {
      c.text = step.note().strip();
    }
  }

  /// Of money that is out already only less can be agreed on; it is paid under one key, once.
  private void requireWithinAdvance(AfterSaleCase c, AfterSaleType type, BigDecimal amount) {
    if (c.advance == Advance.PAID && (type != c.type || amount.compareTo(advanced(c)) > 0)) {
      throw Refusal.rule("aftersale.advance-paid", advanced(c).toPlainString());
    }
  }

  private void ask(AfterSaleCase c, Map<String, Object> facts, Instant now) {
    refunds.ask(c, now);
    c.advance = Advance.ASKED;
    facts.put("amount", c.amount);
  }

  private void paid(AfterSaleCase c, Step step, Map<String, Object> facts, Instant now) {
    settle(c, Refunds.RefundState.PAID, step, facts, now);
    if (c.advance == Advance.ASKED) {
      c.advance = Advance.PAID;
    }
  }

  private static Tracking parcel(Step step, Map<String, Object> facts) {
    var parcel = Tracking.given(step.carrier(), step.number());
    facts.put("carrier", parcel.carrier());
    facts.put("number", parcel.number());
    return parcel;
  }

  /// Goods that the merchant said nothing about count as received.
  private void lapse(AfterSaleCase c) {
    switch (c.state) {
      case PENDING_MERCHANT -> {
        if (c.type.takesBack()) {
          c.returnAddress = returnAddress(c);
        }
      }
      case WAIT_MERCHANT_RECEIPT -> c.goodsBack = true;
      case REFUNDING ->
          refunds.settle(c, Refunds.RefundState.FAILED, "", "overdue", clock.instant());
      case WAIT_BUYER_CONFIRM -> confirm(c, clock.instant());
      default -> {}
    }
  }

  private void settle(
      AfterSaleCase c,
      Refunds.RefundState state,
      Step step,
      Map<String, Object> facts,
      Instant now) {
    var reference = step.reference().strip();
    if (reference.isEmpty() || reference.length() > 64) {
      throw Refusal.invalid("aftersale.reference-missing", 64);
    }
    refunds.settle(c, state, reference, "", now);
    facts.put("reference", reference);
    facts.put("amount", c.amount);
  }

  private void confirm(AfterSaleCase c, Instant now) {
    if (c.state == AfterSaleState.WAIT_BUYER_CONFIRM) {
      var reference =
          refunds.of(c.merchant(), c.id()).map(Refunds.RefundView::reference).orElse("");
      refunds.settle(c, Refunds.RefundState.PAID, reference, "", now);
    }
  }

  private void tell(AfterSaleCase c, Instant now) {
    if (c.origin.channel() != null && c.origin.customer() != null) {
      cases.addNotice(c, now);
    }
  }

  static Refusal unknown() {
    return Refusal.notFound("aftersale.case-unknown");
  }
}

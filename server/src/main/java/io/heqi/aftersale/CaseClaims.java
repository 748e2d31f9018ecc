package io.heqi.aftersale;

import io.heqi.commerce.OrderView;
import io.heqi.commerce.release.Releases;
import io.heqi.conversation.MessageContent;
import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Says what may be asked for, and opens the case where it is asked.
@Component
class CaseClaims {

  private final CaseRepository cases;
  private final CaseBook book;
  private final CaseMoney money;
  private final CaseOwners owners;
  private final AfterSaleRules rules;
  private final CaseWords words;
  private final Releases releases;
  private final SupplierMirror mirror;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseClaims(
      CaseRepository cases,
      CaseBook book,
      CaseMoney money,
      CaseOwners owners,
      AfterSaleRules rules,
      CaseWords words,
      Releases releases,
      SupplierMirror mirror,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cases = cases;
    this.book = book;
    this.money = money;
    this.owners = owners;
    this.rules = rules;
    this.words = words;
    this.releases = releases;
    this.mirror = mirror;
    this.events = events;
    this.clock = clock;
  }

  /// Who asks, and where they are told of it.
  ///
  /// @param key names the asking, so that it opens one case however often it is sent
  /// @param account the agent who writes it down; null where the customer asks
  /// @param grant why the merchant grants what the policy does not; empty where they do not
  record Asker(
      String key,
      @Nullable AccountId account,
      @Nullable CustomerId customer,
      @Nullable ChannelId channel,
      @Nullable ConversationId conversation,
      String grant,
      List<MessageContent.AttachedFile> evidence) {}

  /// What is said of each kind.
  private List<Verdict> verdicts(MerchantId merchant, OrderView order, Claim claim) {
    return Arrays.stream(AfterSaleType.values())
        .map(type -> verdict(merchant, order, of(claim, type)))
        .toList();
  }

  /// The same in words.
  List<Choice> choices(MerchantId merchant, OrderView order, Claim claim, Locale language) {
    var zone = rules.zone(merchant, order.shop());
    return verdicts(merchant, order, claim).stream()
        .map(verdict -> new Choice(verdict, words.grounds(verdict, zone, language)))
        .toList();
  }

  private static Claim of(Claim claim, AfterSaleType type) {
    return new Claim(
        claim.order(),
        type,
        claim.reason(),
        claim.parts(),
        claim.condition(),
        claim.received(),
        null,
        claim.text());
  }

  Verdict verdict(MerchantId merchant, OrderView order, Claim claim) {
    return eligibility(merchant, order).judge(claim);
  }

  /// By the policy that held when the order was placed.
  Eligibility eligibility(MerchantId merchant, OrderView order) {
    var held = rules.held(merchant, order.shop(), order.times().placed());
    var room = money.room(merchant, order, null);
    var asked = cases.asked(merchant, order.id());
    return new Eligibility(order, held.policy(), held.zone(), clock.instant(), asked, room);
  }

  /// Opens a case; of two that ask at once for the last of the money one is refused.
  @Transactional
  public CaseId open(MerchantId merchant, OrderView order, Claim claim, Asker asker) {
    cases.lockOrder(merchant, order.id());
    var standing = cases.byKey(merchant, asker.key());
    if (standing.isPresent()) {
      return standing.get();
    }
    var verdict = verdict(merchant, order, claim);
    if (!verdict.allowed() && (asker.grant().isBlank() || !verdict.grantable())) {
      var ground = verdict.grounds().getFirst();
      var zone = rules.zone(merchant, order.shop());
      throw Refusal.rule("aftersale.ground." + ground.code(), CaseWords.arguments(ground, zone));
    }
    var limits = rules.limitsAt(merchant, order.shop(), clock.instant());
    requireFewEnough(merchant, order, claim, asker, limits);
    var c = made(merchant, order, claim, asker, limits, verdict);
    mirror.blameAtFirst(c, claim.parts());
    book.open(c, claim.parts(), mover(asker), asker.grant().strip());
    if (claim.type() == AfterSaleType.REFUND_ONLY) {
      releases.holdForRefund(merchant, order.id());
    }
    mirror.opened(c, claim.parts());
    for (var file : asker.evidence()) {
      cases.addEvidence(c, mover(asker).party(), file, "", clock.instant());
    }
    events.publishEvent(new CaseOpened(merchant, c.id(), order.id()));
    return c.id();
  }

  private static Mover mover(Asker asker) {
    return asker.account() == null ? Mover.BUYER : new Mover(Party.MERCHANT, asker.account());
  }

  private void requireFewEnough(
      MerchantId merchant, OrderView order, Claim claim, Asker asker, StepLimits limits) {
    var lines = claim.parts().stream().map(Claim.Part::line).toList();
    if (asker.account() == null
        && limits.applications() > 0
        && cases.applications(merchant, order.id(), lines) >= limits.applications()) {
      throw Refusal.rule("aftersale.too-often", limits.applications());
    }
  }

  private AfterSaleCase made(
      MerchantId merchant,
      OrderView order,
      Claim claim,
      Asker asker,
      StepLimits limits,
      Verdict verdict) {
    var now = clock.instant();
    var amount = Objects.requireNonNullElse(claim.amount(), verdict.atMost());
    if (claim.type().paysBack()
        && (amount.signum() <= 0 || amount.compareTo(verdict.atMost()) > 0)) {
      throw Refusal.rule("aftersale.more-than-may-be", verdict.atMost().toPlainString());
    }
    var origin =
        new AfterSaleCase.Origin(
            merchant,
            CaseId.next(),
            cases.nextNumber(merchant),
            asker.key(),
            order.shop(),
            order.id(),
            order.number(),
            asker.customer(),
            asker.channel(),
            asker.conversation(),
            claim.reason(),
            claim.condition(),
            claim.received(),
            Eligibility.wasSent(order),
            order.amounts().currency(),
            asker.account(),
            now,
            order.times().placed());
    var c =
        new AfterSaleCase(
            origin,
            claim.type(),
            AfterSaleState.PENDING_MERCHANT,
            claim.type().paysBack() ? amount : BigDecimal.ZERO,
            claim.text().strip(),
            owners.of(merchant, asker.conversation()),
            now);
    c.severity = claim.reason().severity() + (amount.compareTo(limits.largeAmount()) >= 0 ? 1 : 0);
    c.liable = claim.reason().liable();
    c.freightBy = verdict.freight();
    return c;
  }
}

package io.heqi.commerce.dropship;

import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Moves claims, each move as one transaction.
@Component
class ClaimBook {

  private final ClaimRepository claims;
  private final SupplierOrderRepository orders;
  private final Clock clock;

  ClaimBook(ClaimRepository claims, SupplierOrderRepository orders, Clock clock) {
    this.claims = claims;
    this.orders = orders;
    this.clock = clock;
  }

  /// Asks a supplier for what a customer's case costs. The supplier's time to answer is that of
  /// the agreement and runs from now.
  ///
  /// @param pieces by line of the order that the customer asks about
  @Transactional(propagation = Propagation.MANDATORY)
  public void raise(
      SupplierOrder one,
      UUID mirrored,
      ClaimGround ground,
      Map<Integer, Integer> pieces,
      boolean takesBack) {
    var now = clock.instant();
    var origin =
        new SupplierClaim.Origin(
            one.merchant(),
            SupplierClaimId.next(),
            orders.nextNumber(one.merchant(), "claim"),
            one.origin.supplier(),
            one.id(),
            mirrored,
            one.origin.currency(),
            now,
            now.plus(Duration.ofHours(one.origin.terms().answerHours())));
    var c = new SupplierClaim(origin, ground, money(one, ground, pieces, takesBack));
    claims.insert(c);
    claims.log(c, SupplierMover.SYSTEM, ClaimMove.RAISE, "", now);
  }

  private static ClaimGround.Money money(
      SupplierOrder one, ClaimGround ground, Map<Integer, Integer> pieces, boolean takesBack) {
    var goods = BigDecimal.ZERO;
    var count = 0;
    for (var line : one.lines) {
      var asked = Math.min(line.quantity(), pieces.getOrDefault(line.line(), 0));
      goods = goods.add(line.price().multiply(BigDecimal.valueOf(asked)));
      count += asked;
    }
    return ground.money(one.origin.terms(), goods, count, takesBack);
  }

  /// Another ground, while the supplier has said nothing yet.
  @Transactional(propagation = Propagation.MANDATORY)
  public void reground(
      SupplierClaim c,
      SupplierOrder one,
      ClaimGround ground,
      Map<Integer, Integer> pieces,
      boolean takesBack) {
    c.ground = ground;
    c.money = money(one, ground, pieces, takesBack);
    carry(c, SupplierMover.SYSTEM, ClaimStep.of(ClaimMove.AMEND, c.version));
  }

  /// Refuses whoever saw an older version, and what the table does not allow.
  @Transactional(propagation = Propagation.MANDATORY)
  public SupplierClaim move(
      MerchantId merchant, SupplierClaimId id, SupplierMover by, ClaimStep step) {
    var c = claims.lock(merchant, id).orElseThrow(ClaimBook::unknown);
    if (c.version != step.version()) {
      throw Refusal.conflict("commerce.supplier-claim-moved-meanwhile");
    }
    carry(c, by, step);
    return c;
  }

  /// The time to answer is up. A claim that moved since has nothing due.
  @Transactional
  public void whenUp(MerchantId merchant, SupplierClaimId id) {
    claims
        .lock(merchant, id)
        .filter(c -> c.state == ClaimState.OPEN && !c.origin.dueAt().isAfter(clock.instant()))
        .ifPresent(c -> carry(c, SupplierMover.SYSTEM, ClaimStep.of(ClaimMove.LAPSE, c.version)));
  }

  void withdraw(SupplierClaim c) {
    carry(c, SupplierMover.SYSTEM, ClaimStep.of(ClaimMove.WITHDRAW, c.version));
  }

  private void carry(SupplierClaim c, SupplierMover by, ClaimStep step) {
    var row =
        ClaimMachine.find(c.state, step.move(), by.party())
            .orElseThrow(
                () -> Refusal.conflict("commerce.supplier-move-impossible", step.move(), c.state));
    var now = clock.instant();
    switch (step.move()) {
      case AMEND -> amend(c, step);
      case ANSWER -> {
        answer(c, step);
        c.answeredAt = now;
      }
      case SETTLE ->
          c.recovered =
              Objects.requireNonNullElseGet(
                  step.amount(), () -> Objects.requireNonNullElse(c.granted, BigDecimal.ZERO));
      case WITHDRAW -> requireNote(by, step);
      case RAISE, LAPSE -> {}
    }
    c.state = row.to();
    c.version++;
    if (c.state.isOver()) {
      c.endedAt = now;
    }
    claims.update(c);
    claims.log(c, by, step.move(), step.note(), now);
  }

  private static void requireNote(SupplierMover by, ClaimStep step) {
    if (by.party() != SupplierParty.SYSTEM && step.note().isEmpty()) {
      throw Refusal.invalid("commerce.supply-reason-missing");
    }
  }

  private static void amend(SupplierClaim c, ClaimStep step) {
    if (step.freights() != null) {
      c.money = new ClaimGround.Money(c.money.goods(), step.freights(), c.money.restockFee());
    }
    if (step.compensation() != null) {
      c.compensation = step.compensation();
    }
    if (!step.note().isEmpty()) {
      c.note = step.note();
    }
  }

  private static void answer(SupplierClaim c, ClaimStep step) {
    var verdict = step.verdict();
    if (verdict == null) {
      throw Refusal.invalid("commerce.supplier-verdict-missing");
    }
    if (verdict != ClaimVerdict.IN_FULL && step.note().isEmpty()) {
      throw Refusal.invalid("commerce.supply-reason-missing");
    }
    c.verdict = verdict;
    c.answer = step.note();
    c.granted =
        switch (verdict) {
          case IN_FULL -> c.asked();
          case REFUSED -> BigDecimal.ZERO;
          case IN_PART -> part(c, step);
        };
  }

  private static BigDecimal part(SupplierClaim c, ClaimStep step) {
    var amount = step.amount();
    if (amount == null || amount.signum() <= 0 || amount.compareTo(c.asked()) >= 0) {
      throw Refusal.rule("commerce.supplier-part-malformed", c.asked().toPlainString());
    }
    return amount;
  }

  static Refusal unknown() {
    return Refusal.notFound("commerce.supplier-claim-unknown");
  }
}

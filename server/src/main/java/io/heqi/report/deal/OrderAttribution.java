package io.heqi.report.deal;

import io.heqi.shared.AccountId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose a paid order is. Domain page, section 1 (落实下单) and section 2 (询单→次日付款).
///
/// @param agent null where it is nobody's, or the bot's
/// @param inquiry the question that led to it, or would have; null where there is none
record OrderAttribution(DealOutcome outcome, @Nullable AccountId agent, @Nullable Inquiry inquiry) {

  /// The rule, with the facts that it needs.
  ///
  /// @param inquiries the customer's; those answered after the payment do not count
  /// @param knowsCustomer whether it is known who bought
  static OrderAttribution by(
      AttributionRules rules,
      Instant paidAt,
      ZoneId zone,
      boolean knowsCustomer,
      Collection<Inquiry> inquiries) {
    if (!knowsCustomer) {
      return nobody(DealOutcome.UNKNOWN_CUSTOMER);
    }
    var before = inquiries.stream().filter(one -> !one.answeredAt().isAfter(paidAt)).toList();
    var earliest = paidAt.atZone(zone).toLocalDate().minusDays(rules.days());
    var inTime =
        before.stream()
            .filter(one -> !one.askedAt().atZone(zone).toLocalDate().isBefore(earliest))
            .toList();
    var persons = inTime.stream().filter(one -> one.agent() != null).toList();
    if (!persons.isEmpty()) {
      var picked = pick(rules, persons).orElseThrow();
      return new OrderAttribution(DealOutcome.AGENT, picked.agent(), picked);
    }
    if (!inTime.isEmpty()) {
      return new OrderAttribution(
          rules.bots() ? DealOutcome.BOT : DealOutcome.BOT_ONLY,
          null,
          pick(rules, inTime).orElseThrow());
    }
    return before.isEmpty()
        ? nobody(DealOutcome.NO_INQUIRY)
        : new OrderAttribution(
            DealOutcome.OUTSIDE_WINDOW, null, before.stream().max(BY_ANSWER).orElseThrow());
  }

  /// A supervisor says whose it is. Where that agent had answered the customer before the payment,
  /// the last such inquiry is the one that led to it.
  static OrderAttribution byHand(
      @Nullable AccountId agent, Instant paidAt, Collection<Inquiry> inquiries) {
    if (agent == null) {
      return nobody(DealOutcome.NOBODY);
    }
    var theirs =
        inquiries.stream()
            .filter(one -> agent.equals(one.agent()) && !one.answeredAt().isAfter(paidAt))
            .max(BY_ANSWER);
    return new OrderAttribution(DealOutcome.AGENT, agent, theirs.orElse(null));
  }

  /// Of two who answered at the same moment the order is that of the later question, then of the
  /// higher id, so that working it out again never changes it.
  private static final Comparator<Inquiry> BY_ANSWER =
      Comparator.comparing(Inquiry::answeredAt)
          .thenComparing(Inquiry::askedAt)
          .thenComparing(one -> one.conversation().value())
          .thenComparing(one -> String.valueOf(one.agent()));

  private static Optional<Inquiry> pick(AttributionRules rules, List<Inquiry> inquiries) {
    return rules.pick() == AttributionRules.Pick.LAST
        ? inquiries.stream().max(BY_ANSWER)
        : inquiries.stream().min(BY_ANSWER);
  }

  private static OrderAttribution nobody(DealOutcome outcome) {
    return new OrderAttribution(outcome, null, null);
  }
}

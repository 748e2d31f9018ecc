package io.heqi.report.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.report.deal.AttributionRuleSets;
import io.heqi.report.deal.AttributionRules;
import io.heqi.report.deal.DealFigures;
import io.heqi.report.deal.DealOutcome;
import io.heqi.shared.AccountId;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What inquiries came to, and by which rule orders are agents'.
@RestController
@RequestMapping("/api")
class DealFigureController {

  private final DealFigures figures;
  private final AttributionRuleSets rules;
  private final Clock clock;

  DealFigureController(DealFigures figures, AttributionRuleSets rules, Clock clock) {
    this.figures = figures;
    this.rules = rules;
    this.clock = clock;
  }

  /// @param amount what counts by the rule, in `currency`
  /// @param averageOrderValue amount ÷ buyers
  record SalesResponse(
      String currency,
      long orders,
      long quantity,
      long buyers,
      BigDecimal amount,
      @Nullable BigDecimal averageOrderValue) {}

  /// @param conversion payers ÷ inquirers, from 0 to 1; null where nobody asked
  record DealFigureResponse(
      @Nullable AccountId agent,
      long inquirers,
      long payers,
      @Nullable BigDecimal conversion,
      List<SalesResponse> sales) {

    static DealFigureResponse of(DealFigures.AgentFigure figure) {
      return new DealFigureResponse(
          figure.agent(),
          figure.conversion().inquirers(),
          figure.conversion().payers(),
          figure.conversion().rate(),
          figure.sales().stream()
              .map(
                  s ->
                      new SalesResponse(
                          s.currency(),
                          s.orders(),
                          s.quantity(),
                          s.buyers(),
                          s.amount(),
                          s.averageOrderValue()))
              .toList());
    }
  }

  record DealFiguresResponse(
      LocalDate from,
      LocalDate to,
      List<DealFigureResponse> agents,
      @Nullable DealFigureResponse all,
      Map<DealOutcome, Long> outcomes) {}

  /// See [AttributionRules].
  record AttributionRulesBody(
      @Min(0) @Max(AttributionRules.MOST_DAYS) int days,
      AttributionRules.@NotNull Pick pick,
      boolean bots,
      boolean refundsOff) {

    static AttributionRulesBody of(AttributionRules rules) {
      return new AttributionRulesBody(rules.days(), rules.pick(), rules.bots(), rules.refundsOff());
    }
  }

  /// @param validFrom from when it holds; left out, from now on
  record AttributionRulesRequest(
      @Nullable Instant validFrom, @NotNull @Valid AttributionRulesBody rules) {}

  record AttributionRulesResponse(Instant validFrom, AttributionRulesBody rules) {}

  /// Of each agent; who may not supervise sees their own.
  @OpenTo({"conversation.reply", "commerce.read"})
  @GetMapping("/deal-figures")
  DealFiguresResponse of(
      @AuthenticationPrincipal Actor actor,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to) {
    var span = figures.of(actor, from, to);
    return new DealFiguresResponse(
        span.from(),
        span.to(),
        span.agents().stream().map(DealFigureResponse::of).toList(),
        span.all() == null ? null : DealFigureResponse.of(span.all()),
        span.outcomes());
  }

  /// The customers who asked an agent in a span; without an agent, one's own.
  @OpenTo({"conversation.reply", "commerce.read"})
  @GetMapping("/deal-figures/inquirers")
  Page<DealFigures.Inquirer> inquirers(
      @AuthenticationPrincipal Actor actor,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(required = false) @Nullable UUID agent,
      @RequestParam(required = false) @Nullable @Size(max = 40) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return figures.inquirers(
        actor, from, to, agent == null ? null : new AccountId(agent), after, limit);
  }

  /// Versions of a shop's rules, newest first; the last is the one that Heqi brings.
  @OpenTo("conversation.reply")
  @GetMapping("/shops/{shop}/attribution-rules")
  List<AttributionRulesResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return rules.versions(actor, new ShopId(shop)).stream()
        .map(
            version ->
                new AttributionRulesResponse(
                    version.validFrom(), AttributionRulesBody.of(version.rules())))
        .toList();
  }

  @OpenTo("merchant.settings")
  @PostMapping("/shops/{shop}/attribution-rules")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody AttributionRulesRequest request) {
    var body = request.rules();
    rules.put(
        actor,
        new ShopId(shop),
        request.validFrom() == null ? clock.instant() : request.validFrom(),
        new AttributionRules(body.days(), body.pick(), body.bots(), body.refundsOff()));
  }
}

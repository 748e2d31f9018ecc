package io.heqi.aftersale.web;

import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.compensation.AskCompensation;
import io.heqi.aftersale.compensation.CompensationId;
import io.heqi.aftersale.compensation.CompensationKind;
import io.heqi.aftersale.compensation.CompensationReader;
import io.heqi.aftersale.compensation.CompensationReason;
import io.heqi.aftersale.compensation.CompensationRuleSets;
import io.heqi.aftersale.compensation.CompensationRules;
import io.heqi.aftersale.compensation.CompensationState;
import io.heqi.aftersale.compensation.CompensationView;
import io.heqi.aftersale.compensation.Compensations;
import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.loyalty.CouponKindId;
import io.heqi.loyalty.Points;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

/// What is given for something that went wrong, and how much of it by whom.
@RestController
@RequestMapping("/api")
class CompensationController {

  private final Compensations compensations;
  private final CompensationReader reader;
  private final CompensationRuleSets rules;
  private final Clock clock;

  CompensationController(
      Compensations compensations,
      CompensationReader reader,
      CompensationRuleSets rules,
      Clock clock) {
    this.compensations = compensations;
    this.reader = reader;
    this.rules = rules;
    this.clock = clock;
  }

  /// See [AskCompensation].
  record CompensationRequest(
      @NotBlank @Size(max = 100) String clientId,
      @Nullable UUID aftersaleCase,
      @Nullable UUID conversation,
      @NotNull CompensationKind kind,
      @Nullable BigDecimal worth,
      @Nullable UUID couponKind,
      @Nullable @Min(1) @Max(Points.MOST) Integer points,
      @NotNull @Size(max = AskCompensation.LONGEST_GIFT) String gift,
      @NotNull CompensationReason reason,
      @NotNull @Size(max = AskCompensation.LONGEST_NOTE) String note) {

    AskCompensation command(OrderId order) {
      return new AskCompensation(
          clientId,
          order,
          aftersaleCase == null ? null : new CaseId(aftersaleCase),
          conversation == null ? null : new ConversationId(conversation),
          kind,
          worth,
          couponKind == null ? null : new CouponKindId(couponKind),
          points,
          gift,
          reason,
          note);
    }
  }

  /// @param note needed to decline
  record CompensationDecision(boolean granted, @NotNull @Size(max = 500) String note) {}

  record CompensationSettlement(@NotBlank @Size(max = 200) String reference) {}

  record CompensationWithdrawal(@NotBlank @Size(max = 500) String note) {}

  record WaitingCompensations(int waiting) {}

  /// Null for no limit; in the currency of the order.
  record CompensationLimitBody(
      @Nullable BigDecimal each, @Nullable BigDecimal perOrder, @Nullable BigDecimal perDay) {}

  /// See [CompensationRules].
  ///
  /// @param limits by the id of a role, or the name of the template it came from
  record CompensationRulesBody(
      @NotNull @Size(max = CompensationRules.MOST_LIMITS)
          Map<@NotBlank String, @NotNull CompensationLimitBody> limits,
      @NotNull BigDecimal pointWorth,
      @NotNull
          Map<
                  @NotNull CompensationKind,
                  @NotBlank @Size(max = CompensationRules.LONGEST_TEXT) String>
              texts) {

    static CompensationRulesBody of(CompensationRules rules) {
      return new CompensationRulesBody(
          rules.limits().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      entry ->
                          new CompensationLimitBody(
                              entry.getValue().each(),
                              entry.getValue().perOrder(),
                              entry.getValue().perDay()))),
          rules.pointWorth(),
          rules.texts());
    }

    CompensationRules command() {
      return new CompensationRules(
          limits.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      entry ->
                          new CompensationRules.Limit(
                              entry.getValue().each(),
                              entry.getValue().perOrder(),
                              entry.getValue().perDay()))),
          pointWorth,
          texts);
    }
  }

  /// @param validFrom from when it holds; left out, from now on
  record CompensationRulesRequest(
      @Nullable Instant validFrom, @NotNull @Valid CompensationRulesBody rules) {}

  record CompensationRulesResponse(Instant validFrom, CompensationRulesBody rules) {}

  /// Newest first.
  @OpenTo("aftersale.read")
  @GetMapping("/compensations")
  Page<CompensationView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable CompensationState state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
    return reader.list(actor, state, after, limit);
  }

  /// How many wait for somebody to decide.
  @OpenTo("aftersale.read")
  @GetMapping("/compensations/waiting")
  WaitingCompensations waiting(@AuthenticationPrincipal Actor actor) {
    return new WaitingCompensations(reader.waiting(actor));
  }

  /// An order's, newest first, at most 50.
  @OpenTo({"aftersale.read", "commerce.read"})
  @GetMapping("/orders/{order}/compensations")
  List<CompensationView> ofOrder(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return reader.ofOrder(actor, new OrderId(order));
  }

  /// What the asker may give for an order without a second person.
  @OpenTo({"aftersale.compensate", "commerce.read"})
  @GetMapping("/orders/{order}/compensation-room")
  CompensationReader.Room room(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return reader.room(actor, new OrderId(order));
  }

  /// Gives at once what is within the asker's limits; else it waits for a second person.
  @OpenTo({"aftersale.compensate", "commerce.read"})
  @PostMapping("/orders/{order}/compensations")
  @ResponseStatus(HttpStatus.CREATED)
  CompensationView ask(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody CompensationRequest request) {
    return compensations.ask(actor, request.command(new OrderId(order)));
  }

  /// Grants or declines what went beyond limits; never one's own.
  @OpenTo("aftersale.approve")
  @PostMapping("/compensations/{waitingCompensation}/decision")
  CompensationView decide(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID waitingCompensation,
      @Valid @RequestBody CompensationDecision request) {
    return compensations.decide(
        actor, new CompensationId(waitingCompensation), request.granted(), request.note());
  }

  /// Writes down that money was paid or a gift was sent.
  @OpenTo("aftersale.settle")
  @PostMapping("/compensations/{owedCompensation}/settlement")
  CompensationView settle(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID owedCompensation,
      @Valid @RequestBody CompensationSettlement request) {
    return compensations.settle(actor, new CompensationId(owedCompensation), request.reference());
  }

  /// Takes back what was not decided or did not leave yet.
  @OpenTo("aftersale.compensate")
  @PostMapping("/compensations/{ownCompensation}/withdrawal")
  CompensationView withdraw(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID ownCompensation,
      @Valid @RequestBody CompensationWithdrawal request) {
    return compensations.withdraw(actor, new CompensationId(ownCompensation), request.note());
  }

  /// Versions of a shop's rules, newest first; the last is the one that Heqi brings.
  @OpenTo("merchant.settings")
  @GetMapping("/shops/{shop}/compensation-rules")
  List<CompensationRulesResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return rules.versions(actor, new ShopId(shop)).stream()
        .map(
            version ->
                new CompensationRulesResponse(
                    version.validFrom(), CompensationRulesBody.of(version.rules())))
        .toList();
  }

  @OpenTo("merchant.settings")
  @PostMapping("/shops/{shop}/compensation-rules")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody CompensationRulesRequest request) {
    rules.put(
        actor,
        new ShopId(shop),
        request.validFrom() == null ? clock.instant() : request.validFrom(),
        request.rules().command());
  }
}

package io.heqi.aftersale.web;

import io.heqi.aftersale.AfterSaleRules;
import io.heqi.aftersale.Exclusion;
import io.heqi.aftersale.ReturnPolicy;
import io.heqi.aftersale.StepLimits;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The after-sale rules of a shop: versions with a date, newest first; the last of a list is what
/// Heqi brings. Times are whole hours.
@RestController
@RequestMapping("/api/shops/{shop}")
class AfterSaleRulesController {

  private static final int MOST_HOURS = 4_320;

  private final AfterSaleRules rules;
  private final Clock clock;

  AfterSaleRulesController(AfterSaleRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /// @param code the merchant's own or the platform's product number
  /// @param confirmed whether customers confirm it at purchase in a step of its own
  record ExcludedGoodsBody(
      @NotBlank @Size(max = 64) String code, @NotNull Exclusion why, boolean confirmed) {}

  /// A policy; see [ReturnPolicy] for its parts.
  record ReturnPolicyBody(
      @Min(0) @Max(3_650) int noReasonDays,
      @Min(0) @Max(3_650) int faultDays,
      @Min(0) @Max(3_650) int exchangeDays,
      @Min(0) @Max(3_650) int repairDays,
      @Min(0) @Max(3_650) int priceDays,
      boolean freeReturn,
      @NotNull @DecimalMin("0") @DecimalMax("1000000") @Digits(integer = 7, fraction = 2)
          BigDecimal freeShippingFrom,
      @NotNull @DecimalMin("0") @DecimalMax("1000000") @Digits(integer = 7, fraction = 2)
          BigDecimal freight,
      @NotNull @Size(max = 1_000) List<@NotNull @Valid ExcludedGoodsBody> excluded,
      @NotNull @Size(max = 500) String returnAddress,
      @NotNull @Size(max = 4_000) String text) {

    static ReturnPolicyBody of(ReturnPolicy policy) {
      return new ReturnPolicyBody(
          policy.noReasonDays(),
          policy.faultDays(),
          policy.exchangeDays(),
          policy.repairDays(),
          policy.priceDays(),
          policy.freeReturn(),
          policy.freeShippingFrom(),
          policy.freight(),
          policy.excluded().stream()
              .map(one -> new ExcludedGoodsBody(one.code(), one.why(), one.confirmed()))
              .toList(),
          policy.returnAddress(),
          policy.text());
    }

    ReturnPolicy command() {
      return new ReturnPolicy(
          noReasonDays,
          faultDays,
          exchangeDays,
          repairDays,
          priceDays,
          freeReturn,
          freeShippingFrom,
          freight,
          excluded.stream()
              .map(one -> new ReturnPolicy.Excluded(one.code().strip(), one.why(), one.confirmed()))
              .toList(),
          returnAddress.strip(),
          text.strip());
    }
  }

  /// @param validFrom from when it holds; left out, from now on
  record ReturnPolicyRequest(
      @Nullable Instant validFrom, @NotNull @Valid ReturnPolicyBody policy) {}

  record ReturnPolicyResponse(Instant validFrom, ReturnPolicyBody policy) {}

  /// The limits of the steps, in hours; see [StepLimits] for each.
  record StepLimitsBody(
      @Min(1) @Max(MOST_HOURS) long answerUnshipped,
      @Min(1) @Max(MOST_HOURS) long answerShipped,
      @Min(1) @Max(MOST_HOURS) long answerOther,
      StepLimits.@NotNull Unanswered unanswered,
      boolean sendingCloses,
      @Min(1) @Max(MOST_HOURS) long consider,
      @Min(1) @Max(MOST_HOURS) long sendBack,
      @Min(1) @Max(MOST_HOURS) long receive,
      @Nullable @Min(1) @Max(MOST_HOURS) Long receiveSigned,
      boolean fromMidnight,
      @Min(1) @Max(MOST_HOURS) long inspect,
      @Min(1) @Max(MOST_HOURS) long ship,
      @Min(1) @Max(MOST_HOURS) long confirmReceipt,
      @Min(1) @Max(MOST_HOURS) long dispute,
      @Min(1) @Max(MOST_HOURS) long decide,
      @Min(1) @Max(MOST_HOURS) long refund,
      @Min(1) @Max(MOST_HOURS) long mendRefund,
      @Min(1) @Max(MOST_HOURS) long confirmMoney,
      @Min(0) @Max(MOST_HOURS) long warn,
      @Min(0) @Max(100) int offers,
      @Min(0) @Max(1_000) int applications,
      @NotNull @DecimalMin("0") @DecimalMax("1000000000") BigDecimal largeAmount,
      @Min(0) @Max(MOST_HOURS) long headStart) {

    static StepLimitsBody of(StepLimits limits) {
      var signed = limits.receiveSigned();
      return new StepLimitsBody(
          limits.answerUnshipped().toHours(),
          limits.answerShipped().toHours(),
          limits.answerOther().toHours(),
          limits.unanswered(),
          limits.sendingCloses(),
          limits.consider().toHours(),
          limits.sendBack().toHours(),
          limits.receive().toHours(),
          signed == null ? null : signed.toHours(),
          limits.fromMidnight(),
          limits.inspect().toHours(),
          limits.ship().toHours(),
          limits.confirmReceipt().toHours(),
          limits.dispute().toHours(),
          limits.decide().toHours(),
          limits.refund().toHours(),
          limits.mendRefund().toHours(),
          limits.confirmMoney().toHours(),
          limits.warn().toHours(),
          limits.offers(),
          limits.applications(),
          limits.largeAmount(),
          limits.headStart().toHours());
    }

    StepLimits command() {
      return new StepLimits(
          Duration.ofHours(answerUnshipped),
          Duration.ofHours(answerShipped),
          Duration.ofHours(answerOther),
          unanswered,
          sendingCloses,
          Duration.ofHours(consider),
          Duration.ofHours(sendBack),
          Duration.ofHours(receive),
          receiveSigned == null ? null : Duration.ofHours(receiveSigned),
          fromMidnight,
          Duration.ofHours(inspect),
          Duration.ofHours(ship),
          Duration.ofHours(confirmReceipt),
          Duration.ofHours(dispute),
          Duration.ofHours(decide),
          Duration.ofHours(refund),
          Duration.ofHours(mendRefund),
          Duration.ofHours(confirmMoney),
          Duration.ofHours(warn),
          offers,
          applications,
          largeAmount,
          Duration.ofHours(headStart));
    }
  }

  /// @param validFrom from when they hold; left out, from now on
  record StepLimitsRequest(@Nullable Instant validFrom, @NotNull @Valid StepLimitsBody limits) {}

  /// @param source of those that Heqi brings, how far what they were taken from can be trusted:
  ///     `official`, `copy`, `third-party` or `design`; null for the merchant's own
  record StepLimitsResponse(Instant validFrom, @Nullable String source, StepLimitsBody limits) {}

  @OpenTo("aftersale.read")
  @GetMapping("/return-policies")
  List<ReturnPolicyResponse> policies(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return rules.policies(actor, new ShopId(shop)).stream()
        .map(v -> new ReturnPolicyResponse(v.validFrom(), ReturnPolicyBody.of(v.rules())))
        .toList();
  }

  /// Adds a version; what was bought before keeps the one of its time.
  @OpenTo("merchant.settings")
  @PostMapping("/return-policies")
  @ResponseStatus(HttpStatus.CREATED)
  ReturnPolicyResponse putPolicy(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody ReturnPolicyRequest request) {
    var validFrom = request.validFrom() == null ? clock.instant() : request.validFrom();
    rules.putPolicy(actor, new ShopId(shop), validFrom, request.policy().command());
    return new ReturnPolicyResponse(validFrom, request.policy());
  }

  @OpenTo("aftersale.read")
  @GetMapping("/aftersale-limits")
  List<StepLimitsResponse> limits(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    var source = rules.sourceOfShipped(actor, new ShopId(shop));
    return rules.limits(actor, new ShopId(shop)).stream()
        .map(
            v ->
                new StepLimitsResponse(
                    v.validFrom(),
                    v.validFrom().equals(Instant.EPOCH) ? source : null,
                    StepLimitsBody.of(v.rules())))
        .toList();
  }

  /// Adds a version; steps that have begun keep the one of their time.
  @OpenTo("merchant.settings")
  @PostMapping("/aftersale-limits")
  @ResponseStatus(HttpStatus.CREATED)
  StepLimitsResponse putLimits(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody StepLimitsRequest request) {
    var validFrom = request.validFrom() == null ? clock.instant() : request.validFrom();
    rules.putLimits(actor, new ShopId(shop), validFrom, request.limits().command());
    return new StepLimitsResponse(validFrom, null, request.limits());
  }
}

package io.heqi.aftersale.web;

import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.InstantRefundRuleSets;
import io.heqi.aftersale.InstantRefundRules;
import io.heqi.aftersale.Recoveries;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/// When money goes out before the goods are back, and what of it has to come back.
@RestController
@RequestMapping("/api")
class InstantRefundController {

  private final InstantRefundRuleSets rules;
  private final Recoveries recoveries;
  private final Clock clock;

  InstantRefundController(InstantRefundRuleSets rules, Recoveries recoveries, Clock clock) {
    this.rules = rules;
    this.recoveries = recoveries;
    this.clock = clock;
  }

  /// See [InstantRefundRules]; amounts in the currency of the case.
  record InstantRefundRulesBody(
      boolean on,
      InstantRefundRules.@NotNull When when,
      @NotNull @DecimalMin("0") @Digits(integer = 7, fraction = 2) BigDecimal upTo,
      @Min(0) @Max(InstantRefundRules.HIGHEST_LEVEL) int raisedFrom,
      @NotNull @DecimalMin("0") @Digits(integer = 7, fraction = 2) BigDecimal raisedUpTo,
      @Min(1) @Max(InstantRefundRules.MOST) int mostAtOnce,
      @Min(1) @Max(InstantRefundRules.MOST) int mostCases) {

    static InstantRefundRulesBody of(InstantRefundRules rules) {
      return new InstantRefundRulesBody(
          rules.on(),
          rules.when(),
          rules.upTo(),
          rules.raisedFrom(),
          rules.raisedUpTo(),
          rules.mostAtOnce(),
          rules.mostCases());
    }

    InstantRefundRules command() {
      return new InstantRefundRules(on, when, upTo, raisedFrom, raisedUpTo, mostAtOnce, mostCases);
    }
  }

  /// @param validFrom from when they hold; left out, from now on
  record InstantRefundRulesRequest(
      @Nullable Instant validFrom, @NotNull @Valid InstantRefundRulesBody rules) {}

  record InstantRefundRulesResponse(Instant validFrom, InstantRefundRulesBody rules) {}

  /// @param recovered what came back: all, less with a note, or 0 to let it go
  /// @param reference of the payment that brought it
  record RecoveryEndRequest(
      @NotNull @Digits(integer = 10, fraction = 2) BigDecimal recovered,
      @Nullable @Size(max = 64) String reference,
      @Nullable @Size(max = 500) String note) {}

  /// Versions of a shop's rules, newest first; the last is the one that Heqi brings.
  @OpenTo("aftersale.read")
  @GetMapping("/shops/{shop}/instant-refund-rules")
  List<InstantRefundRulesResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return rules.versions(actor, new ShopId(shop)).stream()
        .map(
            version ->
                new InstantRefundRulesResponse(
                    version.validFrom(), InstantRefundRulesBody.of(version.rules())))
        .toList();
  }

  /// Adds a version; money that is under way stays so.
  @OpenTo("merchant.settings")
  @PostMapping("/shops/{shop}/instant-refund-rules")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody InstantRefundRulesRequest request) {
    rules.put(
        actor,
        new ShopId(shop),
        request.validFrom() == null ? clock.instant() : request.validFrom(),
        request.rules().command());
  }

  /// Money of instant refunds that is to come back, longest waited for first.
  @OpenTo("aftersale.read")
  @GetMapping("/recoveries")
  Page<Recoveries.RecoveryView> recoveries(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return recoveries.open(actor, after, limit);
  }

  /// Writes down what came back of it, once.
  @OpenTo("aftersale.settle")
  @PostMapping("/recoveries/{case}/end")
  Recoveries.RecoveryView end(
      @AuthenticationPrincipal Actor actor,
      @PathVariable("case") UUID id,
      @Valid @RequestBody RecoveryEndRequest request) {
    return recoveries.end(
        actor,
        new CaseId(id),
        request.recovered(),
        Objects.requireNonNullElse(request.reference(), ""),
        Objects.requireNonNullElse(request.note(), ""));
  }
}

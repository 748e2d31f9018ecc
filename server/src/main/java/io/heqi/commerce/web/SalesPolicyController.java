package io.heqi.commerce.web;

import io.heqi.commerce.product.PolicyId;
import io.heqi.commerce.product.PolicyKind;
import io.heqi.commerce.product.SalesPolicies;
import io.heqi.commerce.product.SalesPolicy;
import io.heqi.commerce.product.SavePolicy;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What holds of prices, promotions and service; the same for everybody who answers.
@RestController
@RequestMapping("/api")
class SalesPolicyController {

  private final SalesPolicies policies;
  private final Clock clock;

  SalesPolicyController(SalesPolicies policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  /// @param products numbers of those it is for; left out or empty, all of the shop
  /// @param validFrom left out, now
  /// @param validUntil left out while nobody knows
  record SalesPolicyBody(
      @NotNull PolicyKind kind,
      @NotBlank @Size(max = SavePolicy.LONGEST_TITLE) String title,
      @NotBlank @Size(max = SavePolicy.LONGEST_WORDS) String words,
      @Nullable @Size(max = SavePolicy.MOST_PRODUCTS)
          List<@NotBlank @Size(max = 64) String> products,
      @Nullable Instant validFrom,
      @Nullable Instant validUntil) {

    SavePolicy command(Instant now) {
      return new SavePolicy(
          kind,
          title,
          words,
          products == null ? List.of() : products,
          validFrom == null ? now : validFrom,
          validUntil);
    }
  }

  /// @param version that its author saw
  record SalesPolicyChange(@Min(1) int version, @NotNull @Valid SalesPolicyBody says) {}

  record AddedPolicyResponse(PolicyId id) {}

  /// @param version from 1
  /// @param replacedAt until the next version was said; null for the last
  record SalesPolicyResponse(
      PolicyId id,
      int version,
      ShopId shop,
      PolicyKind kind,
      String title,
      String words,
      List<String> products,
      Instant validFrom,
      @Nullable Instant validUntil,
      Instant saidAt,
      AccountId saidBy,
      @Nullable Instant replacedAt) {

    static SalesPolicyResponse of(SalesPolicy policy) {
      var says = policy.says();
      return new SalesPolicyResponse(
          policy.id(),
          policy.version(),
          policy.shop(),
          says.kind(),
          says.title(),
          says.words(),
          says.products(),
          says.validFrom(),
          says.validUntil(),
          policy.saidAt(),
          policy.saidBy(),
          policy.replacedAt());
    }
  }

  /// A shop's policies, those that begin last first, ended ones among them; at most 200.
  @OpenTo("commerce.read")
  @GetMapping("/shops/{shop}/sales-policies")
  List<SalesPolicyResponse> list(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return shown(policies.list(actor, new ShopId(shop)));
  }

  /// What holds for products (`product`, their numbers) and for the whole shop, now or at a time.
  @OpenTo("commerce.read")
  @GetMapping("/shops/{shop}/sales-policies/in-force")
  List<SalesPolicyResponse> inForce(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @RequestParam(required = false) @Nullable @Size(max = 100)
          List<@Size(max = 64) String> product,
      @RequestParam(required = false) @Nullable Instant at) {
    return shown(
        policies.inForce(actor, new ShopId(shop), product == null ? List.of() : product, at));
  }

  @OpenTo("commerce.policies")
  @PostMapping("/shops/{shop}/sales-policies")
  @ResponseStatus(HttpStatus.CREATED)
  AddedPolicyResponse add(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody SalesPolicyBody request) {
    return new AddedPolicyResponse(
        policies.add(actor, new ShopId(shop), request.command(clock.instant())));
  }

  /// All versions of a policy, newest first.
  @OpenTo("commerce.read")
  @GetMapping("/sales-policies/{policy}")
  List<SalesPolicyResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID policy) {
    return shown(policies.versions(actor, new PolicyId(policy)));
  }

  @OpenTo("commerce.policies")
  @PutMapping("/sales-policies/{policy}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID policy,
      @Valid @RequestBody SalesPolicyChange request) {
    policies.change(
        actor, new PolicyId(policy), request.version(), request.says().command(clock.instant()));
  }

  private static List<SalesPolicyResponse> shown(List<SalesPolicy> found) {
    return found.stream().map(SalesPolicyResponse::of).toList();
  }
}

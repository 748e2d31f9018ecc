package io.heqi.outreach.web;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.loyalty.CouponKindId;
import io.heqi.outreach.offer.CrossSellRuleSets;
import io.heqi.outreach.offer.CrossSellRules;
import io.heqi.outreach.offer.CrossSellView;
import io.heqi.outreach.offer.CrossSells;
import io.heqi.outreach.offer.GoodsPairs;
import io.heqi.outreach.offer.OfferFilter;
import io.heqi.outreach.offer.OfferReader;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

/// Cross-sell after payment: what goes with an order, what was offered, and what came of it.
@RestController
@RequestMapping("/api")
class CrossSellController {

  private final CrossSells crossSells;
  private final OfferReader reader;
  private final GoodsPairs pairs;
  private final CrossSellRuleSets rules;
  private final Clock clock;

  CrossSellController(
      CrossSells crossSells,
      OfferReader reader,
      GoodsPairs pairs,
      CrossSellRuleSets rules,
      Clock clock) {
    this.crossSells = crossSells;
    this.reader = reader;
    this.pairs = pairs;
    this.rules = rules;
    this.clock = clock;
  }

  /// @param products numbers of what is offered
  record CrossSellRequest(
      @NotEmpty @Size(max = CrossSells.MOST_GOODS)
          Set<@NotBlank @Size(max = 64) String> products) {}

  /// @param product the number of what was bought
  /// @param goesWith the number of what goes with it
  /// @param reason as a customer hears it
  record GoodsPairBody(
      @NotBlank @Size(max = 64) String product,
      @NotBlank @Size(max = 64) String goesWith,
      @NotBlank @Size(max = GoodsPairs.LONGEST_REASON) String reason) {}

  record GoodsPairsRequest(
      @NotNull @Size(max = GoodsPairs.MOST) List<@Valid GoodsPairBody> pairs) {}

  /// @param coupon a kind of coupon of the shop; left out for none
  record CrossSellBand(
      @NotNull BigDecimal from,
      @Nullable CouponKindId coupon,
      @NotNull @Size(max = CrossSellRules.LONGEST_GIFT) String gift) {}

  /// See [CrossSellRules]; times in whole hours.
  record CrossSellRulesBody(
      boolean on,
      @Min(1) @Max(1_440) long within,
      @Min(1) @Max(1_440) long attribution,
      @Min(1) @Max(500) int leastTogether,
      @NotNull @Size(max = CrossSellRules.MOST_BANDS) List<@Valid CrossSellBand> bands,
      @NotBlank @Size(max = CrossSellRules.LONGEST_TEXT) String text,
      @NotBlank @Size(max = CrossSellRules.LONGEST_TEXT) String pairReason,
      @NotBlank @Size(max = CrossSellRules.LONGEST_TEXT) String togetherReason,
      @NotBlank @Size(max = CrossSellRules.LONGEST_TEXT) String couponText,
      @NotBlank @Size(max = CrossSellRules.LONGEST_TEXT) String giftText) {

    static CrossSellRulesBody of(CrossSellRules rules) {
      return new CrossSellRulesBody(
          rules.on(),
          rules.within().toHours(),
          rules.attribution().toHours(),
          rules.leastTogether(),
          rules.bands().stream()
              .map(band -> new CrossSellBand(band.from(), band.coupon(), band.gift()))
              .toList(),
          rules.text(),
          rules.pairReason(),
          rules.togetherReason(),
          rules.couponText(),
          rules.giftText());
    }

    CrossSellRules command() {
      return new CrossSellRules(
          on,
          Duration.ofHours(within),
          Duration.ofHours(attribution),
          leastTogether,
          bands.stream()
              .map(band -> new CrossSellRules.Band(band.from(), band.coupon(), band.gift().strip()))
              .toList(),
          text,
          pairReason,
          togetherReason,
          couponText,
          giftText);
    }
  }

  /// @param validFrom from when it holds; left out, from now on
  record CrossSellRulesRequest(
      @Nullable Instant validFrom, @NotNull @Valid CrossSellRulesBody rules) {}

  record CrossSellRulesResponse(Instant validFrom, CrossSellRulesBody rules) {}

  /// What goes with a paid order and why, or why nothing is offered, or what was.
  @OpenTo({"commerce.read", "outreach.offer"})
  @GetMapping("/orders/{order}/cross-sell")
  CrossSellView.CrossSellOfOrder ofOrder(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return crossSells.ofOrder(actor, new OrderId(order));
  }

  /// Offers some of it, once for an order; said as soon as contacts allow.
  @OpenTo({"commerce.read", "outreach.offer"})
  @PostMapping("/orders/{order}/cross-sell")
  @ResponseStatus(HttpStatus.CREATED)
  CrossSellView offer(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody CrossSellRequest request) {
    return crossSells.offer(actor, new OrderId(order), request.products());
  }

  /// What was offered, newest first; `from` and `until` bound when.
  @OpenTo({"commerce.read", "outreach.offer"})
  @GetMapping("/cross-sell-offers")
  Page<CrossSellView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(defaultValue = "false") boolean taken,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant until,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return reader.list(actor, new OfferFilter(taken, from, until), after, limit);
  }

  /// What was offered in a time, and what came of it.
  @OpenTo("outreach.offer")
  @GetMapping("/cross-sell-offers/figures")
  CrossSellView.CrossSellFigures figures(
      @AuthenticationPrincipal Actor actor,
      @RequestParam Instant from,
      @RequestParam Instant until) {
    return reader.figures(actor, from, until);
  }

  /// What the merchant says goes with what.
  @OpenTo("outreach.offer")
  @GetMapping("/shops/{shop}/goods-pairs")
  List<GoodsPairs.GoodsPair> pairs(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return pairs.list(actor, new ShopId(shop));
  }

  /// Says all of it anew.
  @OpenTo("merchant.settings")
  @PutMapping("/shops/{shop}/goods-pairs")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void putPairs(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody GoodsPairsRequest request) {
    pairs.put(
        actor,
        new ShopId(shop),
        request.pairs().stream()
            .map(one -> new GoodsPairs.GoodsPair(one.product(), one.goesWith(), one.reason()))
            .toList());
  }

  /// Versions of a shop's rules, newest first; the last is the one that Heqi brings.
  @OpenTo("outreach.offer")
  @GetMapping("/shops/{shop}/cross-sell-rules")
  List<CrossSellRulesResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return rules.versions(actor, new ShopId(shop)).stream()
        .map(
            version ->
                new CrossSellRulesResponse(
                    version.validFrom(), CrossSellRulesBody.of(version.rules())))
        .toList();
  }

  @OpenTo("merchant.settings")
  @PostMapping("/shops/{shop}/cross-sell-rules")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody CrossSellRulesRequest request) {
    rules.put(
        actor,
        new ShopId(shop),
        request.validFrom() == null ? clock.instant() : request.validFrom(),
        request.rules().command());
  }
}

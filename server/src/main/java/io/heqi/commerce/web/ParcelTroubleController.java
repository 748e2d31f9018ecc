package io.heqi.commerce.web;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.watch.ParcelLimitSets;
import io.heqi.commerce.watch.ParcelLimits;
import io.heqi.commerce.watch.ParcelTrouble;
import io.heqi.commerce.watch.ParcelTroubles;
import io.heqi.commerce.watch.TroubleId;
import io.heqi.commerce.watch.TroubleView;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/// Parcels in trouble, the customers whom they concern, and the limits by which they are found.
@RestController
@RequestMapping("/api")
class ParcelTroubleController {

  private final ParcelTroubles troubles;
  private final ParcelLimitSets limits;
  private final Clock clock;

  ParcelTroubleController(ParcelTroubles troubles, ParcelLimitSets limits, Clock clock) {
    this.troubles = troubles;
    this.limits = limits;
    this.clock = clock;
  }

  record ParcelTroublesRequest(
      @NotEmpty @Size(max = ParcelTroubles.MOST_AT_ONCE) List<@NotNull UUID> troubles) {

    List<TroubleId> ids() {
      return troubles.stream().map(TroubleId::new).toList();
    }
  }

  /// See [ParcelLimits]; times in whole hours.
  record ParcelLimitsBody(
      @Min(1) @Max(4_320) long firstScan,
      @Min(1) @Max(4_320) long movement,
      @Min(1) @Max(4_320) long forget,
      @Min(1) @Max(4_320) long tellWithin,
      @NotNull Set<@NotNull ParcelTrouble> tellAtOnce,
      @NotNull
          Map<@NotNull ParcelTrouble, @NotBlank @Size(max = ParcelLimits.LONGEST_NOTICE) String>
              notices) {

    static ParcelLimitsBody of(ParcelLimits limits) {
      return new ParcelLimitsBody(
          limits.firstScan().toHours(),
          limits.movement().toHours(),
          limits.forget().toHours(),
          limits.tellWithin().toHours(),
          limits.tellAtOnce(),
          limits.notices());
    }

    ParcelLimits command() {
      return new ParcelLimits(
          Duration.ofHours(firstScan),
          Duration.ofHours(movement),
          Duration.ofHours(forget),
          Duration.ofHours(tellWithin),
          tellAtOnce,
          notices);
    }
  }

  /// @param validFrom from when it holds; left out, from now on
  record ParcelLimitsRequest(
      @Nullable Instant validFrom, @NotNull @Valid ParcelLimitsBody limits) {}

  record ParcelLimitsResponse(Instant validFrom, ParcelLimitsBody limits) {}

  /// Parcels in trouble, those heard of last first.
  ///
  /// @param told whether somebody wanted the customers to be told; left out, either
  @OpenTo("commerce.read")
  @GetMapping("/parcel-troubles")
  Page<TroubleView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable ParcelTrouble trouble,
      @RequestParam(required = false) @Nullable UUID shop,
      @RequestParam(required = false) @Nullable Boolean told,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    var filter = new ParcelTroubles.Filter(trouble, shop == null ? null : new ShopId(shop), told);
    return troubles.list(actor, filter, after, limit);
  }

  /// How many there are of each kind; kinds without any are left out.
  @OpenTo("commerce.read")
  @GetMapping("/parcel-troubles/counts")
  Map<ParcelTrouble, Integer> counts(@AuthenticationPrincipal Actor actor) {
    return troubles.counts(actor);
  }

  /// An order's parcels in trouble.
  @OpenTo("commerce.read")
  @GetMapping("/orders/{order}/parcel-troubles")
  List<TroubleView> ofOrder(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return troubles.ofOrder(actor, new OrderId(order));
  }

  /// Has the customers told whom these concern, in their chat, when quiet hours and limits allow.
  @OpenTo("commerce.tell")
  @PostMapping("/parcel-troubles/notices")
  ParcelTroubles.Told tell(
      @AuthenticationPrincipal Actor actor, @Valid @RequestBody ParcelTroublesRequest request) {
    return troubles.tell(actor, request.ids());
  }

  /// Says that these are settled.
  @OpenTo("commerce.tell")
  @PostMapping("/parcel-troubles/ends")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(
      @AuthenticationPrincipal Actor actor, @Valid @RequestBody ParcelTroublesRequest request) {
    troubles.end(actor, request.ids());
  }

  /// Versions of a shop's limits, newest first; the last is the one that Heqi brings.
  @OpenTo("commerce.read")
  @GetMapping("/shops/{shop}/parcel-limits")
  List<ParcelLimitsResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return limits.versions(actor, new ShopId(shop)).stream()
        .map(
            version ->
                new ParcelLimitsResponse(version.validFrom(), ParcelLimitsBody.of(version.rules())))
        .toList();
  }

  @OpenTo("merchant.settings")
  @PostMapping("/shops/{shop}/parcel-limits")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody ParcelLimitsRequest request) {
    limits.put(
        actor,
        new ShopId(shop),
        request.validFrom() == null ? clock.instant() : request.validFrom(),
        request.limits().command());
  }
}

package io.heqi.commerce.web;

import io.heqi.commerce.gateway.GatewayFailure;
import io.heqi.commerce.gateway.GatewayOverview;
import io.heqi.commerce.gateway.GatewayTrial;
import io.heqi.commerce.gateway.Gateways;
import io.heqi.commerce.gateway.Problem;
import io.heqi.commerce.gateway.ShopGateway;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.merchant.Platform;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A shop's connection with its platform.
@RestController
@RequestMapping("/api/shops/{shop}/gateway")
class GatewayController {

  private final Gateways gateways;
  private final GatewayOverview overview;
  private final GatewayTrial trial;

  GatewayController(Gateways gateways, GatewayOverview overview, GatewayTrial trial) {
    this.gateways = gateways;
    this.overview = overview;
    this.trial = trial;
  }

  /// @param secrets those that are left out stay as they were, as long as the app is the same
  /// @param expiresAt when the access token ends; left out where nobody knows
  /// @param daysBack how far back the first pull reaches
  record GatewayRequest(
      @NotBlank @Size(max = 100) String appKey,
      @NotNull @Size(max = 10) Map<ShopGateway.Field, @Size(max = 2_000) String> secrets,
      @Nullable Instant expiresAt,
      @Min(0) @Max(90) int daysBack,
      boolean enabled) {

    Gateways.SaveGateway command() {
      return new Gateways.SaveGateway(appKey, secrets, expiresAt, daysBack, enabled);
    }
  }

  /// @param subject an order's number, or what else it is about
  record GatewayProblem(
      Problem.Kind kind, String subject, String detail, int count, Instant lastAt) {

    static GatewayProblem of(Problem problem) {
      return new GatewayProblem(
          problem.kind(), problem.subject(), problem.detail(), problem.count(), problem.lastAt());
    }
  }

  /// @param kind left out where the fault is our own
  record GatewayFailureResponse(GatewayFailure.@Nullable Kind kind, String detail) {}

  /// @param by the name of who saw that real orders come
  record GatewayConfirmation(String by, Instant at) {}

  /// @param kept the secrets that were entered or fetched; they are never shown
  /// @param pushPath of the address that the platform is to call; left out where it calls nobody
  /// @param pulledThrough everything that changed before was pulled
  record GatewayStanding(
      String appKey,
      List<ShopGateway.Field> kept,
      @Nullable Instant expiresAt,
      @Nullable String pushPath,
      boolean enabled,
      @Nullable GatewayConfirmation confirmation,
      Instant pulledThrough,
      @Nullable Instant lastPullAt,
      @Nullable Instant lastPushAt,
      long pulled,
      long pushed,
      Instant nextPullAt,
      @Nullable GatewayFailureResponse failure,
      List<GatewayProblem> problems) {

    static GatewayStanding of(GatewayOverview.Standing standing, boolean pushes) {
      var confirmed = standing.confirmedAt();
      var failure = standing.failure();
      return new GatewayStanding(
          standing.appKey(),
          standing.kept().stream().sorted().toList(),
          standing.expiresAt(),
          pushes ? ShopPushController.PATH.replace("{key}", standing.pushKey()) : null,
          standing.enabled(),
          confirmed == null ? null : new GatewayConfirmation(standing.confirmedBy(), confirmed),
          standing.pulledThrough(),
          standing.lastPullAt(),
          standing.lastPushAt(),
          standing.pulled(),
          standing.pushed(),
          standing.nextPullAt(),
          failure == null ? null : new GatewayFailureResponse(failure.kind(), failure.detail()),
          standing.problems().stream().map(GatewayProblem::of).toList());
    }
  }

  /// @param available whether shops of this platform can be connected
  /// @param needs the secrets that have to be entered
  /// @param takes those that may be
  /// @param standing left out where the shop is not connected
  record GatewayResponse(
      Platform platform,
      boolean available,
      List<ShopGateway.Field> needs,
      List<ShopGateway.Field> takes,
      @Nullable GatewayStanding standing) {

    static GatewayResponse of(GatewayOverview.View view) {
      var traits = view.traits();
      return new GatewayResponse(
          view.platform(),
          traits.isPresent(),
          traits.map(known -> known.needs().stream().sorted().toList()).orElse(List.of()),
          traits.map(known -> known.takes().stream().sorted().toList()).orElse(List.of()),
          view.standing()
              .map(
                  s -> GatewayStanding.of(s, traits.filter(ShopGateway.Traits::pushes).isPresent()))
              .orElse(null));
    }
  }

  /// @param orders that came; `unread` of them could not be read
  record GatewayTrialResponse(int orders, int unread, long millis) {}

  @OpenTo("merchant.settings")
  @GetMapping
  GatewayResponse get(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return GatewayResponse.of(overview.of(actor, new ShopId(shop)));
  }

  @OpenTo("merchant.settings")
  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void save(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody GatewayRequest request) {
    gateways.save(actor, new ShopId(shop), request.command());
  }

  @OpenTo("merchant.settings")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    gateways.remove(actor, new ShopId(shop));
  }

  /// Asks the platform once for what changed in the last ten minutes; nothing of it is stored.
  /// Where that fails, the problem says why.
  @OpenTo("merchant.settings")
  @PostMapping("/trial")
  GatewayTrialResponse trial(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    var result = trial.run(actor, new ShopId(shop));
    return new GatewayTrialResponse(result.orders(), result.unread(), result.millis());
  }

  /// Says that the orders that come are right.
  @OpenTo("merchant.settings")
  @PutMapping("/confirmation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirm(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    gateways.confirm(actor, new ShopId(shop));
  }
}

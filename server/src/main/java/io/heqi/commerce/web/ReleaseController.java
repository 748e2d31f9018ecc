package io.heqi.commerce.web;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.release.AddressChanges;
import io.heqi.commerce.release.ChangeId;
import io.heqi.commerce.release.ChangeState;
import io.heqi.commerce.release.ReleaseReader;
import io.heqi.commerce.release.ReleaseRuleSets;
import io.heqi.commerce.release.ReleaseRules;
import io.heqi.commerce.release.ReleaseState;
import io.heqi.commerce.release.ReleaseView;
import io.heqi.commerce.release.Releases;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What stands between payment and shipping: confirmed addresses, releases, other addresses.
@RestController
@RequestMapping("/api")
class ReleaseController {

  private final Releases releases;
  private final AddressChanges changes;
  private final ReleaseReader reader;
  private final ReleaseRuleSets rules;
  private final Clock clock;

  ReleaseController(
      Releases releases,
      AddressChanges changes,
      ReleaseReader reader,
      ReleaseRuleSets rules,
      Clock clock) {
    this.releases = releases;
    this.changes = changes;
    this.reader = reader;
    this.rules = rules;
    this.clock = clock;
  }

  record HoldRequest(@NotBlank @Size(max = 500) String note) {}

  /// @param region province, city and district
  record AddressChangeRequest(
      @NotBlank @Size(max = 50) String name,
      @NotBlank @Size(max = 30) String phone,
      @NotBlank @Size(max = 100) String region,
      @NotBlank @Size(max = 300) String address) {

    Receiver receiver() {
      return new Receiver(name.strip(), phone.strip(), region.strip(), address.strip());
    }
  }

  /// @param state `APPLIED` or `TO_COPY`: the order goes there; `INTERCEPTING`: it is tried
  record AddressChangeOutcome(ChangeState state) {}

  /// @param state `APPLIED`, `REDIRECTED` or `FAILED`
  record AddressChangeEnd(@NotNull ChangeState state, @NotNull @Size(max = 500) String note) {}

  record NewReceiverRequest(@NotBlank @Size(max = 500) String reason) {}

  /// See [ReleaseRules]; the time in whole hours.
  record ReleaseRulesBody(
      boolean verify,
      @Min(1) @Max(720) long confirmWithin,
      ReleaseRules.@NotNull Unconfirmed unconfirmed,
      boolean ask,
      @NotBlank @Size(max = ReleaseRules.LONGEST_TEXT) String askText,
      @NotBlank @Size(max = ReleaseRules.LONGEST_TEXT) String redirectedText,
      @NotBlank @Size(max = ReleaseRules.LONGEST_TEXT) String failedText) {

    static ReleaseRulesBody of(ReleaseRules rules) {
      return new ReleaseRulesBody(
          rules.verify(),
          rules.confirmWithin().toHours(),
          rules.unconfirmed(),
          rules.ask(),
          rules.askText(),
          rules.redirectedText(),
          rules.failedText());
    }

    ReleaseRules command() {
      return new ReleaseRules(
          verify,
          Duration.ofHours(confirmWithin),
          unconfirmed,
          ask,
          askText,
          redirectedText,
          failedText);
    }
  }

  /// @param validFrom from when it holds; left out, from now on
  record ReleaseRulesRequest(@Nullable Instant validFrom, @NotNull @Valid ReleaseRulesBody rules) {}

  record ReleaseRulesResponse(Instant validFrom, ReleaseRulesBody rules) {}

  /// Orders in a state of their release, those that came into it last first.
  @OpenTo("commerce.read")
  @GetMapping("/releases")
  Page<ReleaseView.Waiting> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam ReleaseState state,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return reader.list(actor, state, after, limit);
  }

  /// Other addresses that wait for somebody, newest first.
  @OpenTo("commerce.read")
  @GetMapping("/address-changes")
  Page<ReleaseView.Waiting> changes(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return reader.changes(actor, after, limit);
  }

  @OpenTo("commerce.read")
  @GetMapping("/orders/{order}/release")
  ReleaseView ofOrder(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return reader.ofOrder(actor, new OrderId(order));
  }

  /// The address is right; the order goes to whoever ships it.
  @OpenTo({"commerce.read", "commerce.release"})
  @PostMapping("/orders/{order}/release")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirm(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    releases.confirm(actor, new OrderId(order));
  }

  /// The order is not shipped until somebody lets it go.
  @OpenTo({"commerce.read", "commerce.release"})
  @PostMapping("/orders/{order}/hold")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hold(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody HoldRequest request) {
    releases.hold(actor, new OrderId(order), request.note().strip());
  }

  /// Another address, in the customer's name.
  @OpenTo({"commerce.read", "commerce.release"})
  @PostMapping("/orders/{order}/address-changes")
  AddressChangeOutcome ask(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody AddressChangeRequest request) {
    return new AddressChangeOutcome(changes.ask(actor, new OrderId(order), request.receiver()));
  }

  /// What became of another address; of a parcel's the customer is told.
  @OpenTo("commerce.release")
  @PostMapping("/address-changes/{change}/end")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID change,
      @Valid @RequestBody AddressChangeEnd request) {
    changes.end(actor, new ChangeId(change), request.state(), request.note().strip());
  }

  /// Shows the new address without masks, once, for a reason.
  @OpenTo("commerce.reveal")
  @PostMapping("/address-changes/{change}/disclosures")
  Receiver disclose(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID change,
      @Valid @RequestBody NewReceiverRequest request) {
    return changes.disclose(actor, new ChangeId(change), request.reason().strip());
  }

  /// Versions of a shop's rules, newest first; the last is the one that Heqi brings.
  @OpenTo("commerce.read")
  @GetMapping("/shops/{shop}/release-rules")
  List<ReleaseRulesResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return rules.versions(actor, new ShopId(shop)).stream()
        .map(
            version ->
                new ReleaseRulesResponse(version.validFrom(), ReleaseRulesBody.of(version.rules())))
        .toList();
  }

  @OpenTo("merchant.settings")
  @PostMapping("/shops/{shop}/release-rules")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody ReleaseRulesRequest request) {
    rules.put(
        actor,
        new ShopId(shop),
        request.validFrom() == null ? clock.instant() : request.validFrom(),
        request.rules().command());
  }
}

package io.heqi.integration.web;

import io.heqi.foundation.outbound.SignedCalls;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.Created;
import io.heqi.integration.WebhookCall;
import io.heqi.integration.WebhookEvent;
import io.heqi.integration.WebhookView;
import io.heqi.integration.Webhooks;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/webhooks")
class WebhookController {

  private final Webhooks webhooks;

  WebhookController(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  record WebhookRequest(
      @NotBlank @Size(max = 60) String name,
      @NotBlank @Size(max = 500) String address,
      @NotEmpty Set<WebhookEvent> events,
      @NotNull @Size(max = 500) List<ShopId> shops,
      boolean enabled) {

    Webhooks.SaveWebhook command() {
      return new Webhooks.SaveWebhook(name.strip(), address.strip(), events, shops, enabled);
    }
  }

  /// @param secret signs the calls; share it with nobody but the other system
  record WebhookResponse(
      UUID id,
      String name,
      String address,
      String secret,
      Set<WebhookEvent> events,
      List<ShopId> shops,
      boolean enabled,
      int failures,
      @Nullable Instant failingSince,
      long waiting) {

    static WebhookResponse of(WebhookView view) {
      return new WebhookResponse(
          view.id(),
          view.name(),
          view.address(),
          view.secret().value(),
          view.events(),
          view.shops(),
          view.enabled(),
          view.failures(),
          view.failingSince(),
          view.waiting());
    }
  }

  record RepetitionRequest(@Nullable Long number) {}

  record RepetitionResponse(int queued) {}

  @OpenTo("integration.manage")
  @GetMapping
  List<WebhookResponse> list(@AuthenticationPrincipal Actor actor) {
    return webhooks.list(actor).stream().map(WebhookResponse::of).toList();
  }

  @OpenTo("integration.manage")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Created add(@AuthenticationPrincipal Actor actor, @Valid @RequestBody WebhookRequest request) {
    return new Created(webhooks.add(actor, request.command()));
  }

  @OpenTo("integration.manage")
  @PutMapping("/{webhook}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID webhook,
      @Valid @RequestBody WebhookRequest request) {
    webhooks.change(actor, webhook, request.command());
  }

  @OpenTo("integration.manage")
  @DeleteMapping("/{webhook}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@AuthenticationPrincipal Actor actor, @PathVariable UUID webhook) {
    webhooks.delete(actor, webhook);
  }

  /// Calls the address now and tells how it answered.
  @OpenTo("integration.manage")
  @PostMapping("/{webhook}/pings")
  SignedCalls.Answer ping(@AuthenticationPrincipal Actor actor, @PathVariable UUID webhook) {
    return webhooks.ping(actor, webhook);
  }

  @OpenTo("integration.manage")
  @GetMapping("/{webhook}/calls")
  Page<WebhookCall> calls(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID webhook,
      @RequestParam(required = false) WebhookCall.@Nullable State state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return webhooks.calls(actor, webhook, state, after, limit);
  }

  /// Queues failed calls anew: one, or all where no number is given.
  @OpenTo("integration.manage")
  @PostMapping("/{webhook}/repetitions")
  RepetitionResponse again(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID webhook,
      @RequestBody RepetitionRequest request) {
    return new RepetitionResponse(webhooks.again(actor, webhook, request.number()));
  }
}

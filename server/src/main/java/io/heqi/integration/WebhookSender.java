package io.heqi.integration;

import io.heqi.conversation.MessageLog;
import io.heqi.foundation.outbound.SignedCalls;
import io.heqi.foundation.queue.Backoff;
import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells the webhooks what waits for them. Where one does not answer, it waits with growing pauses
/// and everything behind keeps its place; what nobody took within a day is given up and can be sent
/// anew by hand. The webhook itself is never given up.
@Component
class WebhookSender implements QueueJob<WebhookQueue.Lease> {

  private static final int AT_ONCE = 200;
  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  private final WebhookRepository webhooks;
  private final WebhookQueue queue;
  private final MessageLog messages;
  private final SignedCalls calls;
  private final JsonMapper json;
  private final Clock clock;

  WebhookSender(
      WebhookRepository webhooks,
      WebhookQueue queue,
      MessageLog messages,
      SignedCalls calls,
      JsonMapper json,
      Clock clock) {
    this.webhooks = webhooks;
    this.queue = queue;
    this.messages = messages;
    this.calls = calls;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Plan<WebhookQueue.Lease> plan() {
    return new Plan<>("integration.webhooks", Duration.ofMillis(500), queue);
  }

  /// Makes the calls that wait, one after the other, up to the first that nobody answers.
  @Override
  public Outcome attempt(WebhookQueue.Lease lease) {
    var webhook = webhooks.find(lease.merchant(), lease.webhook());
    if (webhook.isPresent()) {
      for (var call : queue.waiting(lease, AT_ONCE)) {
        var answer = tell(webhook.get(), call);
        queue.settle(lease, call, after(call, answer), answer);
        if (answer.result() == SignedCalls.Result.NO_ANSWER) {
          return new Outcome.Again(answer.reason());
        }
      }
    }
    queue.release(lease);
    return new Outcome.Done();
  }

  private SignedCalls.Answer tell(WebhookView webhook, WebhookCall call) {
    var place = new MessageLog.Place(call.conversation(), call.seq());
    var line = messages.at(webhook.merchant(), List.of(place)).stream().findFirst().orElse(null);
    var row = messages.row(webhook.merchant(), call.conversation()).orElse(null);
    if (line == null || row == null) {
      return new SignedCalls.Answer(SignedCalls.Result.REFUSED, 0, "it was deleted meanwhile");
    }
    var body = json.writeValueAsString(Told.of(call, line, row));
    return calls.post(webhook.address(), webhook.secret(), Long.toString(call.number()), body);
  }

  private WebhookCall.State after(WebhookCall call, SignedCalls.Answer answer) {
    return switch (answer.result()) {
      case TAKEN -> WebhookCall.State.TAKEN;
      case REFUSED -> WebhookCall.State.FAILED;
      case NO_ANSWER ->
          call.queuedAt().plus(PATIENCE).isBefore(clock.instant())
              ? WebhookCall.State.FAILED
              : WebhookCall.State.QUEUED;
    };
  }

  @Override
  public Optional<Duration> pause(WebhookQueue.Lease lease) {
    var pause = Backoff.after(lease.attempt()).orElse(LONGEST_PAUSE);
    return Optional.of(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  @Override
  public void giveUp(WebhookQueue.Lease lease, String reason) {
    throw new IllegalStateException("A webhook is never given up");
  }

  @Override
  public int forget(List<MerchantId> merchants, Instant now) {
    return queue.forget(merchants, now);
  }
}

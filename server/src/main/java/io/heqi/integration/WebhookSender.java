package io.heqi.integration;

import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.outbound.Backoff;
import io.heqi.foundation.outbound.SignedCalls;
import io.heqi.merchant.Merchants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells the webhooks what waits for them. Where one does not answer, it waits with growing pauses
/// and everything behind keeps its place; what nobody took within a day is given up and can be sent
/// anew by hand.
@Component
class WebhookSender {

  private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
  private static final int AT_ONCE = 200;
  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  private final WebhookRepository webhooks;
  private final WebhookQueue queue;
  private final MessageLog messages;
  private final SignedCalls calls;
  private final Merchants merchants;
  private final JsonMapper json;
  private final Clock clock;

  WebhookSender(
      WebhookRepository webhooks,
      WebhookQueue queue,
      MessageLog messages,
      SignedCalls calls,
      Merchants merchants,
      JsonMapper json,
      Clock clock) {
    this.webhooks = webhooks;
    this.queue = queue;
    this.messages = messages;
    this.calls = calls;
    this.merchants = merchants;
    this.json = json;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${heqi.integration.webhooks:500ms}")
  void tell() {
    var all = merchants.all();
    var serving =
        Tenancy.within(all, () -> queue.lease(all)).stream()
            .map(lease -> Thread.startVirtualThread(() -> serve(lease)))
            .toList();
    for (var thread : serving) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Scheduled(fixedDelayString = "${heqi.integration.forget:10m}")
  void forget() {
    var all = merchants.all();
    while (Tenancy.within(all, () -> queue.forget(all)) > 0) {
      log.debug("Forgot calls of webhooks that were finished a week ago");
    }
  }

  private void serve(WebhookQueue.Lease lease) {
    Tenancy.run(
        lease.merchant(),
        () -> {
          try {
            serveWithin(lease);
          } catch (RuntimeException e) {
            log.error("Webhook {} could not be served", lease.webhook(), e);
          } finally {
            queue.release(lease);
          }
        });
  }

  private void serveWithin(WebhookQueue.Lease lease) {
    var webhook = webhooks.find(lease.merchant(), lease.webhook()).orElse(null);
    if (webhook == null) {
      return;
    }
    for (var call : queue.waiting(lease, AT_ONCE)) {
      if (!told(lease, webhook, call)) {
        return;
      }
    }
  }

  /// @return whether the next may be told
  private boolean told(WebhookQueue.Lease lease, WebhookView webhook, WebhookCall call) {
    var place = new MessageLog.Place(call.conversation(), call.seq());
    var line = messages.at(lease.merchant(), List.of(place)).stream().findFirst().orElse(null);
    var row = messages.row(lease.merchant(), call.conversation()).orElse(null);
    if (line == null || row == null) {
      var gone = new SignedCalls.Answer(SignedCalls.Result.REFUSED, 0, "it was deleted meanwhile");
      queue.settle(lease, call.number(), WebhookCall.State.FAILED, gone, null);
      return true;
    }
    var body = json.writeValueAsString(Told.of(call, line, row));
    var answer =
        calls.post(webhook.address(), webhook.secret(), Long.toString(call.number()), body);
    switch (answer.result()) {
      case TAKEN -> queue.settle(lease, call.number(), WebhookCall.State.TAKEN, answer, null);
      case REFUSED -> queue.settle(lease, call.number(), WebhookCall.State.FAILED, answer, null);
      case NO_ANSWER -> {
        queue.settle(lease, call.number(), afterSilence(call), answer, pause(webhook));
        return false;
      }
    }
    return true;
  }

  private WebhookCall.State afterSilence(WebhookCall call) {
    var late = call.queuedAt().plus(PATIENCE).isBefore(clock.instant());
    return late ? WebhookCall.State.FAILED : WebhookCall.State.QUEUED;
  }

  private static Duration pause(WebhookView webhook) {
    var pause = Backoff.after(webhook.failures() + 1).orElse(LONGEST_PAUSE);
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}

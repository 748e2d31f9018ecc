package io.heqi.commerce.gateway;

import io.heqi.foundation.queue.Backoff;
import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Pulls what changed in each connected shop, one window with each attempt. The shop is done up to
/// the window's end only when every part of it is stored, so a crash or a failure in between costs
/// a second look and no order.
@Component
class PullJob implements QueueJob<PullQueue.Taken> {

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int LAST_PAUSE = 20;

  private final PullQueue queue;
  private final GatewayRepository gateways;
  private final Outside outside;
  private final Takings takings;
  private final Clock clock;

  PullJob(
      PullQueue queue, GatewayRepository gateways, Outside outside, Takings takings, Clock clock) {
    this.queue = queue;
    this.gateways = gateways;
    this.outside = outside;
    this.takings = takings;
    this.clock = clock;
  }

  /// What leads to the platforms.
  @Component
  record Outside(Platforms platforms, GatewayTokens tokens, GatewaySettings settings) {}

  @Override
  public Plan<PullQueue.Taken> plan() {
    return new Plan<>("commerce.gateway-pulls", LOOK, queue.waiting());
  }

  @Override
  public Outcome attempt(PullQueue.Taken taken) {
    var gateway = gateways.find(taken.merchant(), taken.shop());
    if (gateway.isEmpty()) {
      return new Outcome.GivenUp();
    }
    var at = outside.platforms().of(gateway.get());
    try {
      pull(taken, gateway.get(), at);
      return new Outcome.Done();
    } catch (GatewayFailure failure) {
      if (failure.kind() == GatewayFailure.Kind.TOKEN_EXPIRED) {
        outside.tokens().ended(gateway.get(), at);
      }
      return new Outcome.Again(failure.reason());
    }
  }

  private void pull(PullQueue.Taken taken, Gateway gateway, ShopGateway at) {
    var credentials = outside.tokens().valid(gateway, at);
    var now = clock.instant();
    var window = window(gateway.pulledThrough(), now, at.traits());
    var seen = new HashSet<String>();
    String place = null;
    do {
      var page = at.pull(credentials, window, place);
      var stored = takings.store(gateway, page.readings());
      if (!queue.hold(taken, stored, clock.instant().plus(PullQueue.LEASE))) {
        return;
      }
      place = page.next();
      if (place != null && !seen.add(place)) {
        throw new GatewayFailure(GatewayFailure.Kind.MALFORMED, "its pages go in a ring");
      }
    } while (place != null);
    var isBehind = window.to().isBefore(now);
    var next = isBehind ? now : now.plus(outside.settings().pace());
    queue.pulled(taken, window.to(), now, next);
  }

  private static Window window(Instant through, Instant now, ShopGateway.Traits traits) {
    var from = through.minus(traits.overlap());
    var end = from.plus(traits.longest());
    return new Window(from, end.isBefore(now) ? end : now);
  }

  /// It is never given up: a shop that was out of reach for a week is pulled from where it was.
  @Override
  public Optional<Duration> pause(PullQueue.Taken taken) {
    return Backoff.after(Math.min(taken.attempt(), LAST_PAUSE));
  }

  @Override
  public void giveUp(PullQueue.Taken taken, String reason) {
    throw new IllegalStateException("The pull of shop " + taken.shop() + " is never given up");
  }
}

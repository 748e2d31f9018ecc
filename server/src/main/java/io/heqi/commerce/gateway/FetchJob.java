package io.heqi.commerce.gateway;

import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Fetches the orders that pushes named. What a push says of an order is never believed: the order
/// is asked for.
@Component
class FetchJob implements QueueJob<EventQueue.Taken> {

  private final EventQueue events;
  private final GatewayRepository gateways;
  private final PullJob.Outside outside;
  private final Takings takings;
  private final ProblemRepository problems;

  FetchJob(
      EventQueue events,
      GatewayRepository gateways,
      PullJob.Outside outside,
      Takings takings,
      ProblemRepository problems) {
    this.events = events;
    this.gateways = gateways;
    this.outside = outside;
    this.takings = takings;
    this.problems = problems;
  }

  @Override
  public Plan<EventQueue.Taken> plan() {
    return new Plan<>("commerce.gateway-fetches", Duration.ofSeconds(1), events.waiting());
  }

  @Override
  public Outcome attempt(EventQueue.Taken taken) {
    var found = gateways.find(taken.merchant(), taken.shop()).filter(Gateway::enabled);
    if (found.isEmpty()) {
      events.finish(taken, "FAILED", "not connected", 0);
      return new Outcome.GivenUp();
    }
    var gateway = found.get();
    var at = outside.platforms().of(gateway);
    try {
      var reading = at.fetch(outside.tokens().valid(gateway, at), taken.number());
      events.finish(taken, "DONE", "", takings.store(gateway, List.of(reading)));
      return new Outcome.Done();
    } catch (GatewayFailure failure) {
      return failed(taken, gateway, at, failure);
    }
  }

  private Outcome failed(
      EventQueue.Taken taken, Gateway gateway, ShopGateway at, GatewayFailure failure) {
    switch (failure.kind()) {
      case TOKEN_EXPIRED -> outside.tokens().ended(gateway, at);
      case NOT_FOUND -> {
        giveUp(taken, failure.reason());
        return new Outcome.GivenUp();
      }
      default -> {
        // It is tried again, however it failed.
      }
    }
    return new Outcome.Again(failure.reason());
  }

  @Override
  public void giveUp(EventQueue.Taken taken, String reason) {
    events.finish(taken, "FAILED", reason, 0);
    problems.add(
        taken.merchant(), taken.shop(), Problem.Kind.ORDER_NOT_FETCHED, taken.number(), reason);
  }

  @Override
  public int forget(List<MerchantId> merchants, Instant now) {
    return events.forget(merchants, now) + problems.forget(merchants, now);
  }
}

package io.heqi.foundation.queue;

import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works out, a page at a time, things of which something was heard. Where a page fails, each is
/// tried by itself, so that one that cannot be worked out keeps back no other. It is tried again
/// when its lease ends, and never given up.
public abstract class HeardJob implements QueueJob<HeardRows.HeardPage> {

  private static final Logger log = LoggerFactory.getLogger(HeardJob.class);
  private static final Duration PACE = Duration.ofSeconds(2);

  private final Plan<HeardRows.HeardPage> plan;

  /// @param name in figures and logs
  protected HeardJob(String name, HeardRows rows) {
    this.plan = new Plan<>(name, PACE, rows);
  }

  /// Works out these, in one transaction in which they are done.
  protected abstract void workOut(MerchantId merchant, List<HeardRows.Heard> page);

  @Override
  public final Plan<HeardRows.HeardPage> plan() {
    return plan;
  }

  @Override
  public final Outcome attempt(HeardRows.HeardPage page) {
    try {
      workOut(page.merchant(), page.heard());
    } catch (RuntimeException e) {
      if (page.heard().size() == 1) {
        throw e;
      }
      log.warn("A page of {} of merchant {} goes one by one", plan.name(), page.merchant(), e);
      page.heard().forEach(one -> alone(page.merchant(), one));
    }
    return new Outcome.Done();
  }

  private void alone(MerchantId merchant, HeardRows.Heard one) {
    try {
      workOut(merchant, List.of(one));
    } catch (RuntimeException e) {
      log.error("{} of merchant {} failed for {}", plan.name(), merchant, one.id(), e);
    }
  }

  @Override
  public final Optional<Duration> pause(HeardRows.HeardPage page) {
    return Optional.of(HeardRows.LEASE);
  }

  @Override
  public final void giveUp(HeardRows.HeardPage page, String reason) {
    throw new IllegalStateException("What was heard is never given up: " + reason);
  }
}

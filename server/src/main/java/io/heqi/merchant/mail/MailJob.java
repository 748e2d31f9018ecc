package io.heqi.merchant.mail;

import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/// Sends the mails that wait.
@Component
class MailJob implements QueueJob<MailQueue.Taken> {

  private final MailQueue queue;
  private final MailSetup setup;
  private final MailServer server;

  MailJob(MailQueue queue, MailSetup setup, MailServer server) {
    this.queue = queue;
    this.setup = setup;
    this.server = server;
  }

  @Override
  public Plan<MailQueue.Taken> plan() {
    return new Plan<>("merchant.mails", Duration.ofSeconds(1), queue.waiting());
  }

  @Override
  public Outcome attempt(MailQueue.Taken taken) {
    var settings = setup.of(taken.merchant());
    if (settings.isEmpty()) {
      giveUp(taken, "no server is set up");
      return new Outcome.GivenUp();
    }
    try {
      server.send(settings.get(), queue.mail(taken));
    } catch (MailException e) {
      return refused(taken, e);
    }
    queue.finish(taken, "SENT", "");
    return new Outcome.Done();
  }

  private Outcome refused(MailQueue.Taken taken, MailException e) {
    if (!MailServer.isFinal(e)) {
      return new Outcome.Again(MailServer.reason(e));
    }
    giveUp(taken, MailServer.reason(e));
    return new Outcome.GivenUp();
  }

  @Override
  public void giveUp(MailQueue.Taken taken, String reason) {
    queue.finish(taken, "FAILED", reason);
  }

  @Override
  public int forget(List<MerchantId> merchants, Instant now) {
    return queue.forget(merchants, now);
  }
}

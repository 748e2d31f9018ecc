package io.heqi.merchant.mail;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.outbound.Backoff;
import io.heqi.merchant.Merchants;
import java.time.Clock;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Empties the queue of mails.
@Component
class MailJob {

  private static final int AT_ONCE = 20;

  private final MailQueue queue;
  private final MailSetup setup;
  private final MailServer server;
  private final Merchants merchants;
  private final Clock clock;

  MailJob(MailQueue queue, MailSetup setup, MailServer server, Merchants merchants, Clock clock) {
    this.queue = queue;
    this.setup = setup;
    this.server = server;
    this.merchants = merchants;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${heqi.merchant.mails:1s}")
  void send() {
    var all = merchants.all();
    var sending =
        Tenancy.within(all, () -> queue.claim(all, AT_ONCE)).stream()
            .map(
                taken ->
                    Thread.startVirtualThread(
                        () -> Tenancy.run(taken.merchant(), () -> send(taken))))
            .toList();
    for (var thread : sending) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Scheduled(fixedDelayString = "${heqi.merchant.mails-forgotten:1h}")
  void forget() {
    var all = merchants.all();
    Tenancy.within(
        all,
        () -> {
          queue.forget(all);
          return all;
        });
  }

  private void send(MailQueue.Taken taken) {
    var settings = setup.of(taken.merchant());
    if (settings.isEmpty()) {
      queue.finish(taken, "FAILED", "no server is set up");
      return;
    }
    try {
      server.send(settings.get(), taken.mail());
      queue.finish(taken, "SENT", "");
    } catch (MailException e) {
      var pause = Backoff.after(taken.attempt());
      if (MailServer.isFinal(e) || pause.isEmpty()) {
        queue.finish(taken, "FAILED", MailServer.reason(e));
      } else {
        queue.retry(taken, clock.instant().plus(pause.get()), MailServer.reason(e));
      }
    }
  }
}

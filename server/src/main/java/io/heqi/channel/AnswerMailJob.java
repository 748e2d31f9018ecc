package io.heqi.channel;

import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.Merchants;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Wakes for answers that are due to be mailed.
@Component
class AnswerMailJob {

  private final AnswerMails mails;
  private final AnswerMailRepository pending;
  private final Merchants merchants;
  private final Clock clock;

  AnswerMailJob(AnswerMails mails, AnswerMailRepository pending, Merchants merchants, Clock clock) {
    this.mails = mails;
    this.pending = pending;
    this.merchants = merchants;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${heqi.channel.answer-mails:2s}")
  void send() {
    var all = merchants.all();
    for (var due : Tenancy.within(all, () -> pending.due(all, clock.instant()))) {
      Tenancy.run(due.merchant(), () -> mails.send(due.merchant(), due.conversation()));
    }
  }
}

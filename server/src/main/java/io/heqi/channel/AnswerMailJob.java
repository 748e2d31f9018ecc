package io.heqi.channel;

import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Mails the answers whose time has come.
@Component
class AnswerMailJob implements QueueJob<AnswerMailRepository.Due> {

  private final AnswerMails mails;
  private final AnswerMailRepository pending;

  AnswerMailJob(AnswerMails mails, AnswerMailRepository pending) {
    this.mails = mails;
    this.pending = pending;
  }

  @Override
  public Plan<AnswerMailRepository.Due> plan() {
    return new Plan<>("channel.answer-mails", Duration.ofSeconds(2), pending.waiting());
  }

  @Override
  public Outcome attempt(AnswerMailRepository.Due due) {
    mails.send(due.merchant(), due.conversation());
    return new Outcome.Done();
  }

  @Override
  public void giveUp(AnswerMailRepository.Due due, String reason) {
    mails.drop(due.merchant(), due.conversation());
  }
}

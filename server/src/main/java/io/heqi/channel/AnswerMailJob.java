package io.heqi.channel;

import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import io.heqi.foundation.queue.StoredQueue;
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
  public String name() {
    return "channel.answer-mails";
  }

  @Override
  public Duration pace() {
    return Duration.ofSeconds(2);
  }

  @Override
  public StoredQueue<AnswerMailRepository.Due> queue() {
    return pending.waiting();
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

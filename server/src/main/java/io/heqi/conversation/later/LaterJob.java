package io.heqi.conversation.later;

import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.Members;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends what is due. A row names its message, so a crash in between never says it twice; it is
/// locked while it is sent, so that nobody changes it then. A lock keeps a connection while the
/// writer, which needs one too, stores the message: so few are sent at a time.
@Component
class LaterJob implements QueueJob<LaterRepository.Due> {

  private static final int AT_ONCE = 2;

  private final LaterRepository replies;
  private final Conversations conversations;
  private final Members members;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  LaterJob(
      LaterRepository replies,
      Conversations conversations,
      Members members,
      TransactionTemplate transactions,
      Clock clock) {
    this.replies = replies;
    this.conversations = conversations;
    this.members = members;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Plan<LaterRepository.Due> plan() {
    return new Plan<>("conversation.later-replies", Duration.ofSeconds(2), replies.waiting());
  }

  @Override
  public Outcome attempt(LaterRepository.Due due) {
    turns.acquireUninterruptibly();
    try {
      return sendUnlessChanged(due);
    } finally {
      turns.release();
    }
  }

  private Outcome sendUnlessChanged(LaterRepository.Due due) {
    return transactions.execute(
        _ ->
            replies
                .lock(due.merchant(), due.id())
                .filter(reply -> reply.isDue(clock.instant()))
                .map(reply -> settle(due.merchant(), reply))
                .orElseGet(Outcome.Done::new));
  }

  private Outcome settle(MerchantId merchant, LaterReply reply) {
    try {
      send(merchant, reply);
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.BUSY) {
        return new Outcome.Again(refusal.code());
      }
      replies.hold(merchant, reply.id(), refusal);
      return new Outcome.GivenUp();
    }
    replies.delete(merchant, reply.id());
    return new Outcome.Done();
  }

  private void send(MerchantId merchant, LaterReply reply) {
    var agent =
        members
            .actor(merchant, reply.agent())
            .orElseThrow(() -> Refusal.notFound("conversation.agent-unknown"));
    var said =
        new Conversations.Reply(
            reply.conversation(), "later:" + reply.id(), MessageContent.text(reply.text()), null);
    try {
      conversations
          .replyOnTime(agent, said, reply.unlessCustomerWrites() ? reply.seenSeq() : null)
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Refusal refusal ? refusal : e;
    }
  }

  @Override
  public void giveUp(LaterRepository.Due due, String reason) {
    transactions.executeWithoutResult(
        _ -> replies.hold(due.merchant(), due.id(), Refusal.busy("conversation.busy")));
  }
}

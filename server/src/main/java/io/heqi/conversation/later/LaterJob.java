package io.heqi.conversation.later;

import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.Merchants;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.Members;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends what is due. A row is locked while it is sent and names its message, so two nodes, or a
/// crash in between, never say it twice; a stopped server sends what fell due when it starts.
@Component
class LaterJob {

  private static final Logger log = LoggerFactory.getLogger(LaterJob.class);
  private static final int AT_ONCE = 200;

  private final LaterRepository replies;
  private final Conversations conversations;
  private final Members members;
  private final Merchants merchants;
  private final TransactionTemplate transactions;
  private final Clock clock;

  LaterJob(
      LaterRepository replies,
      Conversations conversations,
      Members members,
      Merchants merchants,
      TransactionTemplate transactions,
      Clock clock) {
    this.replies = replies;
    this.conversations = conversations;
    this.members = members;
    this.merchants = merchants;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${heqi.conversation.later-sweep:2s}")
  void sweep() {
    var all = merchants.all();
    var due =
        Tenancy.within(all, () -> transactions.execute(_ -> replies.withDue(all, clock.instant())));
    for (var merchant : due) {
      Tenancy.run(merchant, () -> sweep(merchant));
    }
  }

  void sweep(MerchantId merchant) {
    for (var sent = 0; sent < AT_ONCE; sent++) {
      if (!Boolean.TRUE.equals(transactions.execute(_ -> sendNext(merchant)))) {
        return;
      }
    }
  }

  private boolean sendNext(MerchantId merchant) {
    var next = replies.claim(merchant, clock.instant());
    next.ifPresent(reply -> settle(merchant, reply));
    return next.isPresent();
  }

  private void settle(MerchantId merchant, LaterReply reply) {
    try {
      send(merchant, reply);
      replies.delete(merchant, reply.id());
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.BUSY) {
        throw refusal;
      }
      log.debug("Later reply {} is held back: {}", reply.id(), refusal.code());
      replies.hold(merchant, reply.id(), refusal);
    }
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
}

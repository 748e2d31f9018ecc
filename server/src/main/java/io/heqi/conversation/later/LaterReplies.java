package io.heqi.conversation.later;

import io.heqi.conversation.Access;
import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.ConversationState;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What agents want to be said later: written, listed, changed and taken back.
@Service
public class LaterReplies {

  private static final int MOST = 20;
  private static final Duration LONGEST = Duration.ofDays(30);

  private final LaterRepository replies;
  private final Conversations conversations;
  private final Access access;
  private final Clock clock;

  LaterReplies(LaterRepository replies, Conversations conversations, Access access, Clock clock) {
    this.replies = replies;
    this.conversations = conversations;
    this.access = access;
    this.clock = clock;
  }

  /// @param unlessCustomerWrites hold it back where the customer writes first
  public record Wish(String text, Instant at, boolean unlessCustomerWrites) {}

  @Transactional(readOnly = true)
  public List<LaterReply> of(Actor by, ConversationId conversation) {
    access.readable(by, conversation);
    return replies.of(by.merchant(), conversation);
  }

  @Transactional
  public LaterReply add(Actor by, ConversationId conversation, Wish wish) {
    if (replies.of(by.merchant(), conversation).size() >= MOST) {
      throw Refusal.rule("conversation.later-too-many", MOST);
    }
    var reply = reply(by, Ids.next(), conversation, wish);
    replies.insert(by.merchant(), reply, clock.instant());
    return reply;
  }

  @Transactional
  public LaterReply change(Actor by, UUID id, Wish wish) {
    var reply = reply(by, id, own(by, id).conversation(), wish);
    replies.update(by.merchant(), reply);
    return reply;
  }

  @Transactional
  public void cancel(Actor by, UUID id) {
    replies.delete(by.merchant(), own(by, id).id());
  }

  private LaterReply own(Actor by, UUID id) {
    by.require(ConversationPermissions.REPLY);
    var reply =
        replies
            .lock(by.merchant(), id)
            .orElseThrow(() -> Refusal.notFound("conversation.later-unknown"));
    if (!reply.agent().equals(by.account())) {
      by.require(ConversationPermissions.SUPERVISE);
    }
    return reply;
  }

  private LaterReply reply(Actor by, UUID id, ConversationId conversation, Wish wish) {
    var row = access.answerable(by, conversation);
    if (row.state() == ConversationState.CLOSED) {
      throw Refusal.conflict("conversation.closed");
    }
    var now = clock.instant();
    if (!wish.at().isAfter(now) || wish.at().isAfter(now.plus(LONGEST))) {
      throw Refusal.invalid("conversation.later-malformed", LONGEST.toDays());
    }
    conversations.screen(by, row.shop(), MessageContent.text(wish.text()));
    return new LaterReply(
        id,
        conversation,
        by.account(),
        wish.text(),
        wish.at(),
        wish.unlessCustomerWrites(),
        row.lastSeq(),
        null,
        List.of());
  }
}

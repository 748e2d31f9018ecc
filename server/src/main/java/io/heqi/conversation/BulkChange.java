package io.heqi.conversation;

import io.heqi.customer.Customers;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// One change to many conversations: each is tried by itself with the rules of a single one, and
/// says how it fared.
@Service
public class BulkChange {

  public static final int MOST = 200;

  /// What is done to each. `BLOCK` blocks the customer and closes the conversation.
  public enum Action {
    RESOLVE,
    CLOSE,
    ASSIGN,
    TAG,
    BLOCK
  }

  /// @param agent for `ASSIGN`; null for the one who asks
  /// @param text the tag for `TAG`, the reason for `BLOCK`
  public record Order(Action action, @Nullable AccountId agent, @Nullable String text) {}

  /// @param refusal why it was not done; null where it was
  public record Outcome(ConversationId conversation, @Nullable Refusal refusal) {}

  private final Conversations conversations;
  private final Customers customers;
  private final Access access;

  BulkChange(Conversations conversations, Customers customers, Access access) {
    this.conversations = conversations;
    this.customers = customers;
    this.access = access;
  }

  public List<Outcome> carryOut(Actor by, List<ConversationId> ids, Order order) {
    by.require(ConversationPermissions.REPLY);
    if (order.action() == Action.TAG || order.action() == Action.BLOCK) {
      requireText(order.text());
    }
    return ids.stream().distinct().map(id -> one(by, id, order)).toList();
  }

  private static void requireText(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw Refusal.invalid("conversation.reason-missing", 200);
    }
  }

  private Outcome one(Actor by, ConversationId id, Order order) {
    try {
      switch (order.action()) {
        case RESOLVE -> conversations.resolve(by, id);
        case CLOSE -> conversations.close(by, id);
        case ASSIGN ->
            conversations.assign(by, id, order.agent() == null ? by.account() : order.agent());
        case TAG -> tag(by, id, order.text());
        case BLOCK -> block(by, id, order.text());
      }
      return new Outcome(id, null);
    } catch (Refusal refusal) {
      return new Outcome(id, refusal);
    }
  }

  private void tag(Actor by, ConversationId id, @Nullable String tag) {
    var tags = new ArrayList<>(access.readable(by, id).tags());
    if (tag != null && !tags.contains(tag.strip())) {
      tags.add(tag.strip());
      conversations.tag(by, id, tags);
    }
  }

  private void block(Actor by, ConversationId id, @Nullable String reason) {
    var row = access.answerable(by, id);
    customers.block(by, row.customer(), reason);
    if (row.state() != ConversationState.CLOSED) {
      conversations.close(by, id);
    }
  }
}

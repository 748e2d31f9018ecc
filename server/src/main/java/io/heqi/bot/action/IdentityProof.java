package io.heqi.bot.action;

import io.heqi.conversation.ConversationRow;

/// Whether the customer of a conversation is proven to be who they say.
public interface IdentityProof {

  boolean isProven(ConversationRow conversation);
}

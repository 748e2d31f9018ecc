package io.heqi.conversation.card;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.security.Actor;
import java.util.UUID;

/// Makes cards of one kind. Each bean of this type adds its kind to what agents can send.
public interface CardSource {

  /// Such as `ORDER`.
  String kind();

  /// The card of the thing with this id, for the customer of the conversation. Refuses a thing that
  /// is none of the customer's business.
  MessageContent card(Actor by, ConversationRow conversation, UUID id);
}

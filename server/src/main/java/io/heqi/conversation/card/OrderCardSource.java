package io.heqi.conversation.card;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderCards;
import io.heqi.commerce.OrderId;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.security.Actor;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Cards of the customer's own orders.
@Component
class OrderCardSource implements CardSource {

  private final OrderCards cards;

  OrderCardSource(OrderCards cards) {
    this.cards = cards;
  }

  @Override
  public String kind() {
    return OrderCards.KIND;
  }

  @Override
  public MessageContent card(Actor by, ConversationRow conversation, UUID id) {
    by.require(CommercePermissions.READ);
    var card = cards.card(by.merchant(), conversation.customer(), new OrderId(id));
    return MessageContent.card(card.text(), card.facts());
  }
}

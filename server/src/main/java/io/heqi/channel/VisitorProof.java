package io.heqi.channel;

import io.heqi.bot.action.IdentityProof;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.ConversationRow;
import io.heqi.customer.Customers;
import org.springframework.stereotype.Component;

/// Through the widget only those are proven whom the shop's own page named and signed; all other
/// channels prove their customers themselves.
@Component
class VisitorProof implements IdentityProof {

  private final Customers customers;

  VisitorProof(Customers customers) {
    this.customers = customers;
  }

  @Override
  public boolean isProven(ConversationRow conversation) {
    return conversation.channelKind() != ChannelKind.WIDGET
        || Visitor.isProven(
            customers.externalId(
                conversation.merchant(), conversation.channel(), conversation.customer()));
  }
}

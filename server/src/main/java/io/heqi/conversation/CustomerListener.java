package io.heqi.conversation;

import io.heqi.customer.CustomerEvent;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.ConversationId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings a customer's new name and VIP level onto the customer's open conversations.
@Component
class CustomerListener {

  private final Conversations conversations;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  CustomerListener(Conversations conversations, JdbcClient jdbc, TransactionTemplate transactions) {
    this.conversations = conversations;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @TransactionalEventListener
  void on(CustomerEvent.ProfileChanged event) {
    Thread.startVirtualThread(() -> Tenancy.run(event.merchant(), () -> rename(event)));
  }

  private void rename(CustomerEvent.ProfileChanged event) {
    List<ConversationId> open =
        transactions.execute(
            _ ->
                jdbc.sql(
                        """
                        select id from conversation.conversations
                        where merchant_id = ? and customer_id = ? and state <> 'CLOSED'
                        """)
                    .params(event.merchant().value(), event.customer().value())
                    .query((row, _) -> new ConversationId(row.getObject(1, UUID.class)))
                    .list());
    conversations.renameCustomer(event.merchant(), open, event.name(), event.vipLevel());
  }
}

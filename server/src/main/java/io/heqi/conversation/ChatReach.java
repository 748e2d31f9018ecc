package io.heqi.conversation;

import io.heqi.contact.Reach;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Leads to a customer through the newest of their conversations with the shop.
@Component
class ChatReach implements Reach {

  private final Conversations conversations;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  ChatReach(Conversations conversations, JdbcClient jdbc, TransactionTemplate transactions) {
    this.conversations = conversations;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public boolean say(MerchantId merchant, Notice notice) {
    var newest = Objects.requireNonNull(transactions.execute(_ -> newest(merchant, notice)));
    newest.ifPresent(id -> conversations.tell(merchant, id, notice.key(), content(notice)).join());
    return newest.isPresent();
  }

  private static MessageContent content(Notice notice) {
    var card = notice.card();
    return card == null
        ? MessageContent.text(notice.text())
        : MessageContent.card(notice.text(), card);
  }

  private Optional<ConversationId> newest(MerchantId merchant, Notice notice) {
    return jdbc.sql(
            """
            select id from conversation.conversations
            where merchant_id = ? and customer_id = ? and shop_id = ? and merged_into is null
              and channel_kind <> 'IMPORT'
            order by state <> 'CLOSED' desc, opened_at desc limit 1
            """)
        .params(merchant.value(), notice.customer().value(), notice.shop().value())
        .query((row, _) -> new ConversationId(row.getObject(1, UUID.class)))
        .optional();
  }
}

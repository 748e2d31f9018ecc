package io.heqi.conversation.inbox;

import io.heqi.conversation.Access;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What an agent has typed and not sent, kept on the server, one for each conversation.
@Service
public class Drafts {

  private static final int LONGEST = 20_000;

  private final JdbcClient jdbc;
  private final Access access;
  private final Clock clock;

  Drafts(JdbcClient jdbc, Access access, Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public String get(Actor by, ConversationId conversation) {
    access.readable(by, conversation);
    return jdbc.sql(
            "select body from conversation.drafts where merchant_id = ? and conversation_id = ? and"
                + " account_id = ?")
        .params(by.merchant().value(), conversation.value(), by.account().value())
        .query(String.class)
        .optional()
        .orElse("");
  }

  @Transactional
  public void save(Actor by, ConversationId conversation, String body) {
    if (body.length() > LONGEST) {
      throw Refusal.tooLarge("conversation.text-too-long", LONGEST);
    }
    access.readable(by, conversation);
    if (body.isBlank()) {
      jdbc.sql(
              "delete from conversation.drafts where merchant_id = ? and conversation_id = ? and"
                  + " account_id = ?")
          .params(by.merchant().value(), conversation.value(), by.account().value())
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into conversation.drafts values (?, ?, ?, ?, ?)
            on conflict (merchant_id, conversation_id, account_id)
              do update set body = excluded.body, saved_at = excluded.saved_at
            """)
        .params(
            by.merchant().value(),
            conversation.value(),
            by.account().value(),
            body,
            Timestamp.from(clock.instant()))
        .update();
  }
}

package io.heqi.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The four streams of rows that make an inbox: customers, conversations, their lines, and the
/// search keys of what was said.
final class InboxRows {

  private static final Duration SNOOZE = Duration.ofDays(3_650);

  private final SearchKeys keys;
  private final CopyRows customers;
  private final CopyRows conversations;
  private final CopyRows lines;
  private final CopyRows entries;

  InboxRows(Database database, SearchKeys keys) throws SQLException {
    this.keys = keys;
    this.customers =
        new CopyRows(
            database.connect("heqi"),
            "customer.customers (merchant_id, id, name, vip_level, created_at)");
    this.conversations =
        new CopyRows(
            database.connect("heqi"),
            """
            conversation.conversations (merchant_id, id, number, shop_id, channel_id, channel_kind, customer_id,
              customer_name, vip_level, state, assignee_id, team_id, tags, last_seq, change_no, opened_at,
              last_message_at, listed_at, last_preview, last_sender, waiting_since, waiting_seq, unread,
              agent_read_seq, customer_delivered_seq, customer_read_seq, first_answer_seq, snoozed_until,
              resolved_at, closed_at)\
            """);
    this.lines =
        new CopyRows(
            database.connect("heqi"),
            """
            conversation.messages (merchant_id, conversation_id, seq, change_no, sender, sender_id, kind, body, data,
              sent_at, stored_at)\
            """);
    this.entries =
        new CopyRows(
            database.connect("heqi"),
            "conversation.search_entries (merchant_id, change_no, conversation_id, seq, pairs)");
  }

  void customer(long merchant, UUID id, String name, int vip, Instant at) throws SQLException {
    customers.add(merchant).add(id).add(name).add(vip).add(at).end();
  }

  /// One line of the log; what was said, an event or a note aside, gets its search keys too.
  void line(InboxTalk talk, String sender, @Nullable UUID by, String kind, String body, Instant at)
      throws SQLException {
    lines.add(talk.merchant).add(talk.id).add(talk.seq).add(talk.changeNo).add(sender).add(by);
    lines.add(kind).add(body).add(kind.equals("EVENT") ? "{}" : null).add(at).add(at).end();
    if (kind.equals("TEXT")) {
      var pairs = keys.of(body);
      if (pairs.length > 0) {
        entries.add(talk.merchant).add(talk.changeNo).add(talk.id).add(talk.seq).add(pairs).end();
      }
    }
  }

  void conversation(InboxTalk talk) throws SQLException {
    var out = conversations;
    var read = talk.lastOfCustomer ? talk.seq - talk.unread : talk.seq;
    out.add(talk.merchant).add(talk.id).add(talk.number).add(talk.shop).add(talk.channel);
    out.add("WIDGET").add(talk.customer.id()).add(talk.customer.name()).add(talk.customer.vip());
    out.add(talk.state).add(talk.assignee).add(talk.team).add("{" + talk.tags + "}").add(talk.seq);
    out.add(talk.changeNo).add(talk.openedAt).add(talk.lastAt);
    out.add(talk.lastAt.minusSeconds(talk.number % 60)).add(talk.preview);
    out.add(talk.lastOfCustomer ? "CUSTOMER" : "AGENT").add(talk.waitingSince).add(talk.waitingSeq);
    out.add(talk.unread).add(read).add(talk.seq).add(read).add(talk.firstAnswer);
    out.add(talk.state.equals("SNOOZED") ? talk.lastAt.plus(SNOOZE) : null);
    out.add(talk.state.equals("RESOLVED") ? talk.lastAt : null);
    out.add(talk.state.equals("CLOSED") ? talk.lastAt : null).end();
  }

  /// Commits all and says how many rows went where.
  String finish() throws SQLException {
    return "%,d customers, %,d conversations, %,d lines, %,d search entries"
        .formatted(customers.finish(), conversations.finish(), lines.finish(), entries.finish());
  }
}

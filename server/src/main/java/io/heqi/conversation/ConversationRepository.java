package io.heqi.conversation;

import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import io.heqi.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the writer: each method serves a whole batch with one statement.
@Repository
class ConversationRepository {

  /// Which conversation is meant, across merchants.
  record Reference(MerchantId merchant, ConversationId id) {}

  /// Whose conversation on which channel.
  record Party(MerchantId merchant, ChannelId channel, CustomerId customer) {}

  private static final String ALL =
      """
      c.merchant_id, c.id, c.number, c.shop_id, c.channel_id, c.channel_kind, c.customer_id, c.customer_name,
      c.vip_level, c.state, c.assignee_id, c.team_id, c.tags, c.source_page, c.source_title, c.synthetic_times,
      c.last_seq, c.change_no, c.opened_at, c.last_message_at, c.last_preview, c.last_sender, c.waiting_since,
      c.waiting_seq, c.unread, c.agent_read_seq, c.customer_delivered_seq, c.customer_read_seq,
      c.first_answer_seq, c.snoozed_until, c.resolved_at, c.closed_at, c.merged_into
      """;

  private final JdbcClient jdbc;

  ConversationRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<Operation.Key, Stored> stored(Collection<Operation.Key> keys) {
    var found = new HashMap<Operation.Key, Stored>();
    var columns =
        Columns.of(List.copyOf(keys))
            .longs(k -> k.merchant().value())
            .uuids(Operation.Key::source)
            .texts(Operation.Key::senderKey);
    jdbc.sql(
            """
            select w.merchant_id, w.channel_id, w.sender_key, k.conversation_id, k.seq, k.stored_at
            from unnest(?::bigint[], ?::uuid[], ?::text[]) as w(merchant_id, channel_id, sender_key)
            cross join lateral (
              select conversation_id, seq, stored_at from conversation.message_keys
              where merchant_id = w.merchant_id and channel_id = w.channel_id and sender_key = w.sender_key
              limit 1) as k
            """)
        .params(columns.arrays())
        .query(
            row -> {
              found.put(
                  new Operation.Key(
                      new MerchantId(row.getLong(1)),
                      row.getObject(2, UUID.class),
                      row.getString(3)),
                  new Stored(
                      new ConversationId(row.getObject(4, UUID.class)),
                      row.getLong(5),
                      row.getTimestamp(6).toInstant(),
                      true));
            });
    return found;
  }

  /// The open conversation of each party, or else the newest closed one.
  Map<Party, Reference> newestOf(Collection<Party> parties) {
    var found = new HashMap<Party, Reference>();
    var columns =
        Columns.of(List.copyOf(parties))
            .longs(p -> p.merchant().value())
            .uuids(p -> p.channel().value())
            .uuids(p -> p.customer().value());
    jdbc.sql(
            """
            select p.merchant_id, p.channel_id, p.customer_id, newest.id
            from unnest(?::bigint[], ?::uuid[], ?::uuid[]) as p(merchant_id, channel_id, customer_id)
            cross join lateral (
              select c.id from conversation.conversations c
              where c.merchant_id = p.merchant_id and c.customer_id = p.customer_id and c.channel_id = p.channel_id
                and c.merged_into is null
              order by c.state <> 'CLOSED' desc, c.opened_at desc limit 1) as newest
            """)
        .params(columns.arrays())
        .query(
            row -> {
              var merchant = new MerchantId(row.getLong(1));
              found.put(
                  new Party(
                      merchant,
                      new ChannelId(row.getObject(2, UUID.class)),
                      new CustomerId(row.getObject(3, UUID.class))),
                  new Reference(merchant, new ConversationId(row.getObject(4, UUID.class))));
            });
    return found;
  }

  /// Locks the rows in one fixed order and reads them.
  List<Conversation> lock(Collection<Reference> references) {
    var columns =
        Columns.of(List.copyOf(references))
            .longs(r -> r.merchant().value())
            .uuids(r -> r.id().value());
    return jdbc.sql(
            """
            select c.* from (
              select * from unnest(?::bigint[], ?::uuid[]) as r(merchant_id, id) order by 1, 2) as r
            cross join lateral (
              select %s from conversation.conversations c
              where c.merchant_id = r.merchant_id and c.id = r.id limit 1 for no key update) as c
            """
                .formatted(ALL))
        .params(columns.arrays())
        .query((row, _) -> conversation(row))
        .list();
  }

  void insert(List<Conversation> fresh) {
    jdbc.sql(
            """
            insert into conversation.conversations as c (merchant_id, id, shop_id, channel_id, channel_kind,
              customer_id, opened_at, number, customer_name, vip_level, state, source_page, source_title,
              synthetic_times, change_no, last_message_at, last_sender)
            select * from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[],
              ?::timestamptz[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::boolean[],
              ?::bigint[], ?::timestamptz[], ?::text[])
            """)
        .params(
            Columns.of(fresh)
                .longs(c -> c.merchant.value())
                .uuids(c -> c.id.value())
                .uuids(c -> c.shop.value())
                .uuids(c -> c.channel.value())
                .texts(c -> c.channelKind.name())
                .uuids(c -> c.customer.value())
                .times(c -> c.openedAt)
                .longs(c -> c.number)
                .texts(c -> c.customerName)
                .ints(c -> c.vipLevel)
                .texts(c -> c.state.name())
                .texts(c -> c.sourcePage)
                .texts(c -> c.sourceTitle)
                .flags(c -> c.syntheticTimes)
                .longs(c -> c.changeNo)
                .times(c -> c.lastMessageAt)
                .texts(c -> c.lastSender.name())
                .arrays())
        .update();
  }

  void update(List<Conversation> changed) {
    jdbc.sql(
            """
            update conversation.conversations c set
              customer_name = n.customer_name, vip_level = n.vip_level, state = n.state, assignee_id = n.assignee_id,
              team_id = n.team_id, tags = string_to_array(n.tags, chr(31)), last_seq = n.last_seq,
              change_no = n.change_no, last_message_at = n.last_message_at, last_preview = n.last_preview,
              last_sender = n.last_sender, waiting_since = n.waiting_since, waiting_seq = n.waiting_seq,
              unread = n.unread, agent_read_seq = n.agent_read_seq,
              customer_delivered_seq = n.customer_delivered_seq, customer_read_seq = n.customer_read_seq,
              first_answer_seq = n.first_answer_seq, snoozed_until = n.snoozed_until, resolved_at = n.resolved_at,
              closed_at = n.closed_at, merged_into = n.merged_into
            from unnest(?::bigint[], ?::uuid[], ?::text[], ?::int[], ?::text[], ?::uuid[], ?::uuid[], ?::text[],
              ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[],
              ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[],
              ?::timestamptz[], ?::uuid[])
              as n(merchant_id, id, customer_name, vip_level, state, assignee_id, team_id, tags, last_seq, change_no,
                last_message_at, last_preview, last_sender, waiting_since, waiting_seq, unread, agent_read_seq,
                customer_delivered_seq, customer_read_seq, first_answer_seq, snoozed_until, resolved_at, closed_at,
                merged_into)
            where c.merchant_id = n.merchant_id and c.id = n.id
            """)
        .params(
            Columns.of(changed)
                .longs(c -> c.merchant.value())
                .uuids(c -> c.id.value())
                .texts(c -> c.customerName)
                .ints(c -> c.vipLevel)
                .texts(c -> c.state.name())
                .uuids(c -> c.assignee == null ? null : c.assignee.value())
                .uuids(c -> c.team == null ? null : c.team.value())
                .texts(c -> String.join("\u001f", c.tags))
                .longs(c -> c.lastSeq)
                .longs(c -> c.changeNo)
                .times(c -> c.lastMessageAt)
                .texts(c -> c.lastPreview)
                .texts(c -> c.lastSender.name())
                .times(c -> c.waitingSince)
                .nullableLongs(c -> c.waitingSeq)
                .ints(c -> c.unread)
                .longs(c -> c.agentReadSeq)
                .longs(c -> c.customerDeliveredSeq)
                .longs(c -> c.customerReadSeq)
                .nullableLongs(c -> c.firstAnswerSeq)
                .times(c -> c.snoozedUntil)
                .times(c -> c.resolvedAt)
                .times(c -> c.closedAt)
                .uuids(c -> c.mergedInto == null ? null : c.mergedInto.value())
                .arrays())
        .update();
  }

  /// Takes numbers for the merchants of a batch: how many changes, and how many new conversations.
  /// The lock on the counter is held to the commit, so the order of the numbers is the order of the
  /// commits.
  Map<MerchantId, Numbers> take(List<Wanted> wanted) {
    var taken = new HashMap<MerchantId, Numbers>();
    var columns =
        Columns.of(wanted)
            .longs(w -> w.merchant().value())
            .longs(Wanted::changes)
            .longs(Wanted::conversations);
    jdbc.sql(
            """
            insert into conversation.change_counters as c (merchant_id, last_change, last_number)
            select * from unnest(?::bigint[], ?::bigint[], ?::bigint[])
            on conflict (merchant_id) do update
              set last_change = c.last_change + excluded.last_change,
                last_number = c.last_number + excluded.last_number
            returning merchant_id, last_change, last_number
            """)
        .params(columns.arrays())
        .query(
            row -> {
              taken.put(
                  new MerchantId(row.getLong(1)), new Numbers(row.getLong(2), row.getLong(3)));
            });
    return taken;
  }

  /// What a batch needs of one merchant's numbers.
  record Wanted(MerchantId merchant, long changes, long conversations) {}

  /// The last number of each kind that was taken.
  record Numbers(long lastChange, long lastNumber) {}

  void insertEntries(List<Entry> entries) {
    jdbc.sql(
            """
            insert into conversation.messages (merchant_id, conversation_id, seq, change_no, sender, sender_id, kind,
              body, attachment_id, data, sent_at, stored_at)
            select m, c, s, n, f, fi, k, b, a, d::jsonb, t, st from unnest(?::bigint[], ?::uuid[], ?::bigint[],
              ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[],
              ?::timestamptz[]) as x(m, c, s, n, f, fi, k, b, a, d, t, st)
            """)
        .params(
            Columns.of(entries)
                .longs(e -> e.merchant().value())
                .uuids(e -> e.conversation().value())
                .longs(Entry::seq)
                .longs(Entry::changeNo)
                .texts(e -> e.sender().name())
                .uuids(Entry::senderId)
                .texts(e -> e.kind().name())
                .texts(Entry::body)
                .uuids(e -> attachmentId(e))
                .texts(Entry::data)
                .times(Entry::sentAt)
                .times(Entry::storedAt)
                .arrays())
        .update();
  }

  private static @Nullable UUID attachmentId(Entry entry) {
    return entry.attachment() == null ? null : entry.attachment().value();
  }

  void insertKeys(Map<Operation.Key, Stored> keys) {
    jdbc.sql(
            """
            insert into conversation.message_keys (merchant_id, channel_id, sender_key, conversation_id, seq, stored_at)
            select * from unnest(?::bigint[], ?::uuid[], ?::text[], ?::uuid[], ?::bigint[], ?::timestamptz[])
            """)
        .params(
            Columns.of(List.copyOf(keys.entrySet()))
                .longs(e -> e.getKey().merchant().value())
                .uuids(e -> e.getKey().source())
                .texts(e -> e.getKey().senderKey())
                .uuids(e -> e.getValue().conversation().value())
                .longs(e -> e.getValue().seq())
                .times(e -> e.getValue().at())
                .arrays())
        .update();
  }

  /// Queues what has to leave the house.
  void insertOutbox(List<Entry> entries, Map<ConversationId, ChannelId> channels, Instant now) {
    jdbc.sql(
            """
            insert into conversation.outbox (merchant_id, conversation_id, seq, channel_id, state, next_attempt_at)
            select m, c, s, ch, 'QUEUED', ? from unnest(?::bigint[], ?::uuid[], ?::bigint[], ?::uuid[])
              as x(m, c, s, ch)
            """)
        .param(Timestamp.from(now))
        .params(
            Columns.of(entries)
                .longs(e -> e.merchant().value())
                .uuids(e -> e.conversation().value())
                .longs(Entry::seq)
                .uuids(
                    e -> java.util.Objects.requireNonNull(channels.get(e.conversation())).value())
                .arrays())
        .update();
  }

  static String columns() {
    return ALL;
  }

  static Conversation conversation(ResultSet row) throws SQLException {
    var c =
        new Conversation(
            new MerchantId(row.getLong(1)),
            new ConversationId(row.getObject(2, UUID.class)),
            new ShopId(row.getObject(4, UUID.class)),
            new ChannelId(row.getObject(5, UUID.class)),
            ChannelKind.valueOf(row.getString(6)),
            new CustomerId(row.getObject(7, UUID.class)),
            row.getString(8),
            row.getTimestamp(19).toInstant(),
            false);
    c.number = row.getLong(3);
    c.vipLevel = row.getInt(9);
    c.state = ConversationState.valueOf(row.getString(10));
    var assignee = row.getObject(11, UUID.class);
    c.assignee = assignee == null ? null : new AccountId(assignee);
    var team = row.getObject(12, UUID.class);
    c.team = team == null ? null : new TeamId(team);
    c.tags = List.of((String[]) row.getArray(13).getArray());
    c.sourcePage = row.getString(14);
    c.sourceTitle = row.getString(15);
    c.syntheticTimes = row.getBoolean(16);
    c.lastSeq = row.getLong(17);
    c.changeNo = row.getLong(18);
    c.lastMessageAt = row.getTimestamp(20).toInstant();
    c.lastPreview = row.getString(21);
    c.lastSender = SenderKind.valueOf(row.getString(22));
    c.waitingSince = instant(row, 23);
    c.waitingSeq = number(row, 24);
    c.unread = row.getInt(25);
    c.agentReadSeq = row.getLong(26);
    c.customerDeliveredSeq = row.getLong(27);
    c.customerReadSeq = row.getLong(28);
    c.firstAnswerSeq = number(row, 29);
    c.snoozedUntil = instant(row, 30);
    c.resolvedAt = instant(row, 31);
    c.closedAt = instant(row, 32);
    var merged = row.getObject(33, UUID.class);
    c.mergedInto = merged == null ? null : new ConversationId(merged);
    return c;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Long number(ResultSet row, int column) throws SQLException {
    var value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}

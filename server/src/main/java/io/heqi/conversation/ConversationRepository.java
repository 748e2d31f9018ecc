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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
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
      c.first_answer_seq, c.snoozed_until, c.resolved_at, c.closed_at, c.merged_into, c.listed_at, c.with_bot,
      c.mark
      """;

  /// What a change may touch, with the values that it gets from `n` and the types they are sent as.
  private static final String CHANGING =
      """
      customer_name, vip_level, state, assignee_id, team_id, tags, last_seq, change_no, last_message_at, listed_at,
      last_preview, last_sender, waiting_since, waiting_seq, unread, agent_read_seq, customer_delivered_seq,
      customer_read_seq, first_answer_seq, snoozed_until, resolved_at, closed_at, merged_into, with_bot\
      """;

  private static final String NEW_VALUES =
      Arrays.stream(CHANGING.split(",\\s*", -1))
          .map(c -> c.equals("tags") ? "string_to_array(n.tags, chr(31))" : "n." + c)
          .collect(Collectors.joining(", "));
  private static final String CHANGING_TYPES =
      """
      ?::text[], ?::int[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[],
      ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[],
      ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::uuid[],
      ?::boolean[]\
      """;

  // Plans are kept, so a test sees to it that each of these walks the index it is meant to.
  static final String KEYS =
      """
      select w.merchant_id, w.channel_id, w.sender_key, k.conversation_id, k.seq, k.stored_at
      from unnest(?::bigint[], ?::uuid[], ?::text[]) as w(merchant_id, channel_id, sender_key)
      cross join lateral (
        select conversation_id, seq, stored_at from conversation.message_keys
        where merchant_id = w.merchant_id and channel_id = w.channel_id and sender_key = w.sender_key
        limit 1) as k
      """;

  static final RowStatement NEWEST =
      RowStatement.of(
          """
          select p.merchant_id, p.channel_id, p.customer_id, newest.id
          from unnest(?::bigint[], ?::uuid[], ?::uuid[]) as p(merchant_id, channel_id, customer_id)
          cross join lateral (
            select c.id from conversation.conversations c
            where c.merchant_id = p.merchant_id and c.customer_id = p.customer_id and c.channel_id = p.channel_id
              and c.merged_into is null
            order by c.state <> 'CLOSED' desc, c.opened_at desc limit 1) as newest
          """);

  static final RowStatement LOCK =
      RowStatement.of(
          """
          select c.* from (
            select * from unnest(?::bigint[], ?::uuid[]) as r(merchant_id, id) order by 1, 2) as r
          cross join lateral (
            select %s from conversation.conversations c
            where c.merchant_id = r.merchant_id and c.id = r.id limit 1 for no key update) as c
          """
              .formatted(ALL));

  static final RowStatement UPDATE =
      RowStatement.of(
          """
          update conversation.conversations c set (%1$s) = row(%2$s)
          from unnest(?::bigint[], ?::uuid[], %3$s) as n(merchant_id, id, %1$s)
          where c.merchant_id = n.merchant_id and c.id = n.id
          """
              .formatted(CHANGING, NEW_VALUES, CHANGING_TYPES));

  /// What customers sound like changes seldom, so it is no part of what every message writes.
  static final RowStatement MARK =
      RowStatement.of(
          """
          update conversation.conversations c
          set mark = n.mark::jsonb, mood = n.mood, needs_care = n.needs_care, goes_first = n.goes_first
          from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::boolean[], ?::boolean[])
            as n(merchant_id, id, mark, mood, needs_care, goes_first)
          where c.merchant_id = n.merchant_id and c.id = n.id
          """);

  /// Customers change pages far seldomer than they write.
  static final RowStatement MOVE =
      RowStatement.of(
          """
          update conversation.conversations c set source_page = n.source_page, source_title = n.source_title
          from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[])
            as n(merchant_id, id, source_page, source_title)
          where c.merchant_id = n.merchant_id and c.id = n.id
          """);

  private static final RowStatement TAKE =
      RowStatement.of(
          """
          insert into conversation.change_counters as c (merchant_id, last_change, last_number)
          select * from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as w
          on conflict (merchant_id) do update
            set last_change = c.last_change + excluded.last_change,
              last_number = c.last_number + excluded.last_number
          returning merchant_id, last_change, last_number
          """);
  private static final RowStatement ADD_LINES =
      RowStatement.of(
          """
          insert into conversation.messages (merchant_id, conversation_id, seq, change_no, sender, sender_id, kind,
            body, attachment_id, data, sent_at, stored_at)
          select m, c, s, n, f, fi, k, b, a, d::jsonb, t, st from unnest(?::bigint[], ?::uuid[], ?::bigint[],
            ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[],
            ?::timestamptz[]) as x(m, c, s, n, f, fi, k, b, a, d, t, st)
          """);
  private static final RowStatement ADD_KEYS =
      RowStatement.of(
          """
          insert into conversation.message_keys (merchant_id, channel_id, sender_key, conversation_id, seq, stored_at)
          select * from unnest(?::bigint[], ?::uuid[], ?::text[], ?::uuid[], ?::bigint[], ?::timestamptz[]) as k
          on conflict do nothing
          """);

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  ConversationRepository(JdbcTemplate template, JdbcClient jdbc) {
    this.template = template;
    this.jdbc = jdbc;
  }

  private JdbcClient.StatementSpec with(RowStatement statement, Columns<?> columns) {
    return columns.isLone()
        ? jdbc.sql(statement.lone()).params(Arrays.asList(columns.values()))
        : jdbc.sql(statement.many()).params(columns.arrays());
  }

  Map<Operation.Key, Stored> stored(Collection<Operation.Key> keys) {
    var found = new HashMap<Operation.Key, Stored>();
    var columns =
        Columns.of(List.copyOf(keys))
            .longs(k -> k.merchant().value())
            .uuids(Operation.Key::source)
            .texts(Operation.Key::senderKey);
    jdbc.sql(KEYS)
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
    with(NEWEST, columns)
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
    return with(LOCK, columns).query((row, _) -> conversation(row)).list();
  }

  void insert(List<Conversation> fresh) {
    jdbc.sql(
            """
            insert into conversation.conversations (merchant_id, id, number, shop_id, channel_id, channel_kind,
              customer_id, opened_at, source_page, source_title, synthetic_times, %1$s)
            select n.merchant_id, n.id, n.number, n.shop_id, n.channel_id, n.channel_kind, n.customer_id, n.opened_at,
              n.source_page, n.source_title, n.synthetic_times, %2$s
            from unnest(?::bigint[], ?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[],
              ?::timestamptz[], ?::text[], ?::text[], ?::boolean[], %3$s)
              as n(merchant_id, id, number, shop_id, channel_id, channel_kind, customer_id, opened_at, source_page,
                source_title, synthetic_times, %1$s)
            """
                .formatted(CHANGING, NEW_VALUES, CHANGING_TYPES))
        .params(
            changing(
                    Columns.of(fresh)
                        .longs(c -> c.merchant.value())
                        .uuids(c -> c.id.value())
                        .longs(c -> c.number)
                        .uuids(c -> c.shop.value())
                        .uuids(c -> c.channel.value())
                        .texts(c -> c.channelKind.name())
                        .uuids(c -> c.customer.value())
                        .times(c -> c.openedAt)
                        .texts(c -> c.sourcePage)
                        .texts(c -> c.sourceTitle)
                        .flags(c -> c.syntheticTimes))
                .arrays())
        .update();
  }

  private static Columns<Conversation> changing(Columns<Conversation> columns) {
    return columns
        .texts(c -> c.customerName)
        .ints(c -> c.vipLevel)
        .texts(c -> c.state.name())
        .uuids(c -> c.assignee == null ? null : c.assignee.value())
        .uuids(c -> c.team == null ? null : c.team.value())
        .texts(c -> String.join("\u001f", c.tags))
        .longs(c -> c.lastSeq)
        .longs(c -> c.changeNo)
        .times(c -> c.lastMessageAt)
        .times(c -> c.listedAt)
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
        .flags(c -> c.withBot);
  }

  /// Notes changes that added no line to the log.
  void insertTouches(List<Conversation> touched) {
    jdbc.sql(
            """
            insert into conversation.touches (merchant_id, change_no, conversation_id)
            select * from unnest(?::bigint[], ?::bigint[], ?::uuid[])
            """)
        .params(
            Columns.of(touched)
                .longs(c -> c.merchant.value())
                .longs(c -> c.changeNo)
                .uuids(c -> c.id.value())
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
    with(TAKE, columns)
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

  private static Columns<Conversation> marks(List<Conversation> marked) {
    return Columns.of(marked)
        .longs(c -> c.merchant.value())
        .uuids(c -> c.id.value())
        .texts(c -> c.mark.toJson())
        .texts(c -> c.mark.mood().name())
        .flags(c -> c.mark.needsCare())
        .flags(c -> c.mark.goesFirst());
  }

  private static Columns<Conversation> pages(List<Conversation> moved) {
    return Columns.of(moved)
        .longs(c -> c.merchant.value())
        .uuids(c -> c.id.value())
        .texts(c -> c.sourcePage)
        .texts(c -> c.sourceTitle);
  }

  private static Columns<Entry> lines(List<Entry> entries) {
    return Columns.of(entries)
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
        .times(Entry::storedAt);
  }

  private static @Nullable UUID attachmentId(Entry entry) {
    return entry.attachment() == null ? null : entry.attachment().value();
  }

  private static Columns<Map.Entry<Operation.Key, Stored>> keys(Map<Operation.Key, Stored> keys) {
    return Columns.of(List.copyOf(keys.entrySet()))
        .longs(e -> e.getKey().merchant().value())
        .uuids(e -> e.getKey().source())
        .texts(e -> e.getKey().senderKey())
        .uuids(e -> e.getValue().conversation().value())
        .longs(e -> e.getValue().seq())
        .times(e -> e.getValue().at());
  }

  /// Writes the rows that were known before, the new lines and the keys, in one round trip.
  ///
  /// @return how many of the keys were new
  int write(List<Conversation> known, List<Entry> entries, Map<Operation.Key, Stored> stored) {
    var parts = new ArrayList<Part>();
    if (!known.isEmpty()) {
      parts.add(
          new Part(
              UPDATE,
              changing(Columns.of(known).longs(c -> c.merchant.value()).uuids(c -> c.id.value()))));
    }
    var marked = known.stream().filter(Conversation::isMarked).toList();
    if (!marked.isEmpty()) {
      parts.add(new Part(MARK, marks(marked)));
    }
    var moved = known.stream().filter(Conversation::isMoved).toList();
    if (!moved.isEmpty()) {
      parts.add(new Part(MOVE, pages(moved)));
    }
    if (!entries.isEmpty()) {
      parts.add(new Part(ADD_LINES, lines(entries)));
    }
    if (!stored.isEmpty()) {
      parts.add(new Part(ADD_KEYS, keys(stored)));
    }
    var last = parts.isEmpty() ? 0 : write(parts);
    return stored.isEmpty() ? 0 : last;
  }

  /// The rows of one statement among several.
  private record Part(RowStatement statement, Columns<?> columns) {}

  /// @return how many rows the last of the statements wrote
  private int write(List<Part> parts) {
    var lone = parts.stream().allMatch(part -> part.columns().isLone());
    var sql =
        parts.stream()
            .map(part -> lone ? part.statement().lone() : part.statement().many())
            .collect(Collectors.joining(";"));
    var parameters =
        parts.stream()
            .flatMap(
                part -> Arrays.stream(lone ? part.columns().values() : part.columns().arrays()))
            .toArray();
    var written =
        template.execute(
            sql,
            (PreparedStatementCallback<Integer>)
                statement -> {
                  new ArgumentPreparedStatementSetter(parameters).setValues(statement);
                  statement.execute();
                  var count = statement.getUpdateCount();
                  while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
                    count = statement.getUpdateCount();
                  }
                  return count;
                });
    return Objects.requireNonNull(written);
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
    c.listedAt = row.getTimestamp(34).toInstant();
    c.withBot = row.getBoolean(35);
    c.mark = Mark.ofJson(row.getString(36));
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

package io.heqi.conversation;

import io.heqi.shared.AttachmentId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads what the writer wrote: the lines of a conversation, a merchant's log in the order of
/// commits, and the rows that changed.
@Service
public class MessageLog {

  private static final String LINES =
      """
      select m.merchant_id, m.conversation_id, m.seq, m.change_no, m.sender, m.sender_id, m.kind,
        case when m.recalled_at is null then m.body else '' end as body,
        case when m.recalled_at is null then m.attachment_id end as attachment_id, m.data::text, m.sent_at,
        m.stored_at, m.recalled_at, o.state
      from conversation.messages m
      left join conversation.outbox o
        on o.merchant_id = m.merchant_id and o.conversation_id = m.conversation_id and o.seq = m.seq
      """;

  /// How many changes a desk may have missed and still be told them one by one.
  public static final int CATCH_UP = 10_000;

  private final JdbcClient jdbc;

  MessageLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The lines after `seq`, oldest first.
  @Transactional(readOnly = true)
  public List<Entry> after(MerchantId merchant, ConversationId conversation, long seq, int limit) {
    return jdbc.sql(
            LINES
                + " where m.merchant_id = ? and m.conversation_id = ? and m.seq > ? order by m.seq"
                + " limit ?")
        .params(merchant.value(), conversation.value(), seq, limit)
        .query((row, _) -> entry(row))
        .list();
  }

  /// The last lines before `seq`, oldest first.
  @Transactional(readOnly = true)
  public List<Entry> before(MerchantId merchant, ConversationId conversation, long seq, int limit) {
    return jdbc.sql(
            LINES
                + " where m.merchant_id = ? and m.conversation_id = ? and m.seq < ? order by m.seq"
                + " desc limit ?")
        .params(merchant.value(), conversation.value(), seq, limit)
        .query((row, _) -> entry(row))
        .list()
        .reversed();
  }

  /// The last lines of each of these conversations, oldest first, at most `limit` of each.
  @Transactional(readOnly = true)
  public List<Entry> newest(MerchantId merchant, List<ConversationId> conversations, int limit) {
    return jdbc.sql(
            """
            select line.* from unnest(?::uuid[]) as w(conversation_id)
            cross join lateral (%s
              where m.merchant_id = ? and m.conversation_id = w.conversation_id order by m.seq desc limit ?) as line
            order by line.conversation_id, line.seq
            """
                .formatted(LINES))
        .param(conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
        .param(merchant.value())
        .param(limit)
        .query((row, _) -> entry(row))
        .list();
  }

  /// A line's place.
  public record Place(ConversationId conversation, long seq) {}

  /// The lines at these places, in no order.
  @Transactional(readOnly = true)
  public List<Entry> at(MerchantId merchant, List<Place> places) {
    return jdbc.sql(
            """
            select line.* from unnest(?::uuid[], ?::bigint[]) as w(conversation_id, seq)
            cross join lateral (%s
              where m.merchant_id = ? and m.conversation_id = w.conversation_id and m.seq = w.seq limit 1) as line
            """
                .formatted(LINES))
        .param(places.stream().map(place -> place.conversation().value()).toArray(UUID[]::new))
        .param(places.stream().map(Place::seq).toArray(Long[]::new))
        .param(merchant.value())
        .query((row, _) -> entry(row))
        .list();
  }

  /// The merchant's log after a change number.
  @Transactional(readOnly = true)
  public List<Entry> log(MerchantId merchant, long afterChange, int limit) {
    return jdbc.sql(
            LINES + " where m.merchant_id = ? and m.change_no > ? order by m.change_no limit ?")
        .params(merchant.value(), afterChange, limit)
        .query((row, _) -> entry(row))
        .list();
  }

  /// The logs of several merchants, each from its own place on, at most `limit` lines of each.
  @Transactional(readOnly = true)
  List<Entry> logs(Map<MerchantId, Long> positions, int limit) {
    return jdbc.sql(
            """
            select lines.* from unnest(?::bigint[], ?::bigint[]) as w(merchant_id, change_no)
            cross join lateral (%s where m.merchant_id = w.merchant_id and m.change_no > w.change_no
              order by m.change_no limit ?) as lines
            """
                .formatted(LINES))
        .params(
            positions.keySet().stream().map(MerchantId::value).toArray(Long[]::new),
            positions.values().toArray(Long[]::new),
            limit)
        .query((row, _) -> entry(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<ConversationRow> row(MerchantId merchant, ConversationId id) {
    return jdbc.sql(
            "select "
                + ConversationRepository.columns()
                + " from conversation.conversations c where c.merchant_id = ? and c.id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> ConversationRepository.conversation(row).row())
        .optional();
  }

  /// The conversation that the customer's next message on this channel would continue, if any: the
  /// open one, or else the last.
  @Transactional(readOnly = true)
  public Optional<ConversationRow> current(
      MerchantId merchant, ChannelId channel, CustomerId customer) {
    return jdbc.sql(
            "select "
                + ConversationRepository.columns()
                + """
                 from conversation.conversations c
                where c.merchant_id = ? and c.customer_id = ? and c.channel_id = ? and c.merged_into is null
                order by c.state <> 'CLOSED' desc, c.opened_at desc limit 1
                """)
        .params(merchant.value(), customer.value(), channel.value())
        .query((row, _) -> ConversationRepository.conversation(row).row())
        .optional();
  }

  /// The rows of these conversations.
  @Transactional(readOnly = true)
  public List<ConversationRow> rows(MerchantId merchant, List<ConversationId> ids) {
    return jdbc.sql(
            "select "
                + ConversationRepository.columns()
                + " from conversation.conversations c where c.merchant_id = ? and c.id = any"
                + " (?::uuid[])")
        .params(merchant.value(), ids.stream().map(ConversationId::value).toArray(UUID[]::new))
        .query((row, _) -> ConversationRepository.conversation(row).row())
        .list();
  }

  /// The customer's conversations, newest first, at most 50.
  @Transactional(readOnly = true)
  List<ConversationRow> ofCustomer(MerchantId merchant, CustomerId customer) {
    return jdbc.sql(
            "select "
                + ConversationRepository.columns()
                + """
                 from conversation.conversations c
                where c.merchant_id = ? and c.customer_id = ? order by c.opened_at desc limit 50
                """)
        .params(merchant.value(), customer.value())
        .query((row, _) -> ConversationRepository.conversation(row).row())
        .list();
  }

  /// The conversations in which a file was said.
  @Transactional(readOnly = true)
  List<ConversationRow> holding(MerchantId merchant, AttachmentId attachment) {
    var ids =
        jdbc.sql(
                """
                select distinct conversation_id from conversation.messages
                where merchant_id = ? and attachment_id = ? limit 50
                """)
            .params(merchant.value(), attachment.value())
            .query((row, _) -> new ConversationId(row.getObject(1, UUID.class)))
            .list();
    return rows(merchant, ids);
  }

  /// A change that added no line to the log, such as a read mark.
  record Touch(long changeNo, ConversationId conversation) {}

  /// The changes without a line after a change number, in their order.
  @Transactional(readOnly = true)
  List<Touch> touches(MerchantId merchant, long afterChange, int limit) {
    return jdbc.sql(
            """
            select change_no, conversation_id from conversation.touches
            where merchant_id = ? and change_no > ? order by change_no limit ?
            """)
        .params(merchant.value(), afterChange, limit)
        .query(
            (row, _) -> new Touch(row.getLong(1), new ConversationId(row.getObject(2, UUID.class))))
        .list();
  }

  /// Rows that changed after a change number.
  @Transactional(readOnly = true)
  public List<ConversationRow> rowsChangedAfter(MerchantId merchant, long afterChange) {
    return jdbc.sql(
            "select "
                + ConversationRepository.columns()
                + """
                 from (
                  select conversation_id from conversation.messages where merchant_id = ? and change_no > ?
                  union
                  select conversation_id from conversation.touches where merchant_id = ? and change_no > ?) as changed
                cross join lateral (
                  select * from conversation.conversations
                  where merchant_id = ? and id = changed.conversation_id limit 1) as c
                """)
        .params(merchant.value(), afterChange, merchant.value(), afterChange, merchant.value())
        .query((row, _) -> ConversationRepository.conversation(row).row())
        .list();
  }

  /// Forgets changes without a line that no desk will ask for any more, of all merchants that the
  /// caller is bound to.
  @Transactional
  public void forgetTouches() {
    jdbc.sql(
            """
            delete from conversation.touches t using conversation.change_counters c
            where t.merchant_id = c.merchant_id and t.change_no < c.last_change - ?
            """)
        .param(2 * CATCH_UP)
        .update();
  }

  /// The number of the merchant's last change; 0 where nothing was ever said.
  @Transactional(readOnly = true)
  public long lastChange(MerchantId merchant) {
    return jdbc.sql("select last_change from conversation.change_counters where merchant_id = ?")
        .param(merchant.value())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /// The numbers of the last changes of several merchants, from the counters, which no wall hides.
  Map<MerchantId, Long> lastChanges(Collection<MerchantId> merchants) {
    var found = new HashMap<MerchantId, Long>();
    jdbc.sql(
            """
            select merchant_id, last_change from conversation.change_counters
            where merchant_id = any (?::bigint[])
            """)
        .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
        .query(
            row -> {
              found.put(new MerchantId(row.getLong(1)), row.getLong(2));
            });
    return found;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var recalled = row.getTimestamp(13);
    return new Entry(
        new MerchantId(row.getLong(1)),
        new ConversationId(row.getObject(2, UUID.class)),
        row.getLong(3),
        row.getLong(4),
        SenderKind.valueOf(row.getString(5)),
        row.getObject(6, UUID.class),
        MessageKind.valueOf(row.getString(7)),
        row.getString(8),
        attachment(row.getObject(9, UUID.class)),
        row.getString(10),
        row.getTimestamp(11).toInstant(),
        row.getTimestamp(12).toInstant(),
        recalled == null ? null : recalled.toInstant(),
        row.getString(14));
  }

  private static @Nullable AttachmentId attachment(@Nullable UUID id) {
    return id == null ? null : new AttachmentId(id);
  }
}

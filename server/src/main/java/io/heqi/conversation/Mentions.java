package io.heqi.conversation;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who was named in a note or whispered to, kept until they have seen it; a mention gives nobody a
/// right, so what the named one may not read is not shown to them.
@Service
public class Mentions {

  private static final int SHOWN = 50;

  /// A colleague's note that names one, or a supervisor's word to the agent.
  public enum Kind {
    MENTION,
    WHISPER
  }

  /// @param number like `customerName` and `text` null where the reader may not see the
  ///     conversation
  public record Mention(
      ConversationId conversation,
      long seq,
      Kind kind,
      AccountId by,
      Instant at,
      boolean seen,
      @Nullable Long number,
      @Nullable String customerName,
      @Nullable String text) {}

  public record Alerts(long unseen, List<Mention> latest) {}

  private record Stored(
      ConversationId conversation, long seq, Kind kind, AccountId by, Instant at, boolean seen) {}

  private final JdbcClient jdbc;
  private final MessageLog log;
  private final Access access;
  private final Clock clock;

  Mentions(JdbcClient jdbc, MessageLog log, Access access, Clock clock) {
    this.jdbc = jdbc;
    this.log = log;
    this.access = access;
    this.clock = clock;
  }

  /// Joins the transaction that stores the note.
  void add(Actor by, ConversationId conversation, long seq, Kind kind, Collection<AccountId> to) {
    jdbc.sql(
            """
            insert into conversation.mentions
            select ?, a, ?, ?, ?, ?, ?::timestamptz from unnest(?::uuid[]) a on conflict do nothing
            """)
        .params(
            by.merchant().value(),
            conversation.value(),
            seq,
            kind.name(),
            by.account().value(),
            Timestamp.from(clock.instant()))
        .param(to.stream().map(AccountId::value).toArray(UUID[]::new))
        .update();
  }

  @Transactional(readOnly = true)
  public Alerts of(Actor reader) {
    var latest =
        jdbc.sql(
                """
                select conversation_id, seq, kind, by_account, at, seen_at is not null
                from conversation.mentions where merchant_id = ? and account_id = ?
                order by at desc, seq desc limit ?
                """)
            .params(reader.merchant().value(), reader.account().value(), SHOWN)
            .query(
                (row, _) ->
                    new Stored(
                        new ConversationId(row.getObject(1, UUID.class)),
                        row.getLong(2),
                        Kind.valueOf(row.getString(3)),
                        new AccountId(row.getObject(4, UUID.class)),
                        row.getTimestamp(5).toInstant(),
                        row.getBoolean(6)))
            .list();
    return new Alerts(unseen(reader), worded(reader, latest));
  }

  private List<Mention> worded(Actor reader, List<Stored> mentions) {
    var teams = access.teamsOf(reader);
    var rows =
        log
            .rows(
                reader.merchant(), mentions.stream().map(Stored::conversation).distinct().toList())
            .stream()
            .filter(row -> Access.maySee(reader, row, () -> teams))
            .collect(Collectors.toMap(ConversationRow::id, Function.identity()));
    var readable = mentions.stream().filter(m -> rows.containsKey(m.conversation())).toList();
    var texts =
        log
            .at(
                reader.merchant(),
                readable.stream()
                    .map(m -> new MessageLog.Place(m.conversation(), m.seq()))
                    .toList())
            .stream()
            .collect(
                Collectors.toMap(
                    e -> new MessageLog.Place(e.conversation(), e.seq()), Entry::body));
    return mentions.stream()
        .map(
            m -> {
              var row = rows.get(m.conversation());
              return new Mention(
                  m.conversation(),
                  m.seq(),
                  m.kind(),
                  m.by(),
                  m.at(),
                  m.seen(),
                  row == null ? null : row.number(),
                  row == null ? null : row.customerName(),
                  texts.get(new MessageLog.Place(m.conversation(), m.seq())));
            })
        .toList();
  }

  private long unseen(Actor reader) {
    return jdbc.sql(
            """
            select count(*) from conversation.mentions
            where merchant_id = ? and account_id = ? and seen_at is null
            """)
        .params(reader.merchant().value(), reader.account().value())
        .query(Long.class)
        .single();
  }

  /// @param conversation null for all of them
  @Transactional
  public void see(Actor reader, @Nullable ConversationId conversation) {
    var id = conversation == null ? null : conversation.value();
    jdbc.sql(
            """
            update conversation.mentions set seen_at = ?
            where merchant_id = ? and account_id = ? and seen_at is null
              and conversation_id = coalesce(?::uuid, conversation_id)
            """)
        .param(Timestamp.from(clock.instant()))
        .param(reader.merchant().value())
        .param(reader.account().value())
        .param(id)
        .update();
  }
}

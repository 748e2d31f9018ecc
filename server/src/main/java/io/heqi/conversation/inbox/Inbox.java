package io.heqi.conversation.inbox;

import io.heqi.conversation.Access;
import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.ConversationState;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.text.LetterPairs;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The lists of conversations, their counts, and the search through what was said.
@Service
public class Inbox {

  private static final int LONGEST_QUERY = 60;
  private static final int FEW = 500;

  /// The conversations that carry a tag, walked in the order of the list.
  private static final String TAGGED =
      """
      select c.id from conversation.conversation_tags t
      cross join lateral (
        select * from conversation.conversations
        where merchant_id = t.merchant_id and id = t.conversation_id limit 1) as c
      """;

  private final JdbcClient jdbc;
  private final MessageLog log;
  private final Access access;
  private final Lines lines;

  Inbox(JdbcClient jdbc, MessageLog log, Access access, Lines lines) {
    this.jdbc = jdbc;
    this.log = log;
    this.access = access;
    this.lines = lines;
  }

  /// Which list. `MINE` and `QUEUE` hold what is not closed.
  public enum View {
    MINE,
    QUEUE,
    ALL,
    CLOSED
  }

  public record Filter(
      View view,
      @Nullable ShopId shop,
      @Nullable ConversationState state,
      @Nullable String tag,
      @Nullable UUID assignee,
      boolean needsCare) {}

  public record Counts(long mine, long queue) {}

  /// A line that was found, with its conversation.
  public record Hit(ConversationRow conversation, long seq, Instant at, String text) {}

  /// Newest message first, to the minute; the queue in the order in which routing takes it.
  @Transactional(readOnly = true)
  public Page<ConversationRow> list(Actor by, Filter filter, @Nullable String after, int limit) {
    var where = new ArrayList<String>();
    var values = new ArrayList<Object>();
    var queue = filter.view() == View.QUEUE;
    var walksTag = walksTag(by, filter);
    where.add(walksTag ? "t.merchant_id = ?" : "c.merchant_id = ?");
    values.add(by.merchant().value());
    addView(by, filter.view(), where, values);
    if (filter.shop() != null) {
      where.add("c.shop_id = ?");
      values.add(filter.shop().value());
    }
    if (filter.state() != null) {
      where.add("c.state = ?");
      values.add(filter.state().name());
    }
    if (filter.tag() != null) {
      where.add(walksTag ? "t.tag = ?" : "c.tags @> array[?]::text[]");
      values.add(filter.tag());
    }
    if (filter.needsCare()) {
      where.add("c.needs_care");
    }
    if (filter.assignee() != null) {
      where.add("c.assignee_id = ?");
      values.add(filter.assignee());
    }
    if (after != null) {
      var cursor = Cursor.parse(after);
      if (queue) {
        where.add("(-c.vip_level, not c.goes_first, c.waiting_since, c.id) > (?, ?, ?, ?)");
        values.add(-cursor.vipLevel());
        values.add(!cursor.goesFirst());
      } else {
        where.add(
            walksTag
                ? "(t.listed_at, t.conversation_id) < (?, ?)"
                : "(c.listed_at, c.id) < (?, ?)");
      }
      values.add(Timestamp.from(cursor.at()));
      values.add(cursor.id());
    }
    values.add(limit + 1);
    var ids =
        jdbc.sql(
                (walksTag ? TAGGED : "select c.id from conversation.conversations c")
                    + " where "
                    + String.join(" and ", where)
                    + (queue
                        ? " order by c.vip_level desc, c.goes_first desc, c.waiting_since, c.id"
                            + " limit ?"
                        : walksTag
                            ? " order by t.listed_at desc, t.conversation_id desc limit ?"
                            : " order by c.listed_at desc, c.id desc limit ?"))
            .params(values)
            .query((row, _) -> new ConversationId(row.getObject(1, UUID.class)))
            .list();
    return Page.of(rows(by, ids), limit, queue ? Cursor::ofQueue : Cursor::of);
  }

  /// Whether the tag's conversations are walked. Where an agent's are asked for too, those are
  /// walked instead unless the tag has few. The queue is short and has an order of its own.
  private boolean walksTag(Actor by, Filter filter) {
    if (filter.tag() == null || filter.view() == View.QUEUE) {
      return false;
    }
    if (filter.assignee() == null && filter.view() != View.MINE) {
      return true;
    }
    return jdbc.sql(
                """
                select count(*) from (
                  select from conversation.conversation_tags where merchant_id = ? and tag = ? limit ?) as tagged
                """)
            .params(by.merchant().value(), filter.tag(), FEW)
            .query(Long.class)
            .single()
        < FEW;
  }

  private List<ConversationRow> rows(Actor by, List<ConversationId> ids) {
    var plain = Lines.sees(by);
    var found =
        log.rows(by.merchant(), ids).stream()
            .collect(Collectors.toMap(ConversationRow::id, Function.identity()));
    return ids.stream()
        .filter(found::containsKey)
        .map(id -> lines.shown(java.util.Objects.requireNonNull(found.get(id)), plain))
        .toList();
  }

  private void addView(Actor by, View view, List<String> where, List<Object> values) {
    by.require(ConversationPermissions.REPLY);
    switch (view) {
      case MINE -> {
        where.add("c.assignee_id = ? and c.state <> 'CLOSED'");
        values.add(by.account().value());
      }
      case QUEUE -> {
        where.add("c.assignee_id is null and c.state = 'OPEN' and c.waiting_since is not null");
        if (!by.may(ConversationPermissions.READ_ALL)) {
          where.add("(c.team_id is null or c.team_id = any (?::uuid[]))");
          values.add(access.teamsOf(by).stream().map(t -> t.value()).toArray(UUID[]::new));
        }
      }
      case ALL -> by.require(ConversationPermissions.READ_ALL);
      case CLOSED -> {
        where.add("c.state = 'CLOSED'");
        if (!by.may(ConversationPermissions.READ_ALL)) {
          where.add("c.assignee_id = ?");
          values.add(by.account().value());
        }
      }
    }
  }

  @Transactional(readOnly = true)
  public Counts counts(Actor by) {
    return new Counts(count(by, View.MINE), count(by, View.QUEUE));
  }

  private long count(Actor by, View view) {
    var where = new ArrayList<String>();
    var values = new ArrayList<Object>();
    values.add(by.merchant().value());
    addView(by, view, where, values);
    return jdbc.sql(
            "select count(*) from conversation.conversations c where c.merchant_id = ? and "
                + String.join(" and ", where))
        .params(values)
        .query(Long.class)
        .single();
  }

  /// The customer's conversations as far as the actor may read them, newest first.
  @Transactional(readOnly = true)
  public List<ConversationRow> ofCustomer(Actor by, CustomerId customer) {
    var plain = Lines.sees(by);
    return access.readableOf(by, customer).stream().map(row -> lines.shown(row, plain)).toList();
  }

  /// Lines that hold the words, newest first, at most 50. Words of one letter are too many to look
  /// for.
  @Transactional(readOnly = true)
  public List<Hit> search(Actor by, String query) {
    by.require(ConversationPermissions.REPLY);
    var text = query.strip();
    var pairs = LetterPairs.of(text);
    if (text.length() > LONGEST_QUERY || pairs.length == 0) {
      throw Refusal.invalid("conversation.query-malformed", 2, LONGEST_QUERY);
    }
    var plain = Lines.sees(by);
    var pattern = "%" + LetterPairs.fold(text).replaceAll("([%_\\\\])", "\\\\$1") + "%";
    record Place(ConversationId conversation, long seq, Instant at, String body) {}
    var places =
        jdbc.sql(
                "select conversation_id, seq, sent_at, body from conversation.search(?, ?::int[],"
                    + " ?, 50)")
            .params(
                by.merchant().value(),
                java.util.Arrays.stream(pairs).boxed().toArray(Integer[]::new),
                pattern)
            .query(
                (row, _) ->
                    new Place(
                        new ConversationId(row.getObject(1, UUID.class)),
                        row.getLong(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4)))
            .list();
    var rows =
        log
            .rows(by.merchant(), places.stream().map(Place::conversation).distinct().toList())
            .stream()
            .filter(row -> Access.maySee(by, row, () -> access.teamsOf(by)))
            .collect(Collectors.toMap(ConversationRow::id, Function.identity()));
    return places.stream()
        .filter(place -> rows.containsKey(place.conversation()))
        .map(
            place ->
                new Hit(
                    lines.shown(
                        java.util.Objects.requireNonNull(rows.get(place.conversation())), plain),
                    place.seq(),
                    place.at(),
                    plain ? place.body() : io.heqi.foundation.text.Masking.mask(place.body())))
        .toList();
  }

  private record Cursor(int vipLevel, boolean goesFirst, Instant at, UUID id) {

    static String of(ConversationRow row) {
      return "0_false_" + row.listedAt() + "_" + row.id();
    }

    static String ofQueue(ConversationRow row) {
      var since = row.waitingSince() == null ? row.listedAt() : row.waitingSince();
      var goesFirst = row.mark() != null && row.mark().goesFirst();
      return row.vipLevel() + "_" + goesFirst + "_" + since + "_" + row.id();
    }

    static Cursor parse(String text) {
      try {
        var parts = text.split("_", 4);
        return new Cursor(
            Integer.parseInt(parts[0]),
            Boolean.parseBoolean(parts[1]),
            Instant.parse(parts[2]),
            UUID.fromString(parts[3]));
      } catch (DateTimeParseException
          | IllegalArgumentException
          | ArrayIndexOutOfBoundsException _) {
        throw Refusal.invalid("foundation.cursor-malformed");
      }
    }
  }
}

package io.heqi.channel.transcript;

import io.heqi.conversation.SenderKind;
import io.heqi.foundation.text.TimeForms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Understands rows by a mapping.
final class TalkReader {

  private static final List<String> ROLES = List.of("role", "sender", "from", "角色", "发送方");
  private static final List<String> TEXTS = List.of("text", "content", "message", "内容", "消息内容");
  private static final List<String> TIMES = List.of("time", "timestamp", "sent_at", "时间", "发送时间");

  private final Mapping mapping;
  private final String digest;
  private final ZoneId zone;

  /// @param digest names the file: with a place in it, it names a line without an id
  TalkReader(Mapping mapping, String digest) {
    this.mapping = mapping;
    this.digest = digest;
    this.zone = ZoneId.of(mapping.zone());
  }

  /// One line of a talk.
  ///
  /// @param talk names the talk, `key` the line
  /// @param at null where the source does not say
  record Line(
      String talk,
      String customer,
      String customerName,
      SenderKind sender,
      String agent,
      String text,
      @Nullable Instant at,
      String key) {}

  /// The row cannot be taken; the code says why.
  static final class BadRow extends Exception {

    final String code;

    BadRow(String code) {
      super(code, null, false, false);
      this.code = code;
    }
  }

  boolean readsWholeTalks() {
    return mapping.turns() != null;
  }

  List<Line> lines(Row row) throws BadRow {
    return readsWholeTalks() ? talk(row) : List.of(line(row));
  }

  private Line line(Row row) throws BadRow {
    var text = row.cell(mapping.content());
    var sender = row.cell(mapping.sender());
    var customer = row.cell(mapping.customer());
    var talk = row.cell(mapping.talk());
    if (text.isEmpty()) {
      throw new BadRow("content-missing");
    }
    if (sender.isEmpty()) {
      throw new BadRow("sender-missing");
    }
    if (customer.isEmpty() && talk.isEmpty()) {
      throw new BadRow("customer-missing");
    }
    var agent = row.cell(mapping.agent());
    var isCustomer = mapping.isCustomer(sender) || (!customer.isEmpty() && sender.equals(customer));
    var id = row.cell(mapping.id());
    return new Line(
        talk.isEmpty() ? "customer:" + customer : talk,
        limited(customer.isEmpty() ? "talk:" + talk : customer),
        customer,
        isCustomer ? SenderKind.CUSTOMER : SenderKind.AGENT,
        isCustomer ? "" : agent.isEmpty() ? sender : agent,
        text,
        time(row.cell(mapping.time())),
        id.isEmpty() ? digest + ":" + row.number() : "id:" + limited(id));
  }

  private List<Line> talk(Row row) throws BadRow {
    var turns = row.cells().get(mapping.turns());
    if (turns == null || !turns.isArray() || turns.isEmpty()) {
      throw new BadRow("turns-missing");
    }
    var customer = row.cell(mapping.customer());
    var named = row.cell(mapping.talk());
    var talk = named.isEmpty() ? digest + ":" + row.number() : named;
    var lines = new ArrayList<Line>();
    for (var i = 0; i < turns.size(); i++) {
      var turn = turns.get(i);
      var text = turn.isString() ? turn.asString("").strip() : field(turn, TEXTS);
      if (text.isEmpty()) {
        continue;
      }
      lines.add(
          new Line(
              talk,
              limited(customer.isEmpty() ? "talk:" + talk : customer),
              customer,
              isCustomers(turn, i) ? SenderKind.CUSTOMER : SenderKind.AGENT,
              row.cell(mapping.agent()),
              text,
              time(turn.isString() ? "" : field(turn, TIMES)),
              digest + ":" + row.number() + ":" + i));
    }
    if (lines.isEmpty()) {
      throw new BadRow("content-missing");
    }
    return lines;
  }

  private boolean isCustomers(JsonNode turn, int place) {
    return turn.isString() ? place % 2 == 0 : mapping.isCustomer(field(turn, ROLES));
  }

  private static String field(JsonNode turn, List<String> names) {
    for (var name : names) {
      if (turn.has(name)) {
        return turn.path(name).asString("").strip();
      }
    }
    return "";
  }

  private @Nullable Instant time(String text) throws BadRow {
    if (text.isEmpty()) {
      return null;
    }
    return TimeForms.parse(text, zone).orElseThrow(() -> new BadRow("time-malformed"));
  }

  private static String limited(String id) {
    return id.length() <= 150 ? id : id.substring(0, 150);
  }
}

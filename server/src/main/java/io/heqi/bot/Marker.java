package io.heqi.bot;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Entry;
import io.heqi.conversation.Mark;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.database.Tenancy;
import io.heqi.language.Plain;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Works out the marks of conversations from what is stored, so doing it again changes nothing.
@Component
class Marker {

  private static final int LOOKED_BACK = 40;

  private final MessageLog log;
  private final LineReader reader;
  private final Bots bots;
  private final Conversations conversations;
  private final MarkCounts counts;
  private final JsonMapper json;

  Marker(
      MessageLog log,
      LineReader reader,
      Bots bots,
      Conversations conversations,
      MarkCounts counts,
      JsonMapper json) {
    this.log = log;
    this.reader = reader;
    this.bots = bots;
    this.conversations = conversations;
    this.counts = counts;
    this.json = json;
  }

  void mark(MerchantId merchant, List<ConversationId> ids) {
    Tenancy.run(
        merchant,
        () -> {
          var before = new LinkedHashMap<ConversationId, Mark>();
          var heard = new LinkedHashMap<ConversationId, Mark>();
          var lines =
              log.newest(merchant, ids, LOOKED_BACK).stream()
                  .collect(Collectors.groupingBy(Entry::conversation));
          for (var row : log.rows(merchant, ids)) {
            var known = Objects.requireNonNullElse(row.mark(), Mark.NONE);
            var mark = markOf(row, known, lines.getOrDefault(row.id(), List.of()));
            if (row.channelKind().isLive() && !mark.saysTheSameAs(known)) {
              before.put(row.id(), known);
              heard.put(row.id(), mark);
            }
          }
          keep(merchant, before, heard);
        });
  }

  private void keep(
      MerchantId merchant, Map<ConversationId, Mark> before, Map<ConversationId, Mark> heard) {
    if (!heard.isEmpty()) {
      conversations.hear(merchant, heard);
      counts.made(merchant, before, heard);
    }
  }

  private Mark markOf(ConversationRow row, Mark before, List<Entry> lines) {
    var said =
        Stretch.of(lines, json).lines().stream()
            .filter(line -> line.sender() == SenderKind.CUSTOMER)
            .filter(line -> line.kind() == MessageKind.TEXT && !Plain.of(line.body()).isEmpty())
            .toList();
    var heard =
        said.subList(Math.max(0, said.size() - MarkRule.LINES), said.size()).stream()
            .map(this::hear)
            .toList();
    return MarkRule.of(heard, before, bots.recent(row.merchant(), row.shop()).angryFirst());
  }

  private MarkRule.Heard hear(Entry line) {
    var reading = reader.read(line.body());
    return new MarkRule.Heard(line.seq(), reading.feeling(), reading.intent());
  }
}

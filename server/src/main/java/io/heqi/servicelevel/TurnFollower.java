package io.heqi.servicelevel;

import io.heqi.conversation.Entry;
import io.heqi.conversation.LogFollower;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the turns up with the message log. Made-up times of a transcript say nothing about speed.
@Component
class TurnFollower implements LogFollower {

  private final TurnRepository turns;
  private final MessageLog log;
  private final JsonMapper json;

  TurnFollower(TurnRepository turns, MessageLog log, JsonMapper json) {
    this.turns = turns;
    this.log = log;
    this.json = json;
  }

  @Override
  public String name() {
    return "servicelevel-turns";
  }

  @Override
  public void follow(List<Entry> entries) {
    entries.stream().collect(Collectors.groupingBy(Entry::merchant)).forEach(this::follow);
  }

  private void follow(MerchantId merchant, List<Entry> entries) {
    var byConversation =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    Entry::conversation, LinkedHashMap::new, Collectors.toList()));
    var open = turns.open(merchant, byConversation.keySet());
    var before = linesBefore(merchant, byConversation.values(), open.keySet());
    for (var row : log.rows(merchant, List.copyOf(byConversation.keySet()))) {
      if (row.syntheticTimes()) {
        continue;
      }
      var standing = open.get(row.id());
      var tracker = new TurnTracker(row, standing, before.get(row.id()), json);
      byConversation.getOrDefault(row.id(), List.of()).forEach(tracker::follow);
      turns.save(
          merchant, tracker.changed().stream().filter(turn -> !turn.equals(standing)).toList());
    }
  }

  /// Whether a question begins a conversation shows in the line before it, which an earlier run may
  /// have had.
  private Map<ConversationId, Entry> linesBefore(
      MerchantId merchant, Collection<List<Entry>> runs, Set<ConversationId> open) {
    var places =
        runs.stream()
            .map(List::getFirst)
            .filter(line -> line.sender() == SenderKind.CUSTOMER && line.seq() > 1)
            .filter(line -> !open.contains(line.conversation()))
            .map(line -> new MessageLog.Place(line.conversation(), line.seq() - 1))
            .toList();
    return places.isEmpty()
        ? Map.of()
        : log.at(merchant, places).stream()
            .collect(Collectors.toMap(Entry::conversation, Function.identity()));
  }
}

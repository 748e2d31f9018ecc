package io.heqi.conversation.inbox;

import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Whom the notes among some lines are meant for: those they mention, and the agent to whom a
/// supervisor whispers.
@Component
class Addressed {

  private final JsonMapper json;

  Addressed(JsonMapper json) {
    this.json = json;
  }

  Set<UUID> of(List<Entry> lines) {
    var addressed = new HashSet<UUID>();
    for (var line : lines) {
      if (line.kind() == MessageKind.NOTE && line.data() != null) {
        var facts = json.readTree(line.data());
        facts.path("mentioned").forEach(id -> addressed.add(UUID.fromString(id.asString())));
        if (facts.hasNonNull("whisper")) {
          addressed.add(UUID.fromString(facts.path("whisper").asString()));
        }
      }
    }
    return addressed;
  }
}

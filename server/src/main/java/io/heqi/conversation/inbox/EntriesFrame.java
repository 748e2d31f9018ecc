package io.heqi.conversation.inbox;

import io.heqi.conversation.Entry;
import io.heqi.shared.ConversationId;
import java.util.List;
import java.util.stream.Collectors;

/// The frame that brings lines of one conversation to a desk.
final class EntriesFrame {

  private EntriesFrame() {}

  static String of(Lines lines, ConversationId conversation, List<Entry> entries, boolean plain) {
    return entries.stream()
        .map(entry -> lines.write(entry, plain))
        .collect(
            Collectors.joining(
                ",",
                "{\"type\":\"entries\",\"conversation\":\"" + conversation + "\",\"entries\":[",
                "]}"));
  }
}

package io.heqi.conversation.script;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.SenderKind;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What the customer of a conversation asks just now.
final class Asked {

  private static final int EARLIER = 2;

  private Asked() {}

  /// The customer's texts since an agent last spoke; an empty question where there are none.
  ///
  /// @param lines of the conversation, oldest first
  static Retrieval.Question of(ConversationRow row, List<Entry> lines) {
    var texts = new ArrayList<String>();
    for (var line : lines) {
      if (line.sender() == SenderKind.AGENT && line.kind().isSaid()) {
        texts.clear();
      } else if (line.sender() == SenderKind.CUSTOMER && line.kind() == MessageKind.TEXT) {
        texts.add(line.body());
      }
    }
    if (texts.isEmpty()) {
      return new Retrieval.Question("", List.of(), place(row));
    }
    var before = texts.subList(Math.max(0, texts.size() - 1 - EARLIER), texts.size() - 1);
    return new Retrieval.Question(texts.getLast(), List.copyOf(before), place(row));
  }

  static Content.Place place(ConversationRow row) {
    var address = Objects.requireNonNullElse(row.sourcePage(), "");
    var title = Objects.requireNonNullElse(row.sourceTitle(), "");
    return new Content.Place(row.shop(), row.channel(), row.vipLevel(), address + " " + title);
  }
}

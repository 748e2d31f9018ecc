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
///
/// @param seq of the line that asks; 0 where nothing waits for an answer and the question is empty
public record Asked(long seq, Retrieval.Question question) {

  /// So many of the newest lines are enough to know it.
  public static final int LOOKED_BACK = 40;

  private static final int EARLIER = 2;

  /// The customer's texts since an agent last spoke: the last of them, the ones before it for what
  /// it leaves unsaid.
  ///
  /// @param lines of the conversation, oldest first
  public static Asked of(ConversationRow row, List<Entry> lines) {
    var asked = new ArrayList<Entry>();
    for (var line : lines) {
      if (line.sender() == SenderKind.AGENT && line.kind().isSaid()) {
        asked.clear();
      } else if (line.sender() == SenderKind.CUSTOMER && line.kind() == MessageKind.TEXT) {
        asked.add(line);
      }
    }
    if (asked.isEmpty()) {
      return new Asked(0, new Retrieval.Question("", List.of(), place(row)));
    }
    var last = asked.removeLast();
    var before = asked.subList(Math.max(0, asked.size() - EARLIER), asked.size());
    return new Asked(
        last.seq(),
        new Retrieval.Question(last.body(), before.stream().map(Entry::body).toList(), place(row)));
  }

  /// Where a conversation takes place, for what the knowledge says there.
  public static Content.Place place(ConversationRow row) {
    var address = Objects.requireNonNullElse(row.sourcePage(), "");
    var title = Objects.requireNonNullElse(row.sourceTitle(), "");
    return new Content.Place(row.shop(), row.channel(), row.vipLevel(), address + " " + title);
  }
}

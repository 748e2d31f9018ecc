package io.heqi.bot;

import io.heqi.conversation.Access;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Mark;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/// What people say of the marks.
@Service
public class Marks {

  /// How far back the counts go.
  public static final int DAYS = 30;

  private final Access access;
  private final Conversations conversations;
  private final MarkCounts counts;

  Marks(Access access, Conversations conversations, MarkCounts counts) {
    this.access = access;
    this.conversations = conversations;
    this.counts = counts;
  }

  /// @param made how often it was marked, `wrong` how often somebody said that it was wrong
  public record Count(Mark.Part part, String code, int made, int wrong) {}

  /// Takes a part of a conversation's mark away, because it is wrong, and counts that.
  public void isWrong(Actor by, ConversationId id, Mark.Part part) {
    var mark = Objects.requireNonNullElse(access.readable(by, id).mark(), Mark.NONE);
    conversations.markIsWrong(by, id, part);
    counts.wrong(by.merchant(), part, mark.codes(part));
  }

  /// How often each mark was right, as far as people said; of the last thirty days.
  public List<Count> counts(Actor by) {
    by.require(BotPermissions.MANAGE);
    return counts.ofLast(by.merchant(), DAYS);
  }
}

package io.heqi.servicelevel;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.SenderKind;
import io.heqi.shared.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Follows the lines of one conversation and keeps its turns. A transfer keeps the clock running;
/// what a greeting or the system says answers nothing, and a turn that a bot answered while it had
/// the conversation is nobody's; a recalled line still counts as said.
final class TurnTracker {

  private final ConversationRow row;
  private final JsonMapper json;
  private final List<Turn> changed = new ArrayList<>();
  private @Nullable Turn open;
  private @Nullable Entry before;

  /// @param open the turn that was open before the lines that follow
  /// @param before the last line before them; asked for only where no turn is open
  TurnTracker(ConversationRow row, @Nullable Turn open, @Nullable Entry before, JsonMapper json) {
    this.row = row;
    this.open = open;
    this.before = before;
    this.json = json;
  }

  void follow(Entry line) {
    if (line.kind().isSaid()) {
      said(line);
    } else if (line.kind() == MessageKind.EVENT) {
      happened(line);
    }
    before = line;
  }

  /// The turns that are new or other than before, in their order.
  List<Turn> changed() {
    var all = new ArrayList<>(changed);
    if (open != null) {
      all.add(open);
    }
    return all;
  }

  private void said(Entry line) {
    if (line.sender() == SenderKind.CUSTOMER && open == null) {
      open =
          new Turn(
              row.id(),
              line.seq(),
              row.shop(),
              row.customer(),
              begins(),
              line.sentAt(),
              null,
              null,
              null,
              null,
              null);
    } else if (line.sender() == SenderKind.AGENT && open != null) {
      end(open.answered(account(line.senderId()), line.seq(), line.sentAt()));
    } else if (line.sender() == SenderKind.BOT && line.data() != null && open != null) {
      end(open.excused(null, "bot"));
    }
  }

  private void happened(Entry event) {
    if (open == null) {
      return;
    }
    switch (event.body()) {
      case EventCode.NEEDS_NO_ANSWER ->
          end(open.excused(account(event.senderId()), reason(event.data())));
      // The other conversation goes on with what was asked here.
      case EventCode.MERGED -> {
        if (row.mergedInto() != null) {
          end(open.excused(account(event.senderId()), EventCode.MERGED));
        }
      }
      case EventCode.CLOSED -> end(open.ended(row.assignee(), event.sentAt()));
      default -> {}
    }
  }

  private void end(Turn turn) {
    changed.add(turn);
    open = null;
  }

  private static @Nullable AccountId account(@Nullable UUID id) {
    return id == null ? null : new AccountId(id);
  }

  private String reason(@Nullable String data) {
    return data == null ? "" : json.readTree(data).path("reason").asString("");
  }

  private boolean begins() {
    return before == null
        || before.body().equals(EventCode.OPENED)
        || before.body().equals(EventCode.REOPENED);
  }
}

package io.heqi.conversation.inbox;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.customer.CustomerPermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.text.Masking;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What the desk shows of rows and lines: as they are for those who may see personal data, masked
/// for the rest.
@Component
public class Lines {

  private final JsonMapper json;

  Lines(JsonMapper json) {
    this.json = json;
  }

  public static boolean sees(Actor actor) {
    return actor.may(CustomerPermissions.REVEAL);
  }

  public ConversationRow shown(ConversationRow row, boolean plain) {
    if (plain) {
      return row;
    }
    var preview = Masking.mask(row.lastPreview());
    var name = Masking.mask(row.customerName());
    return preview.equals(row.lastPreview()) && name.equals(row.customerName())
        ? row
        : masked(row, name, preview);
  }

  public Entry shown(Entry entry, boolean plain) {
    if (plain || !entry.kind().isSaid()) {
      return entry;
    }
    var body = Masking.mask(entry.body());
    return body.equals(entry.body())
        ? entry
        : new Entry(
            entry.merchant(),
            entry.conversation(),
            entry.seq(),
            entry.changeNo(),
            entry.sender(),
            entry.senderId(),
            entry.kind(),
            body,
            entry.attachment(),
            entry.data(),
            entry.sentAt(),
            entry.storedAt(),
            entry.recalledAt(),
            entry.delivery());
  }

  String write(ConversationRow row, boolean plain) {
    return json.writeValueAsString(shown(row, plain));
  }

  String write(Entry entry, boolean plain) {
    return json.writeValueAsString(shown(entry, plain));
  }

  private static ConversationRow masked(ConversationRow r, String name, String preview) {
    return new ConversationRow(
        r.merchant(),
        r.id(),
        r.number(),
        r.shop(),
        r.channel(),
        r.channelKind(),
        r.customer(),
        name,
        r.vipLevel(),
        r.state(),
        r.assignee(),
        r.team(),
        r.tags(),
        r.sourcePage(),
        r.sourceTitle(),
        r.syntheticTimes(),
        r.lastSeq(),
        r.changeNo(),
        r.openedAt(),
        r.lastMessageAt(),
        r.listedAt(),
        preview,
        r.lastSender(),
        r.waitingSince(),
        r.unread(),
        r.agentReadSeq(),
        r.customerDeliveredSeq(),
        r.customerReadSeq(),
        r.firstAnswerSeq(),
        r.snoozedUntil(),
        r.resolvedAt(),
        r.closedAt(),
        r.mergedInto(),
        r.withBot(),
        r.mark());
  }
}

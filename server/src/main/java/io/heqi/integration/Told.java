package io.heqi.integration;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a webhook is told, as JSON. Its parts are described in docs/webhooks.md; new ones may be
/// added, none changes its meaning.
///
/// @param id for ever the same for the same event; ascending in the order in which things happened
/// @param message what was said; null where nothing was
/// @param data the facts of an event, an object; null where there are none
record Told(
    long id,
    String event,
    Instant at,
    UUID conversation,
    long number,
    long seq,
    UUID shop,
    UUID channel,
    String channelKind,
    UUID customer,
    @Nullable Said message,
    @JsonRawValue @Nullable String data) {

  /// @param sender `CUSTOMER`, `AGENT`, `BOT` or `SYSTEM`
  record Said(
      String sender,
      @Nullable UUID senderId,
      String kind,
      String text,
      @Nullable UUID attachment,
      Instant sentAt) {}

  static Told of(WebhookCall call, Entry line, ConversationRow row) {
    var event = line.kind() == MessageKind.EVENT;
    return new Told(
        call.number(),
        call.event(),
        line.storedAt(),
        line.conversation().value(),
        row.number(),
        line.seq(),
        row.shop().value(),
        row.channel().value(),
        row.channelKind().name(),
        row.customer().value(),
        event ? null : said(line),
        event ? line.data() : null);
  }

  private static Said said(Entry line) {
    var file = line.attachment();
    return new Said(
        line.sender().name(),
        line.senderId(),
        line.kind().name(),
        line.body(),
        file == null ? null : file.value(),
        line.sentAt());
  }
}

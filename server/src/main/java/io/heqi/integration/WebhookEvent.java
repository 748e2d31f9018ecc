package io.heqi.integration;

import io.heqi.conversation.Entry;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.SenderKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a webhook can be told of. Each stands for one kind of line in a conversation's log.
public enum WebhookEvent {
  MESSAGE_RECEIVED("message.received", ""),
  MESSAGE_SENT("message.sent", ""),
  MESSAGE_RECALLED("message.recalled", EventCode.RECALLED),
  MESSAGE_NOT_DELIVERED("message.not-delivered", EventCode.NOT_DELIVERED),
  CONVERSATION_OPENED("conversation.opened", EventCode.OPENED),
  CONVERSATION_REOPENED("conversation.reopened", EventCode.REOPENED),
  CONVERSATION_ASSIGNED("conversation.assigned", EventCode.ASSIGNED),
  CONVERSATION_TRANSFERRED("conversation.transferred", EventCode.TRANSFERRED),
  CONVERSATION_TAGGED("conversation.tagged", EventCode.TAGGED),
  CONVERSATION_RESOLVED("conversation.resolved", EventCode.RESOLVED),
  CONVERSATION_CLOSED("conversation.closed", EventCode.CLOSED),
  CONVERSATION_MERGED("conversation.merged", EventCode.MERGED),
  CONVERSATION_RATED("conversation.rated", EventCode.RATED);

  private static final Map<String, WebhookEvent> BY_LINE =
      Arrays.stream(values())
          .filter(event -> !event.line.isEmpty())
          .collect(Collectors.toMap(event -> event.line, Function.identity()));

  private final String code;
  private final String line;

  WebhookEvent(String code, String line) {
    this.code = code;
    this.line = line;
  }

  /// As it stands in the call.
  public String code() {
    return code;
  }

  /// What a line of the log tells; nothing for notes, which stay in the house.
  static Optional<WebhookEvent> of(Entry entry) {
    if (entry.kind() == MessageKind.EVENT) {
      return Optional.ofNullable(BY_LINE.get(entry.body()));
    }
    if (!entry.kind().isSaid()) {
      return Optional.empty();
    }
    return Optional.of(entry.sender() == SenderKind.CUSTOMER ? MESSAGE_RECEIVED : MESSAGE_SENT);
  }
}

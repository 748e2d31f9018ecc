package io.heqi.conversation;

/// Who says something in a conversation.
public enum SenderKind {
  CUSTOMER,
  AGENT,
  /// An automatic answer by content.
  BOT,
  /// A bot's text sent inside the human stage.
  ASSIST_BOT,
  /// A fixed text (greeting, out-of-hours answer) or an event; never a human reply.
  SYSTEM
}

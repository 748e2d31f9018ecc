package io.heqi.conversation;

/// Where a conversation stands. `RESOLVED`: the problem is solved, but a further message continues
/// it. `CLOSED`: nobody works on it any more; a customer who returns within the shop's limit
/// reopens it.
public enum ConversationState {
  OPEN,
  SNOOZED,
  RESOLVED,
  CLOSED
}

package io.heqi.conversation;

import io.heqi.shared.ConversationId;
import java.time.Instant;

/// Where a message stands after the commit; a duplicate is told the place of the first.
public record Stored(ConversationId conversation, long seq, Instant at, boolean duplicate) {}

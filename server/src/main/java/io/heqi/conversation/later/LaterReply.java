package io.heqi.conversation.later;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reply that waits for its time.
///
/// @param seenSeq the last line of the conversation when it was written
/// @param heldBecause the code of the refusal that kept it from being sent, whose words take
///     `heldArguments`; null while it waits
public record LaterReply(
    UUID id,
    ConversationId conversation,
    AccountId agent,
    String text,
    Instant dueAt,
    boolean unlessCustomerWrites,
    long seenSeq,
    @Nullable String heldBecause,
    List<String> heldArguments) {

  boolean isDue(Instant now) {
    return heldBecause == null && !dueAt.isAfter(now);
  }
}

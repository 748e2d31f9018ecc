package io.heqi.integration;

import io.heqi.shared.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call of a webhook, waiting or made.
///
/// @param number its place in the merchant's log; the id under which the other system hears of it
/// @param status of the HTTP answer; 0 where there was none
public record WebhookCall(
    long number,
    String event,
    ConversationId conversation,
    long seq,
    State state,
    int attempts,
    int status,
    String reason,
    Instant queuedAt,
    @Nullable Instant finishedAt) {

  /// How far a call has come.
  public enum State {
    QUEUED,
    TAKEN,
    FAILED
  }
}

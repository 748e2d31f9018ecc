package io.heqi.conversation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a conversation: something said, a note, or an event.
///
/// @param seq its place in the conversation, from 1, without gaps
/// @param changeNo its place in the merchant's log, in the order of commits
/// @param senderId the agent's account or the customer; null for the system
/// @param body the text or caption; of an event its code, such as `assigned`
/// @param data the facts of an event, as a JSON object
/// @param sentAt when the sender says it was sent; `storedAt` is our own time
/// @param delivery state of the delivery where another system has to take the message; else null
public record Entry(
    MerchantId merchant,
    ConversationId conversation,
    long seq,
    long changeNo,
    SenderKind sender,
    @Nullable UUID senderId,
    MessageKind kind,
    String body,
    @Nullable AttachmentId attachment,
    @JsonRawValue @Nullable String data,
    Instant sentAt,
    Instant storedAt,
    @Nullable Instant recalledAt,
    @Nullable String delivery) {

  /// Whether the customer may see it: what is said, and the few events that concern the customer.
  public boolean isForCustomer() {
    return kind.isSaid() || (kind == MessageKind.EVENT && EventCode.isForCustomer(body));
  }
}

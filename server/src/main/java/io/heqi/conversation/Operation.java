package io.heqi.conversation;

import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One thing to be done to conversations, waiting for the next batch of its lane.
sealed interface Operation {

  MerchantId merchant();

  CompletableFuture<Stored> result();

  /// The sender's own id of it, where a second delivery must not be stored again.
  @Nullable Key key();

  /// @param source the channel, or for what agents send [#OUR_DESKS]
  record Key(MerchantId merchant, UUID source, String senderKey) {

    static final UUID OUR_DESKS = new UUID(0, 0);
  }

  /// A message of a customer; finds or begins its conversation.
  record Receive(InboundMessage message, CompletableFuture<Stored> result) implements Operation {

    @Override
    public MerchantId merchant() {
      return message.merchant();
    }

    @Override
    public Key key() {
      return new Key(message.merchant(), message.channel().value(), message.senderKey());
    }
  }

  /// Anything done to conversations that exist.
  ///
  /// @param inTransaction what else must happen in the same transaction, such as an audit entry; a
  ///     failure undoes this operation alone
  record Act(
      MerchantId merchant,
      List<ConversationId> conversations,
      @Nullable Key key,
      Action action,
      Runnable inTransaction,
      CompletableFuture<Stored> result)
      implements Operation {}

  /// Does it to the locked conversations, in the order in which they were named.
  @FunctionalInterface
  interface Action {

    /// @return the line to report, or 0
    long on(List<Conversation> conversations, Instant now);
  }
}

package io.heqi.conversation;

import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;

/// The way out of a channel that is not our own socket. Deliveries come from a stored queue, in the
/// order of the conversation, and may come again after a crash: always under the same key.
public interface ChannelConnector {

  ChannelKind kind();

  Outcome deliver(Outgoing message);

  /// @param externalCustomer the customer as the channel calls them
  /// @param key names the delivery, for ever the same for the same line
  record Outgoing(
      MerchantId merchant, ChannelId channel, String externalCustomer, Entry line, String key) {}

  /// What became of it.
  sealed interface Outcome {

    /// The channel took it.
    record Sent() implements Outcome {}

    /// The channel will never take it.
    record Refused(String reason) implements Outcome {}

    /// There was no answer.
    ///
    /// @param repeatable whether the channel takes the same key only once, so that it is safe to
    ///     try again
    record NoAnswer(String reason, boolean repeatable) implements Outcome {}
  }
}

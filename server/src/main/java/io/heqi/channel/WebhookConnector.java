package io.heqi.channel;

import io.heqi.conversation.ChannelConnector;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.outbound.SignedCalls;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Delivers what we say to the address that the channel names.
@Component
class WebhookConnector implements ChannelConnector {

  private final Channels channels;
  private final SignedCalls calls;
  private final Attachments attachments;
  private final JsonMapper json;
  private final String home;

  WebhookConnector(
      Channels channels,
      SignedCalls calls,
      Attachments attachments,
      JsonMapper json,
      @Value("${heqi.address-outside:}") String home) {
    this.channels = channels;
    this.calls = calls;
    this.attachments = attachments;
    this.json = json;
    this.home = home;
  }

  /// What the other system gets.
  ///
  /// @param id for ever the same for the same message; a second delivery of it is to be ignored
  /// @param file where the file can be fetched, without a sign-in; null for text
  record Delivered(
      String id,
      ConversationId conversation,
      long seq,
      String customer,
      String from,
      String kind,
      String text,
      @Nullable String file,
      Instant sentAt) {}

  @Override
  public ChannelKind kind() {
    return ChannelKind.WEBHOOK;
  }

  @Override
  public Outcome deliver(Outgoing message) {
    ChannelView channel;
    try {
      channel = channels.enabled(message.merchant(), message.channel());
    } catch (Refusal _) {
      return new Outcome.Refused("the channel is switched off");
    }
    var callback = channel.callback();
    if (callback == null || callback.isBlank()) {
      return new Outcome.Refused("the channel has no address to deliver to");
    }
    var answer =
        calls.post(
            callback, channel.secret(), message.key(), json.writeValueAsString(body(message)));
    return switch (answer.result()) {
      case TAKEN -> new Outcome.Sent();
      case REFUSED -> new Outcome.Refused(answer.reason());
      case NO_ANSWER -> new Outcome.NoAnswer(answer.reason(), true);
    };
  }

  private Delivered body(Outgoing message) {
    var line = message.line();
    var file = line.attachment();
    return new Delivered(
        message.key(),
        line.conversation(),
        line.seq(),
        message.externalCustomer(),
        line.sender().name(),
        line.kind().name(),
        line.body(),
        file == null
            ? null
            : home
                + "/api/widget/files/%s/%s/%s"
                    .formatted(line.merchant(), file, attachments.ticket(line.merchant(), file)),
        line.sentAt());
  }
}

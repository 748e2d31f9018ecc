package io.heqi.channel;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.Stored;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.outbound.CallSignature;
import io.heqi.foundation.web.ChecksItsTexts;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The open way in: another system hands in what its customers say, signed with the channel's
/// secret. A call that is repeated, by mistake or by a listener on the line, stores nothing twice:
/// the message's own id decides.
@Service
public class Hooks {

  private static final int MOST = 100;
  private static final Duration FUTURE = Duration.ofMinutes(5);

  private final Channels channels;
  private final Conversations conversations;
  private final Attachments attachments;
  private final JsonMapper json;
  private final Clock clock;

  Hooks(
      Channels channels,
      Conversations conversations,
      Attachments attachments,
      JsonMapper json,
      Clock clock) {
    this.channels = channels;
    this.conversations = conversations;
    this.attachments = attachments;
    this.json = json;
    this.clock = clock;
  }

  /// @param id the other system's id of the message, at most 200 characters
  /// @param customer its id of the customer, at most 200 characters
  /// @param text may be left out where there is a file
  /// @param attachment a file that was handed in before
  /// @param sentAt left out: now
  @ChecksItsTexts
  public record Message(
      String id,
      String customer,
      @Nullable String name,
      @Nullable String text,
      @Nullable AttachmentId attachment,
      @Nullable Instant sentAt) {}

  /// A file as it comes over the line.
  ///
  /// @param sha256 of its bytes, in hexadecimal; the signature is over this, so that nothing is
  ///     read from a caller who does not hold the secret
  public record HandedIn(String sha256, Attachments.Upload upload) {}

  record Call(List<Message> messages) {}

  /// What became of one message: stored, or refused with a code; `again` says that the same message
  /// may go through later.
  public record Taken(
      String id,
      @Nullable ConversationId conversation,
      @Nullable Long seq,
      @Nullable Instant storedAt,
      boolean duplicate,
      @Nullable String refused,
      boolean again) {}

  /// @param body as it came over the line, for the signature is over its bytes
  public List<Taken> take(
      String publicKey, @Nullable String timestamp, @Nullable String signature, byte[] body) {
    var channel = webhook(publicKey);
    CallSignature.check(channel.secret(), timestamp, signature, body, clock.instant());
    var messages = read(body);
    return Tenancy.within(channel.merchant(), () -> store(channel, messages));
  }

  /// Keeps a file for a message that will name it.
  public Attachments.AttachmentView keep(
      String publicKey, @Nullable String timestamp, @Nullable String signature, HandedIn file) {
    var channel = webhook(publicKey);
    var sum = file.sha256().getBytes(StandardCharsets.US_ASCII);
    CallSignature.check(channel.secret(), timestamp, signature, sum, clock.instant());
    var bytes = new SummedStream(file.upload().bytes(), file.sha256());
    var upload =
        new Attachments.Upload(
            file.upload().name(), file.upload().claimedType(), file.upload().durationMs(), bytes);
    return Tenancy.within(
        channel.merchant(), () -> attachments.store(channel.merchant(), uploader(channel), upload));
  }

  private ChannelView webhook(String publicKey) {
    var channel = channels.byKey(publicKey);
    if (channel.kind() != ChannelKind.WEBHOOK) {
      throw Refusal.notFound("channel.unknown");
    }
    return channel;
  }

  private static Attachments.Uploader uploader(ChannelView channel) {
    return new Attachments.Uploader(channel.id().value());
  }

  private List<Message> read(byte[] body) {
    List<Message> messages;
    try {
      messages = json.readValue(body, Call.class).messages();
    } catch (JacksonException | IllegalArgumentException e) {
      throw Refusal.invalid("channel.call-malformed");
    }
    if (messages == null || messages.isEmpty() || messages.size() > MOST) {
      throw Refusal.invalid("channel.call-size", MOST);
    }
    return messages;
  }

  private List<Taken> store(ChannelView channel, List<Message> messages) {
    var stored = new ArrayList<CompletableFuture<Stored>>();
    for (var message : messages) {
      try {
        stored.add(conversations.receive(inbound(channel, message)));
      } catch (Refusal refusal) {
        stored.add(CompletableFuture.failedFuture(refusal));
      }
    }
    var taken = new ArrayList<Taken>();
    for (var i = 0; i < messages.size(); i++) {
      taken.add(taken(messages.get(i).id(), stored.get(i)));
    }
    return taken;
  }

  private InboundMessage inbound(ChannelView channel, Message message) {
    if (message.id() == null
        || message.customer() == null
        || (message.text() == null && message.attachment() == null)) {
      throw Refusal.invalid("channel.message-malformed");
    }
    var sentAt = message.sentAt();
    if (sentAt != null && sentAt.isAfter(clock.instant().plus(FUTURE))) {
      throw Refusal.invalid("channel.message-from-the-future", FUTURE.toMinutes());
    }
    return new InboundMessage(
        channel.merchant(),
        channel.shop(),
        channel.id(),
        ChannelKind.WEBHOOK,
        message.customer(),
        shortened(message.name()),
        message.id(),
        content(channel, message),
        sentAt,
        null,
        null,
        false);
  }

  private MessageContent content(ChannelView channel, Message message) {
    var text = message.text() == null ? "" : message.text();
    return attachments.content(
        channel.merchant(), MessageKind.TEXT, text, message.attachment(), uploader(channel));
  }

  private static String shortened(@Nullable String name) {
    var text = name == null ? "" : name.strip();
    return text.length() <= 60 ? text : text.substring(0, 60);
  }

  private static Taken taken(String id, CompletableFuture<Stored> future) {
    try {
      var stored = future.join();
      return new Taken(
          id, stored.conversation(), stored.seq(), stored.at(), stored.duplicate(), null, false);
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        return new Taken(
            id, null, null, null, false, refusal.code(), refusal.kind() == Refusal.Kind.BUSY);
      }
      throw e;
    }
  }
}

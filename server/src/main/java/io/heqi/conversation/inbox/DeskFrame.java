package io.heqi.conversation.inbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.heqi.conversation.MessageKind;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.ChecksItsTexts;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ConversationId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a desk may send over its socket, told apart by `type`. The documentation page
/// `docs/protocol.md` lists the answers.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeskFrame.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = DeskFrame.Watch.class, name = "watch"),
  @JsonSubTypes.Type(value = DeskFrame.Unwatch.class, name = "unwatch"),
  @JsonSubTypes.Type(value = DeskFrame.Send.class, name = "send"),
  @JsonSubTypes.Type(value = DeskFrame.Read.class, name = "read"),
  @JsonSubTypes.Type(value = DeskFrame.Viewing.class, name = "viewing"),
  @JsonSubTypes.Type(value = DeskFrame.Ping.class, name = "ping")
})
public sealed interface DeskFrame {

  /// Begins; with a cursor it also asks for all that changed since.
  @OpenTo(OpenTo.SIGNED_IN)
  record Hello(@Nullable Long cursor) implements DeskFrame {}

  /// Asks for the lines of a conversation after `after`, and for all that follow.
  @OpenTo("conversation.reply")
  record Watch(ConversationId conversation, long after) implements DeskFrame {

    public Watch {
      Objects.requireNonNull(conversation);
    }
  }

  @OpenTo(OpenTo.SIGNED_IN)
  record Unwatch(ConversationId conversation) implements DeskFrame {

    public Unwatch {
      Objects.requireNonNull(conversation);
    }
  }

  /// Says something; `clientId` makes a repetition harmless.
  @ChecksItsTexts
  @OpenTo("conversation.reply")
  record Send(
      ConversationId conversation,
      String clientId,
      MessageKind kind,
      @Nullable String body,
      @Nullable AttachmentId attachment,
      @Nullable Long seenSeq)
      implements DeskFrame {

    public Send {
      Objects.requireNonNull(conversation);
      Objects.requireNonNull(clientId);
      Objects.requireNonNull(kind);
    }
  }

  /// The agent has read up to this line.
  @OpenTo("conversation.reply")
  record Read(ConversationId conversation, long seq) implements DeskFrame {

    public Read {
      Objects.requireNonNull(conversation);
    }
  }

  /// The agent looks at the conversation, and perhaps types; repeated every ten seconds.
  @OpenTo(OpenTo.SIGNED_IN)
  record Viewing(ConversationId conversation, boolean typing) implements DeskFrame {

    public Viewing {
      Objects.requireNonNull(conversation);
    }
  }

  /// Every ten seconds: the desk is there.
  @OpenTo(OpenTo.SIGNED_IN)
  record Ping() implements DeskFrame {}
}

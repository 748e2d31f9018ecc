package io.heqi.channel;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.heqi.conversation.MessageKind;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.ChecksItsTexts;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the widget may send over its socket, told apart by `type`; `docs/protocol.md` lists the
/// answers.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WidgetFrame.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = WidgetFrame.Send.class, name = "send"),
  @JsonSubTypes.Type(value = WidgetFrame.Seen.class, name = "seen"),
  @JsonSubTypes.Type(value = WidgetFrame.Look.class, name = "look"),
  @JsonSubTypes.Type(value = WidgetFrame.Cards.class, name = "cards"),
  @JsonSubTypes.Type(value = WidgetFrame.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = WidgetFrame.Ping.class, name = "ping")
})
public sealed interface WidgetFrame {

  /// Proves the visitor and asks for what came after the line last seen. Always the first frame.
  ///
  /// @param conversation which conversation `after` counts in; where another one goes on by now,
  ///     all of that one is sent
  @OpenTo(OpenTo.ANYBODY)
  record Hello(String token, @Nullable ConversationId conversation, long after)
      implements WidgetFrame {

    public Hello {
      Objects.requireNonNull(token);
    }
  }

  /// @param id made by the widget; sending it again stores nothing more
  /// @param order of the customer's own, whose card is said instead of a text
  @ChecksItsTexts
  @OpenTo(OpenTo.ANYBODY)
  record Send(
      String id,
      MessageKind kind,
      @Nullable String body,
      @Nullable AttachmentId attachment,
      @Nullable UUID order,
      @Nullable String page,
      @Nullable String pageTitle)
      implements WidgetFrame {

    public Send {
      Objects.requireNonNull(id);
      Objects.requireNonNull(kind);
    }
  }

  /// Up to which line the widget has, and the customer has seen.
  @OpenTo(OpenTo.ANYBODY)
  record Seen(long delivered, long read) implements WidgetFrame {}

  /// The page that the visitor looks at now.
  @OpenTo(OpenTo.ANYBODY)
  record Look(String page, @Nullable String pageTitle) implements WidgetFrame {

    public Look {
      Objects.requireNonNull(page);
    }
  }

  /// Asks how the things stand that these cards show, and to be told when one of them changed.
  @OpenTo(OpenTo.ANYBODY)
  record Cards(List<CardName> cards) implements WidgetFrame {

    static final int MOST = 50;

    public Cards {
      if (cards.size() > MOST) {
        throw Refusal.invalid("conversation.frame-malformed");
      }
      cards = List.copyOf(cards);
    }
  }

  @OpenTo(OpenTo.ANYBODY)
  record Typing() implements WidgetFrame {}

  @OpenTo(OpenTo.ANYBODY)
  record Ping() implements WidgetFrame {}
}

package io.heqi.channel;

import io.heqi.commerce.OrderId;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Entry;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.Signals;
import io.heqi.conversation.Stored;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.limits.RateLimits;
import io.heqi.foundation.realtime.OpenSockets;
import io.heqi.foundation.realtime.SocketLink;
import io.heqi.foundation.web.ProblemWriter;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The widget's end of its socket.
@Component
class WidgetSocketHandler extends TextWebSocketHandler {

  private static final Logger log = LoggerFactory.getLogger(WidgetSocketHandler.class);
  private static final int FRAME_LIMIT = 128 * 1024;
  private static final int RUN = 500;

  private final WidgetHub hub;
  private final WidgetTools tools;
  private final ChannelSettings settings;
  private final JsonMapper json;

  WidgetSocketHandler(WidgetHub hub, WidgetTools tools, ChannelSettings settings, JsonMapper json) {
    this.hub = hub;
    this.tools = tools;
    this.settings = settings;
    this.json = json;
    tools.arrivals().listen(this::settlePages, this::lookForMissed);
  }

  /// What the widget's frames are carried out with.
  @Component
  record WidgetTools(
      Widgets widgets,
      Conversations conversations,
      MessageLog log,
      Attachments attachments,
      VisitorOrders orders,
      CardNews cards,
      Signals signals,
      CustomerLines lines,
      Arrivals arrivals,
      OpenSockets sockets,
      RateLimits limits,
      ProblemWriter problems) {}

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    var nativeSession = SocketLink.nativeOf(session);
    nativeSession.setMaxTextMessageSize(FRAME_LIMIT);
    var headers = session.getHandshakeHeaders();
    session
        .getAttributes()
        .put(
            WidgetSocket.class.getName(),
            new WidgetSocket(
                tools.sockets().open(session),
                headers.getOrigin(),
                Objects.requireNonNullElse(headers.getFirst("Host"), ""),
                tools.limits().socket(),
                settings.burst()));
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    var socket = socketOf(session);
    tools.sockets().closed(socket.link);
    hub.leave(socket);
    tools.cards().leave(socket);
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable cause) {
    log.debug("A widget's socket broke: {}", cause.toString());
  }

  private static WidgetSocket socketOf(WebSocketSession session) {
    return (WidgetSocket)
        Objects.requireNonNull(session.getAttributes().get(WidgetSocket.class.getName()));
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    var socket = socketOf(session);
    WidgetFrame frame;
    try {
      frame = Objects.requireNonNull(json.readValue(message.getPayload(), WidgetFrame.class));
    } catch (JacksonException | IllegalArgumentException | NullPointerException _) {
      refuse(socket, null, Refusal.invalid("conversation.frame-malformed"));
      return;
    }
    var id = frame instanceof WidgetFrame.Send send ? send.id() : null;
    try {
      socket.pace.take();
      if (frame instanceof WidgetFrame.Hello hello) {
        hello(socket, hello);
        return;
      }
      var visitor = socket.visitor;
      if (visitor == null) {
        throw Refusal.unauthenticated("channel.hello-missing");
      }
      MDC.put("merchant", visitor.merchant().toString());
      MDC.put("conversation", String.valueOf(socket.conversation));
      Tenancy.run(visitor.merchant(), () -> carryOut(socket, visitor, frame));
    } catch (Refusal refusal) {
      refuse(socket, id, refusal);
    } catch (RuntimeException e) {
      log.error("A frame of a widget failed", e);
      refuse(socket, id, Refusal.busy("foundation.unexpected"));
    } finally {
      MDC.clear();
    }
  }

  private void hello(WidgetSocket socket, WidgetFrame.Hello hello) {
    if (socket.visitor != null) {
      throw Refusal.conflict("channel.hello-twice");
    }
    var visit = tools.widgets().enter(hello.token(), socket.origin, socket.host);
    socket.channel = visit.channel();
    socket.visitor = visit.visitor();
    Tenancy.run(visit.visitor().merchant(), () -> welcome(socket, visit, hello));
  }

  private void welcome(WidgetSocket socket, Widgets.Visit visit, WidgetFrame.Hello hello) {
    hub.arrive(socket, visit.visitor());
    if (visit.customer() != null) {
      socket.customer = visit.customer();
      hub.join(socket, visit.visitor().merchant(), visit.customer());
    }
    var row = visit.conversation();
    if (row == null) {
      // The first message may have been stored on another page after we looked and before we
      // arrived.
      row = tools.widgets().conversationOf(visit.visitor()).orElse(null);
      if (row != null) {
        socket.customer = row.customer();
        hub.join(socket, visit.visitor().merchant(), row.customer());
      }
    }
    if (row != null) {
      socket.conversation = row.id();
      hub.talk(socket, row.id());
      hub.tellStatus(socket, row);
      bringUp(socket, row.id(), row.id().equals(hello.conversation()) ? hello.after() : 0);
    }
    socket.link.send("{\"type\":\"ready\"}");
  }

  private void bringUp(WidgetSocket socket, ConversationId conversation, long after) {
    var merchant = Objects.requireNonNull(socket.visitor).merchant();
    var from = after;
    while (true) {
      var entries = tools.log().after(merchant, conversation, from, RUN);
      var visible = entries.stream().filter(Entry::isForCustomer).toList();
      if (!visible.isEmpty()) {
        socket.link.send(tools.lines().frame(conversation, visible));
      }
      if (entries.size() < RUN) {
        return;
      }
      from = entries.getLast().seq();
    }
  }

  private void carryOut(WidgetSocket socket, Visitor visitor, WidgetFrame frame) {
    switch (frame) {
      case WidgetFrame.Send send -> send(socket, visitor, send);
      case WidgetFrame.Seen seen -> seen(socket, visitor, seen);
      case WidgetFrame.Look look -> look(socket, visitor, look);
      case WidgetFrame.Cards asked -> tools.cards().ask(socket, visitor, asked.cards());
      case WidgetFrame.Typing _ -> typing(socket, visitor);
      case WidgetFrame.Ping _ -> socket.link.send("{\"type\":\"pong\"}");
      case WidgetFrame.Hello _ -> throw Refusal.conflict("channel.hello-twice");
    }
  }

  private void send(WidgetSocket socket, Visitor visitor, WidgetFrame.Send send) {
    if (!socket.mayPass(settings.messagesPerSecond(), settings.burst())) {
      throw Refusal.tooMany("channel.too-fast", Duration.ofSeconds(1));
    }
    var content = content(visitor, send);
    var message =
        new InboundMessage(
            visitor.merchant(),
            socket.shop(),
            visitor.channel(),
            ChannelKind.WIDGET,
            visitor.externalId(),
            visitor.name(),
            visitor.externalId() + ":" + send.id(),
            content,
            null,
            send.page() == null ? null : page(send.page(), send.pageTitle()),
            socket.conversation,
            false);
    var _ =
        tools
            .conversations()
            .receive(message)
            .whenComplete(
                (stored, failure) -> {
                  if (failure != null) {
                    refuse(socket, send.id(), refusal(failure));
                  } else {
                    stored(socket, visitor, send.id(), stored);
                  }
                });
  }

  private MessageContent content(Visitor visitor, WidgetFrame.Send send) {
    return send.order() != null
        ? tools.orders().card(visitor, new OrderId(send.order()))
        : tools
            .attachments()
            .content(
                visitor.merchant(),
                send.kind(),
                send.body() == null ? "" : send.body(),
                send.attachment(),
                new Attachments.Uploader(visitor.number()));
  }

  private static InboundMessage.SourcePage page(String address, @Nullable String title) {
    return new InboundMessage.SourcePage(
        shortened(address, 500), shortened(Objects.requireNonNullElse(title, ""), 120));
  }

  private static String shortened(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit);
  }

  private static Refusal refusal(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof Refusal refusal ? refusal : Refusal.busy("foundation.unexpected");
  }

  /// The first stored message makes the visitor a customer; whatever was pushed before this socket
  /// was known by that name is brought up now.
  private void stored(WidgetSocket socket, Visitor visitor, String id, Stored stored) {
    socket.link.send(
        json.writeValueAsString(
            Map.of("type", "ack", "id", id, "seq", stored.seq(), "at", stored.at())));
    if (!stored.conversation().equals(socket.conversation)) {
      socket.conversation = stored.conversation();
      tools.arrivals().announce(visitor, stored.conversation());
      settlePages(visitor, stored.conversation());
    }
  }

  private void settlePages(Visitor visitor, ConversationId conversation) {
    if (!hub.pagesOf(visitor).isEmpty()) {
      Thread.startVirtualThread(
          () ->
              Tenancy.run(
                  visitor.merchant(),
                  () -> hub.pagesOf(visitor).forEach(page -> settle(page, visitor, conversation))));
    }
  }

  /// Another node may have made customers of strangers whose pages are open here.
  private void lookForMissed() {
    Thread.startVirtualThread(
        () ->
            hub.strangers()
                .forEach(
                    visitor ->
                        tools
                            .widgets()
                            .conversationOf(visitor)
                            .ifPresent(row -> settlePages(visitor, row.id()))));
  }

  private void settle(WidgetSocket socket, Visitor visitor, ConversationId conversation) {
    tools
        .log()
        .row(visitor.merchant(), conversation)
        .ifPresent(
            row -> {
              socket.customer = row.customer();
              socket.conversation = row.id();
              hub.join(socket, visitor.merchant(), row.customer());
              hub.talk(socket, row.id());
              hub.tellStatus(socket, row);
              bringUp(socket, row.id(), 0);
              socket.link.send("{\"type\":\"ready\"}");
              if (socket.closed) {
                hub.leave(socket);
              }
            });
  }

  private void seen(WidgetSocket socket, Visitor visitor, WidgetFrame.Seen seen) {
    var conversation = socket.conversation;
    if (conversation != null) {
      var _ =
          tools
              .conversations()
              .seenByCustomer(visitor.merchant(), conversation, seen.delivered(), seen.read());
    }
  }

  private void look(WidgetSocket socket, Visitor visitor, WidgetFrame.Look look) {
    var conversation = socket.conversation;
    if (conversation != null) {
      var _ =
          tools
              .conversations()
              .lookedAt(visitor.merchant(), conversation, page(look.page(), look.pageTitle()));
    }
  }

  private void typing(WidgetSocket socket, Visitor visitor) {
    var conversation = socket.conversation;
    if (conversation != null) {
      tools
          .signals()
          .send(new Signals.Signal(visitor.merchant(), conversation, null, visitor.name(), true));
    }
  }

  private record Refused(
      String type, @Nullable String id, String code, String title, boolean again) {}

  /// `again` tells the widget that the very same frame may go through later.
  private void refuse(WidgetSocket socket, @Nullable String id, Refusal refusal) {
    var title = tools.problems().describe(refusal, Locale.SIMPLIFIED_CHINESE).getTitle();
    var again = refusal.kind() == Refusal.Kind.BUSY || refusal.kind() == Refusal.Kind.TOO_MANY;
    socket.link.send(
        json.writeValueAsString(
            new Refused("refused", id, refusal.code(), String.valueOf(title), again)));
  }
}

package io.heqi.conversation.inbox;

import io.heqi.conversation.Access;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.Signals;
import io.heqi.conversation.Stored;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.limits.RateLimits;
import io.heqi.foundation.realtime.OpenSockets;
import io.heqi.foundation.realtime.SocketLink;
import io.heqi.foundation.security.Gate;
import io.heqi.foundation.web.ProblemWriter;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import io.heqi.staff.Presences;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
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

/// The desk's end of its socket: understands frames and answers each with an acknowledgement or a
/// refusal.
@Component
class DeskSocketHandler extends TextWebSocketHandler {

  private static final Logger log = LoggerFactory.getLogger(DeskSocketHandler.class);
  private static final int THREAD = 500;
  private static final int FRAME_LIMIT = 128 * 1024;

  private final DeskHub hub;
  private final DeskTools tools;
  private final JsonMapper json;

  DeskSocketHandler(DeskHub hub, DeskTools tools, JsonMapper json) {
    this.hub = hub;
    this.tools = tools;
    this.json = json;
  }

  /// What the desk's frames are carried out with.
  @Component
  record DeskTools(
      Conversations conversations,
      Attachments attachments,
      MessageLog log,
      Access access,
      Presences presences,
      Signals signals,
      Lines lines,
      Gate gate,
      OpenSockets sockets,
      RateLimits limits,
      ProblemWriter problems) {}

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    var seat = Seat.of(session);
    var nativeSession = SocketLink.nativeOf(session);
    nativeSession.setMaxTextMessageSize(FRAME_LIMIT);
    var desk =
        Tenancy.within(
            seat.actor().merchant(),
            () -> {
              var teams = tools.access().teamsOf(seat.actor());
              tools.presences().seen(seat.actor().merchant(), seat.actor().account());
              return new DeskSocket(
                  seat.actor(),
                  tools.sockets().open(session),
                  seat.token(),
                  tools.limits().socket(),
                  teams);
            });
    session.getAttributes().put(DeskSocket.class.getName(), desk);
    hub.join(desk);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    var desk = deskOf(session);
    if (desk != null) {
      tools.sockets().closed(desk.link);
      hub.leave(desk);
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable cause) {
    log.debug("A desk's socket broke: {}", cause.toString());
  }

  private static @Nullable DeskSocket deskOf(WebSocketSession session) {
    return (DeskSocket) session.getAttributes().get(DeskSocket.class.getName());
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    var desk = deskOf(session);
    if (desk == null) {
      return;
    }
    DeskFrame frame;
    try {
      frame = Objects.requireNonNull(json.readValue(message.getPayload(), DeskFrame.class));
    } catch (JacksonException | IllegalArgumentException | NullPointerException _) {
      refuse(desk, null, Refusal.invalid("conversation.frame-malformed"));
      return;
    }
    MDC.put("merchant", desk.actor.merchant().toString());
    try {
      Tenancy.run(desk.actor.merchant(), () -> carryOut(desk, frame));
    } finally {
      MDC.clear();
    }
  }

  private void carryOut(DeskSocket desk, DeskFrame frame) {
    var clientId = frame instanceof DeskFrame.Send send ? send.clientId() : null;
    try {
      desk.pace.take();
      switch (frame) {
        case DeskFrame.Hello hello -> hello(desk, hello.cursor());
        case DeskFrame.Watch watch -> watch(desk, watch);
        case DeskFrame.Unwatch(var conversation) -> desk.unwatch(conversation);
        case DeskFrame.Send send -> send(desk, send);
        case DeskFrame.Read(var conversation, var seq) -> read(desk, conversation, seq);
        case DeskFrame.Viewing viewing -> viewing(desk, viewing);
        case DeskFrame.Ping _ -> ping(desk);
      }
    } catch (Refusal refusal) {
      refuse(desk, clientId, refusal);
    } catch (RuntimeException e) {
      log.error("A frame of a desk of merchant {} failed", desk.actor.merchant(), e);
      refuse(desk, clientId, Refusal.busy("foundation.unexpected"));
    }
  }

  private void hello(DeskSocket desk, @Nullable Long cursor) {
    var merchant = desk.actor.merchant();
    var now = tools.log().lastChange(merchant);
    if (cursor != null && cursor < now) {
      if (now - cursor > MessageLog.CATCH_UP) {
        desk.link.send("{\"type\":\"reset\"}");
      } else {
        var changed = tools.log().rowsChangedAfter(merchant, cursor);
        var visible =
            changed.stream().filter(desk::sees).peek(row -> desk.remember(row.id())).toList();
        changed.stream()
            .filter(row -> !desk.sees(row))
            .forEach(
                row -> desk.link.send("{\"type\":\"gone\",\"conversation\":\"" + row.id() + "\"}"));
        desk.link.send(
            visible.stream()
                .map(row -> tools.lines().write(row, desk.plain))
                .collect(
                    Collectors.joining(
                        ",", "{\"type\":\"rows\",\"cursor\":" + now + ",\"rows\":[", "]}")));
      }
    }
    desk.link.send("{\"type\":\"ready\",\"cursor\":" + now + "}");
  }

  private void watch(DeskSocket desk, DeskFrame.Watch watch) {
    var row = tools.access().readable(desk.actor, watch.conversation());
    if (!desk.watch(row.id())) {
      throw Refusal.invalid("conversation.too-many-watched");
    }
    desk.remember(row.id());
    var after = watch.after();
    while (true) {
      var entries = tools.log().after(desk.actor.merchant(), row.id(), after, THREAD);
      if (!entries.isEmpty()) {
        desk.link.send(EntriesFrame.of(tools.lines(), row.id(), entries, desk.plain));
        after = entries.getLast().seq();
      }
      if (entries.size() < THREAD) {
        return;
      }
    }
  }

  private void send(DeskSocket desk, DeskFrame.Send send) {
    var content =
        tools
            .attachments()
            .content(
                desk.actor.merchant(),
                send.kind(),
                send.body() == null ? "" : send.body(),
                send.attachment(),
                new Attachments.Uploader(desk.actor.account().value()));
    var _ =
        tools
            .conversations()
            .reply(
                desk.actor,
                new Conversations.Reply(
                    send.conversation(), send.clientId(), content, send.seenSeq()))
            .whenComplete(
                (stored, failure) -> {
                  if (failure == null) {
                    acknowledge(desk, send.clientId(), stored);
                  } else {
                    refuse(desk, send.clientId(), refusal(failure));
                  }
                });
  }

  private static Refusal refusal(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof Refusal refusal ? refusal : Refusal.busy("foundation.unexpected");
  }

  private void acknowledge(DeskSocket desk, String clientId, Stored stored) {
    desk.link.send(
        json.writeValueAsString(
            Map.of(
                "type", "ack",
                "clientId", clientId,
                "conversation", stored.conversation(),
                "seq", stored.seq(),
                "at", stored.at())));
  }

  private void read(DeskSocket desk, ConversationId conversation, long seq) {
    var _ = tools.conversations().readByAgent(desk.actor, conversation, seq);
  }

  private void viewing(DeskSocket desk, DeskFrame.Viewing viewing) {
    if (desk.watches(viewing.conversation())) {
      tools
          .signals()
          .send(
              new Signals.Signal(
                  desk.actor.merchant(),
                  viewing.conversation(),
                  desk.actor.account(),
                  desk.actor.name(),
                  viewing.typing()));
    }
  }

  /// Whoever was signed off, suspended or given other rights meanwhile must come in anew.
  private void ping(DeskSocket desk) {
    var known = tools.gate().bySession(desk.token, desk.actor.address());
    if (known.isEmpty() || !known.get().permissions().equals(desk.actor.permissions())) {
      desk.link.close(4401, "sign in again");
      return;
    }
    desk.setTeams(Set.copyOf(tools.access().teamsOf(desk.actor)));
    tools.presences().seen(desk.actor.merchant(), desk.actor.account());
    desk.link.send("{\"type\":\"pong\"}");
  }

  private void refuse(DeskSocket desk, @Nullable String clientId, Refusal refusal) {
    var problem = tools.problems().describe(refusal, Locale.SIMPLIFIED_CHINESE);
    desk.link.send(
        json.writeValueAsString(
            new RefusedFrame(
                "refused",
                clientId,
                refusal.code(),
                String.valueOf(problem.getTitle()),
                refusal.arguments(),
                refusal.kind() == Refusal.Kind.BUSY || refusal.kind() == Refusal.Kind.TOO_MANY)));
  }

  private record RefusedFrame(
      String type,
      @Nullable String clientId,
      String code,
      String title,
      java.util.List<Object> arguments,
      boolean again) {}
}

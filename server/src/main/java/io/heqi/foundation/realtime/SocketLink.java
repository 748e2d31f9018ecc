package io.heqi.foundation.realtime;

import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/// The sending side of one socket. Frames queue up while a write is under way and then leave
/// together, as one text message that is a JSON array; nobody who sends ever waits for a slow
/// reader. A reader who lets the queue pass its limit is cut off and catches up when it comes back.
public final class SocketLink {

  /// Most characters that may wait for one reader.
  static final int LIMIT = 4 * 1024 * 1024;

  private static final ThreadLocal<@Nullable Set<SocketLink>> corked = new ThreadLocal<>();

  private final Session session;
  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private int size;
  private boolean writing;
  private boolean closed;

  /// Jetty's own session behind Spring's, which can send without a thread that waits.
  public static Session nativeOf(WebSocketSession session) {
    return Objects.requireNonNull(
        ((NativeWebSocketSession) session).getNativeSession(Session.class));
  }

  public SocketLink(Session session) {
    this.session = session;
  }

  /// Whatever the work sends leaves when it is done, each socket's frames in one message.
  public static void together(Runnable work) {
    if (corked.get() != null) {
      work.run();
      return;
    }
    var links = new LinkedHashSet<SocketLink>();
    corked.set(links);
    try {
      work.run();
    } finally {
      corked.remove();
      links.forEach(SocketLink::flush);
    }
  }

  /// Queues one frame, a JSON object.
  public void send(String frame) {
    var links = corked.get();
    synchronized (this) {
      if (closed) {
        return;
      }
      if (size + frame.length() > LIMIT) {
        close(1013, "too slow");
        return;
      }
      waiting.add(frame);
      size += frame.length();
    }
    if (links == null) {
      flush();
    } else {
      links.add(this);
    }
  }

  private void flush() {
    String message;
    synchronized (this) {
      if (closed || writing || waiting.isEmpty()) {
        return;
      }
      writing = true;
      message = takeAll();
    }
    write(message);
  }

  public void close(int status, String reason) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.clear();
    }
    session.close(status, reason, Callback.NOOP);
  }

  private String takeAll() {
    var message = new StringBuilder(size + waiting.size() + 2).append('[');
    for (var frame = waiting.poll(); frame != null; frame = waiting.poll()) {
      message.append(frame).append(',');
    }
    message.setCharAt(message.length() - 1, ']');
    size = 0;
    return message.toString();
  }

  private void write(String message) {
    session.sendText(message, Callback.from(this::next, this::failed));
  }

  private void next() {
    String message;
    synchronized (this) {
      if (closed || waiting.isEmpty()) {
        writing = false;
        return;
      }
      message = takeAll();
    }
    write(message);
  }

  private void failed(Throwable cause) {
    synchronized (this) {
      closed = true;
      waiting.clear();
    }
    if (!(cause instanceof ClosedChannelException)) {
      session.disconnect();
    }
  }
}

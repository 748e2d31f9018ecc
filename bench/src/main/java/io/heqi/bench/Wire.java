package io.heqi.bench;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One WebSocket to the server. Public because Jetty calls only public classes.
public final class Wire implements Session.Listener.AutoDemanding {

  /// Who listens at this end. Texts come one after the other.
  interface Listener {

    void text(Wire wire, String text);

    /// Said once, however the socket ended.
    default void lost(Wire wire, String why) {}
  }

  private final Listener listener;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable Session session;

  Wire(Listener listener) {
    this.listener = listener;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
  }

  @Override
  public void onWebSocketText(String text) {
    listener.text(this, text);
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    end(cause.toString());
  }

  @Override
  public void onWebSocketClose(int status, @Nullable String reason, Callback callback) {
    callback.succeed();
    end(status + " " + reason);
  }

  private void end(String why) {
    if (ended.compareAndSet(false, true)) {
      listener.lost(this, why);
    }
  }

  void send(String frame) {
    var open = session;
    if (open != null) {
      open.sendText(frame, Callback.NOOP);
    }
  }

  void close() {
    var open = session;
    if (open != null) {
      open.close(1000, "", Callback.NOOP);
    }
  }

  /// Breaks the connection without a word, as a lost network does.
  void cut() {
    var open = session;
    if (open != null) {
      open.disconnect();
    }
  }
}

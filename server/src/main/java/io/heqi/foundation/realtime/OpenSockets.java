package io.heqi.foundation.realtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Session;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The sockets of this node. When it stops, the writer writes and tells what waits, and only then
/// every socket is closed with 1012, so that its other end turns to another node, or to this one
/// once it is back.
@Component
public class OpenSockets implements SmartLifecycle {

  private static final int GOING_AWAY = 1012;

  private final Set<SocketLink> links = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  public SocketLink open(Session session) {
    var link = new SocketLink(session);
    links.add(link);
    return link;
  }

  public void closed(SocketLink link) {
    links.remove(link);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    links.forEach(link -> link.close(GOING_AWAY, "restarting"));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// After the writer, before the web server.
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 512;
  }
}

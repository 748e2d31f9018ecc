package io.heqi.foundation.realtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketSession;

/// The sockets of this node. When it stops, the writer writes and tells what waits, and only then
/// every socket is closed with 1012, so that its other end turns to another node, or to this one
/// once it is back.
@Component
public class OpenSockets implements SmartLifecycle {

  private static final int GOING_AWAY = 1012;

  private final Map<SocketLink, String> links = new ConcurrentHashMap<>();
  private final Map<String, Integer> addresses = new ConcurrentHashMap<>();
  private volatile boolean running;

  public SocketLink open(WebSocketSession session) {
    var link = new SocketLink(SocketLink.nativeOf(session));
    var address = SocketAdmission.addressOf(session);
    links.put(link, address);
    addresses.merge(address, 1, Integer::sum);
    return link;
  }

  public void closed(SocketLink link) {
    var address = links.remove(link);
    if (address != null) {
      addresses.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
    }
  }

  /// How many sockets of this address are open.
  int of(String address) {
    return addresses.getOrDefault(address, 0);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    links.keySet().forEach(link -> link.close(GOING_AWAY, "restarting"));
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

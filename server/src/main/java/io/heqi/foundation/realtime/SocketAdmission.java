package io.heqi.foundation.realtime;

import io.heqi.foundation.limits.RateLimitSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/// Lets no address hold more sockets open than the settings say. Every socket's door has it.
@Component
public class SocketAdmission implements HandshakeInterceptor {

  private static final String ADDRESS = SocketAdmission.class.getName();

  private final OpenSockets sockets;
  private final int most;

  SocketAdmission(OpenSockets sockets, RateLimitSettings settings) {
    this.sockets = sockets;
    this.most = settings.socketsOfAddress();
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
    var address = servlet.getRemoteAddr();
    attributes.put(ADDRESS, address);
    if (sockets.of(address) < most) {
      return true;
    }
    response.setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
    return false;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception problem) {}

  /// Whence the other end came, as a proxy in front of Heqi tells it where there is one.
  static String addressOf(WebSocketSession session) {
    return Objects.toString(session.getAttributes().get(ADDRESS), "");
  }
}

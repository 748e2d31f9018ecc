package io.heqi.conversation.inbox;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.SessionCookie;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

/// Who opened a desk's socket, and with which session token.
record Seat(Actor actor, String token) {

  static Seat of(WebSocketSession session) {
    return (Seat) Objects.requireNonNull(session.getAttributes().get(Seat.class.getName()));
  }

  /// Carries the actor of the opening request over to the socket. Only a browser's session opens a
  /// desk.
  static final class Keeper implements HandshakeInterceptor {

    @Override
    public boolean beforeHandshake(
        ServerHttpRequest request,
        ServerHttpResponse response,
        WebSocketHandler handler,
        Map<String, Object> attributes) {
      var authentication = SecurityContextHolder.getContext().getAuthentication();
      var cookie =
          WebUtils.getCookie(
              ((ServletServerHttpRequest) request).getServletRequest(), SessionCookie.NAME);
      if (authentication == null
          || !(authentication.getPrincipal() instanceof Actor actor)
          || cookie == null) {
        return false;
      }
      attributes.put(Seat.class.getName(), new Seat(actor, cookie.getValue()));
      return true;
    }

    @Override
    public void afterHandshake(
        ServerHttpRequest request,
        ServerHttpResponse response,
        WebSocketHandler handler,
        @Nullable Exception exception) {}
  }
}

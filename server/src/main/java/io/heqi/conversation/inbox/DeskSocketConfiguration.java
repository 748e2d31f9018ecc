package io.heqi.conversation.inbox;

import io.heqi.foundation.realtime.SocketAdmission;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

@Configuration
@EnableWebSocket
class DeskSocketConfiguration implements WebSocketConfigurer {

  private final DeskSocketHandler handler;
  private final SocketAdmission admission;

  DeskSocketConfiguration(DeskSocketHandler handler, SocketAdmission admission) {
    this.handler = handler;
    this.admission = admission;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(handler, "/ws/desk").addInterceptors(admission, new Seat.Keeper());
  }
}

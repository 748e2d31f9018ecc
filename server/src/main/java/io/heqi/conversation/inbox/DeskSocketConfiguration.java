package io.heqi.conversation.inbox;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

@Configuration
@EnableWebSocket
class DeskSocketConfiguration implements WebSocketConfigurer {

  private final DeskSocketHandler handler;

  DeskSocketConfiguration(DeskSocketHandler handler) {
    this.handler = handler;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(handler, "/ws/desk").addInterceptors(new Seat.Keeper());
  }
}

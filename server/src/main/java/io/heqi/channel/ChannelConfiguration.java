package io.heqi.channel;

import io.heqi.foundation.realtime.SocketAdmission;
import io.heqi.foundation.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

@Configuration
class ChannelConfiguration implements WebSocketConfigurer, WebMvcConfigurer {

  private final WidgetSocketHandler handler;
  private final SocketAdmission admission;

  ChannelConfiguration(WidgetSocketHandler handler, SocketAdmission admission) {
    this.handler = handler;
    this.admission = admission;
  }

  /// Any page may try; the first frame names the channel, and its allowed origins decide.
  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry
        .addHandler(handler, "/ws/widget")
        .addInterceptors(admission)
        .setAllowedOriginPatterns("*");
  }

  /// The widget's files keep their names over releases, so browsers ask each time whether they
  /// changed.
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/widget/**")
        .addResourceLocations("classpath:/META-INF/resources/widget/")
        .setCacheControl(CacheControl.noCache());
  }

  @Bean
  static PublicPaths channelDoors() {
    return PublicPaths.of(
        "/ws/widget",
        "/api/widget/**",
        "/widget/**",
        "/chat/**",
        "/demo-shop",
        "/demo-shop/**",
        "/api/hooks/**");
  }

  @Bean
  static CorsConfigurationSource corsConfigurationSource(Channels channels) {
    return new WidgetCors(channels);
  }
}

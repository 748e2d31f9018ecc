package io.heqi.channel;

import io.heqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/// Which pages of other hosts may call the widget's doors: those that the channel in the address
/// allows, without cookies. Nothing else of Heqi answers to other origins.
final class WidgetCors implements CorsConfigurationSource {

  private static final Pattern DOOR = Pattern.compile("^/api/widget/channels/([^/]+)/.*");

  private final Channels channels;

  WidgetCors(Channels channels) {
    this.channels = channels;
  }

  @Override
  public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
    var door = DOOR.matcher(request.getRequestURI());
    if (!door.matches()) {
      return null;
    }
    var configuration = new CorsConfiguration();
    configuration.setAllowedMethods(List.of("POST"));
    configuration.setAllowedHeaders(List.of("Content-Type", "X-Heqi-Visitor"));
    configuration.setMaxAge(3_600L);
    try {
      configuration.setAllowedOrigins(channels.byKey(door.group(1)).allowedOrigins());
    } catch (Refusal _) {
      configuration.setAllowedOrigins(List.of());
    }
    return configuration;
  }
}

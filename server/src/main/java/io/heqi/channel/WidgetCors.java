package io.heqi.channel;

import io.heqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/// Which pages of other hosts may load the widget's files: all, for they hold nothing of anybody's.
/// Which may call its doors: those that the channel in the address allows, without cookies. Nothing
/// else of Heqi answers to other origins.
final class WidgetCors implements CorsConfigurationSource {

  private static final Pattern DOOR = Pattern.compile("^/api/widget/channels/([^/]+)/.*");

  private static final String FILES = "/widget/";

  private final Channels channels;

  WidgetCors(Channels channels) {
    this.channels = channels;
  }

  @Override
  public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
    var path = request.getRequestURI();
    if (path.startsWith(FILES)) {
      return files();
    }
    var door = DOOR.matcher(path);
    return door.matches() ? door(door.group(1)) : null;
  }

  /// A page's script loads a module of another host only where that host says so.
  private static CorsConfiguration files() {
    var configuration = new CorsConfiguration();
    configuration.setAllowedMethods(List.of("GET"));
    configuration.setAllowedOrigins(List.of("*"));
    return configuration;
  }

  private CorsConfiguration door(String key) {
    var configuration = new CorsConfiguration();
    configuration.setAllowedMethods(List.of("GET", "POST", "PUT"));
    configuration.setAllowedHeaders(List.of("Content-Type", "X-Heqi-Visitor"));
    configuration.setMaxAge(3_600L);
    try {
      configuration.setAllowedOrigins(channels.byKey(key).allowedOrigins());
    } catch (Refusal _) {
      configuration.setAllowedOrigins(List.of());
    }
    return configuration;
  }
}

package io.heqi.commerce.web;

import io.heqi.commerce.gateway.Push;
import io.heqi.commerce.gateway.PushReading;
import io.heqi.commerce.gateway.ShopPushes;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.security.PublicPaths;
import io.heqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where shop platforms call when something changed; what they send proves itself. See
/// docs/gateways.md.
@RestController
class ShopPushController {

  static final String PATH = "/api/hooks/shops/{key}";

  private static final int LARGEST = 256 * 1_024;

  private final ShopPushes pushes;
  private final Clock clock;

  ShopPushController(ShopPushes pushes, Clock clock) {
    this.pushes = pushes;
    this.clock = clock;
  }

  @Configuration
  static class Door {

    @Bean
    static PublicPaths shopPushDoor() {
      return PublicPaths.of("/api/hooks/shops/*");
    }
  }

  /// Takes a push. The answer is what the platform wants to hear.
  @OpenTo(OpenTo.ANYBODY)
  @PostMapping(path = PATH, consumes = MediaType.ALL_VALUE)
  ResponseEntity<String> take(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    var body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw Refusal.tooLarge("commerce.push-too-large", LARGEST / 1_024);
    }
    return answered(pushes.take(key, push(request, body)));
  }

  /// Answers a platform that wants to know whether the address is ours.
  @OpenTo(OpenTo.ANYBODY)
  @GetMapping(PATH)
  ResponseEntity<String> prove(@PathVariable String key, HttpServletRequest request) {
    return answered(pushes.take(key, push(request, new byte[0])));
  }

  private static ResponseEntity<String> answered(PushReading.Answer answer) {
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, answer.type()).body(answer.body());
  }

  private Push push(HttpServletRequest request, byte[] body) {
    var headers = new HashMap<String, String>();
    for (var names = request.getHeaderNames(); names.hasMoreElements(); ) {
      var name = names.nextElement();
      headers.put(name, request.getHeader(name));
    }
    return new Push(
        request.getRequestURI(), query(request.getQueryString()), headers, body, clock.instant());
  }

  /// The parameters of the address alone: those of a body would be read away from it.
  private static Map<String, String> query(@Nullable String text) {
    var query = new HashMap<String, String>();
    if (text != null) {
      for (var pair : text.split("&", -1)) {
        var end = pair.indexOf('=');
        if (end > 0) {
          query.put(decoded(pair.substring(0, end)), decoded(pair.substring(end + 1)));
        }
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid("commerce.push-malformed");
    }
  }
}

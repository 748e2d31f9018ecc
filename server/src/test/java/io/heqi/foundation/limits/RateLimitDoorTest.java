package io.heqi.foundation.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heqi.testing.HeqiTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HeqiTest
class RateLimitDoorTest {

  @Autowired private RateLimitSettings settings;
  @LocalServerPort private int port;

  @Test
  void answersTooManySignInsWithTheTimeToWait() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var signIn =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/api/one-time-links/guess"))
              .header("X-Forwarded-For", "203.0.113." + port % 250)
              .build();
      HttpResponse<String> answer = client.send(signIn, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("RateLimit"))
          .hasValueSatisfying(r -> assertThat(r).startsWith("\"signin\";r="));
      for (var i = 0; i < settings.signIn().burst(); i++) {
        answer = client.send(signIn, HttpResponse.BodyHandlers.ofString());
      }
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
      assertThat(answer.body()).contains("foundation.too-many-requests", "\"seconds\":2");
      assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"signin\";q=60;w=120");
    }
  }

  @Test
  void anAddressHoldsSoManySocketsAndNoMore() {
    var address = "203.0.114." + port % 250;
    var open = new ArrayList<WebSocket>();
    try (var client = HttpClient.newHttpClient()) {
      for (var i = 0; i < settings.socketsOfAddress(); i++) {
        open.add(socket(client, address).join());
      }
      // The last handshakes may be answered a moment before their sockets count.
      await().until(() -> isRefused(client, address, open));
      while (open.size() >= settings.socketsOfAddress()) {
        open.removeFirst().abort();
      }
      await().untilAsserted(() -> open.add(socket(client, address).join()));
      open.forEach(WebSocket::abort);
    }
  }

  private boolean isRefused(HttpClient client, String address, List<WebSocket> open) {
    try {
      open.add(socket(client, address).join());
      return false;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException;
    }
  }

  private CompletableFuture<WebSocket> socket(HttpClient client, String address) {
    return client
        .newWebSocketBuilder()
        .header("X-Forwarded-For", address)
        .buildAsync(
            URI.create("ws://127.0.0.1:" + port + "/ws/widget"), new WebSocket.Listener() {});
  }
}

package io.heqi.foundation.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.testing.HeqiTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
}

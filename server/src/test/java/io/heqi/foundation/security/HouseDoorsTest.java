package io.heqi.foundation.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The doors that belong to whoever runs the house.
@HeqiTest
class HouseDoorsTest {

  @Autowired private TestHouse houses;
  @LocalServerPort private int port;

  private HttpResponse<String> at(String path, String header, String value) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header(header, value)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void onlyTheMetricsTokenReadsTheMetrics() throws Exception {
    var path = "/actuator/prometheus";
    assertThat(at(path, "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
    var owner = "heqi_session=" + houses.signIn(houses.aMerchant().owner());
    assertThat(at(path, "Cookie", owner).statusCode()).isEqualTo(401);
    var read = at(path, "Authorization", "Bearer test-metrics-token");
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).contains("heqi_conversation_writer_waiting");
  }

  @Test
  void readinessSaysNoMoreThanThatAllIsWell() throws Exception {
    var ready = at("/actuator/health/readiness", "Accept", "application/json");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
  }
}

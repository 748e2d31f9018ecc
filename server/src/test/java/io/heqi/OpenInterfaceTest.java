package io.heqi;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The description of the interface that is committed is the one that the program gives.
@HeqiTest
class OpenInterfaceTest {

  private static final Path COMMITTED = Path.of("..", "api", "openapi.json");

  @Autowired private TestHouse houses;
  @LocalServerPort private int port;

  @Test
  void isWhatTheCommittedDocumentSays() throws IOException, InterruptedException {
    var session = houses.signIn(houses.aMerchant().owner());
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/openapi.json"))
              .header("Cookie", "heqi_session=" + session)
              .build();
      var given = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      var pretty = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      var document = pretty.writeValueAsString(pretty.readTree(given)) + "\n";
      if (Boolean.getBoolean("heqi.update")) {
        Files.writeString(COMMITTED, document);
      }
      assertThat(Files.readString(COMMITTED))
          .as("api/openapi.json is out of date; run the tests with -DargLine=-Dheqi.update=true")
          .isEqualTo(document);
    }
  }
}

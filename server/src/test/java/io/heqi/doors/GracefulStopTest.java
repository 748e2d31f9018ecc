package io.heqi.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heqi.HeqiApplication;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestDataDirectory;
import io.heqi.testing.TestHouse;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A house is shut down while customers write.
class GracefulStopTest {

  private static final int CUSTOMERS = 8;
  private static final int BEFORE_THE_STOP = 200;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  private static ConfigurableApplicationContext start(Path data) {
    return new SpringApplicationBuilder(
            HeqiApplication.class, TestClock.Configuration.class, TestHouse.class)
        .profiles("test")
        .run("--server.port=0", "--heqi.database.directory=" + data);
  }

  /// Writes until the line is closed; each message waits for the acknowledgement of the one before.
  private void write(Line line, String token, int customer) {
    try {
      line.say("{\"type\":\"hello\",\"token\":\"%s\",\"after\":0}".formatted(token));
      for (var number = 0; ; number++) {
        var text = customer + ":" + number;
        line.say(
            "{\"type\":\"send\",\"id\":\"m%d\",\"kind\":\"TEXT\",\"body\":\"%s\"}"
                .formatted(number, text));
        var answer = line.hears(frame -> frame.path("id").asString("").equals(idOf(text)));
        if (answer.path("type").asString("").equals("ack")) {
          acknowledged.add(text);
        }
      }
    } catch (CompletionException | NoSuchElementException _) {
      // The line is closed: that is how a stop looks from outside.
    }
  }

  private static String idOf(String text) {
    return "m" + text.substring(text.indexOf(':') + 1);
  }

  @Test
  void closesEverySocketAndKeepsWhatItAcknowledged() throws Exception {
    var data = TestDataDirectory.fresh();
    var heqi = start(data);
    var port =
        Objects.requireNonNull(((WebServerApplicationContext) heqi).getWebServer()).getPort();
    var houses = heqi.getBean(TestHouse.class);
    var house = houses.aMerchant();
    var lines = new ArrayList<Line>();
    var writers = new ArrayList<Thread>();
    try (var client = HttpClient.newHttpClient()) {
      for (var i = 0; i < CUSTOMERS; i++) {
        var customer = i;
        var line = new Line(client, port, "/ws/widget", Map.of());
        var token = houses.visitorToken(house);
        lines.add(line);
        writers.add(Thread.startVirtualThread(() -> write(line, token, customer)));
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > BEFORE_THE_STOP);
      heqi.close();
      assertThat(lines).allSatisfy(line -> assertThat(line.closes()).isEqualTo(1012));
      lines.forEach(Line::close);
    }
    for (var writer : writers) {
      writer.join(Duration.ofSeconds(30));
    }
    var again = start(data);
    try {
      assertThat(said(again, house))
          .as("stored once, and nothing that was acknowledged is missing")
          .doesNotHaveDuplicates()
          .containsAll(acknowledged);
    } finally {
      again.close();
    }
  }

  private static List<String> said(ConfigurableApplicationContext heqi, TestHouse.House house) {
    return Tenancy.within(
        house.merchant(),
        () ->
            heqi.getBean(MessageLog.class).log(house.merchant(), 0, 100_000).stream()
                .filter(line -> line.kind().isSaid())
                .map(Entry::body)
                .collect(Collectors.toList()));
  }
}

package io.heqi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.outbound.CallSignature;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Secret;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Another system at the other end: it calls over HTTP as a real one would, and answers as it
/// likes.
@HeqiTest
class WebhookChannelTest {

  private static final String ONE =
      """
      {"messages": [{"id": "m1", "customer": "c1", "name": "小雨", "text": "有货吗"}]}
      """;

  @Autowired private Channels channels;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;
  @Autowired private JsonMapper json;
  @LocalServerPort private int port;

  private record Received(String id, boolean signed, JsonNode body) {}

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger answer = new AtomicInteger(204);
  private HttpServer other;
  private TestHouse.House house;
  private ChannelView channel;

  @BeforeEach
  void aWebhook() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    house = houses.aMerchant();
    var callback = "http://127.0.0.1:" + other.getAddress().getPort() + "/heqi";
    channel =
        Tenancy.within(
            house.merchant(),
            () -> {
              var id =
                  channels.add(
                      house.owner(),
                      new Channels.SaveChannel(
                          house.shop(), ChannelKind.WEBHOOK, "自有系统", List.of(), callback, true));
              return channels.list(house.merchant()).stream()
                  .filter(c -> c.id().equals(id))
                  .findFirst()
                  .orElseThrow();
            });
    other.createContext(
        "/heqi",
        exchange -> {
          var body = exchange.getRequestBody().readAllBytes();
          var headers = exchange.getRequestHeaders();
          var expected =
              CallSignature.of(
                  channel.secret(),
                  Long.parseLong(headers.getFirst(CallSignature.TIMESTAMP)),
                  body);
          received.add(
              new Received(
                  headers.getFirst("Heqi-Delivery"),
                  expected.equals(headers.getFirst(CallSignature.SIGNATURE)),
                  json.readTree(body)));
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    other.start();
  }

  @AfterEach
  void stop() {
    other.stop(0);
    client.close();
  }

  private HttpResponse<String> calls(String body, Secret secret, Duration ago) throws Exception {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var at = clock.instant().minus(ago).getEpochSecond();
    return client.send(
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/api/hooks/%s/messages"
                        .formatted(port, channel.publicKey())))
            .header("Content-Type", "application/json")
            .header(CallSignature.TIMESTAMP, Long.toString(at))
            .header(CallSignature.SIGNATURE, CallSignature.of(secret, at, bytes))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode taken(String body) throws Exception {
    var response = calls(body, channel.secret(), Duration.ZERO);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json.readTree(response.body()).path("messages");
  }

  private List<Entry> lines(ConversationId id) {
    return Tenancy.within(house.merchant(), () -> log.after(house.merchant(), id, 0, 100));
  }

  private ConversationId aConversation() throws Exception {
    return new ConversationId(UUID.fromString(taken(ONE).get(0).path("conversation").asString()));
  }

  private void answers(ConversationId id, String text) {
    var reply = new Conversations.Reply(id, text, MessageContent.text(text), null);
    Tenancy.within(house.merchant(), () -> conversations.reply(house.agent(), reply)).join();
  }

  @Test
  void takesInWhatIsSignedAndOnlyOnce() throws Exception {
    var first = taken(ONE).get(0);
    var replayed = taken(ONE).get(0);
    assertThat(replayed.path("seq")).isEqualTo(first.path("seq"));
    assertThat(replayed.path("duplicate").asBoolean()).isTrue();
    var id = new ConversationId(UUID.fromString(first.path("conversation").asString()));
    assertThat(lines(id)).filteredOn(e -> e.body().equals("有货吗")).hasSize(1);
  }

  @Test
  void refusesAForgedAnOldAndAMalformedCall() throws Exception {
    var wrong = new Secret("not the secret");
    assertThat(calls(ONE, wrong, Duration.ZERO).statusCode()).isEqualTo(401);
    assertThat(calls(ONE, channel.secret(), Duration.ofMinutes(6)).statusCode()).isEqualTo(401);
    assertThat(calls("{", channel.secret(), Duration.ZERO).statusCode()).isEqualTo(400);
    assertThat(calls("{}", channel.secret(), Duration.ZERO).statusCode()).isEqualTo(400);
    var large = "{\"messages\": [\"" + "x".repeat(2_000_000) + "\"]}";
    assertThat(calls(large, channel.secret(), Duration.ZERO).statusCode()).isEqualTo(413);
  }

  @Test
  void refusesABadMessageAndTakesItsNeighbours() throws Exception {
    var taken =
        taken(
            """
            {"messages": [{"id": "a", "customer": "c1", "text": "一"},
              {"id": "b", "customer": "c1", "text": "%s"},
              {"id": "c", "customer": "c1", "text": "三"}]}
            """
                .formatted("长".repeat(4_001)));
    assertThat(taken.get(1).path("refused").asString()).isEqualTo("conversation.text-too-long");
    assertThat(taken.get(0).path("seq").asLong()).isEqualTo(2);
    assertThat(taken.get(2).path("seq").asLong()).isEqualTo(3);
  }

  @Test
  void deliversTheAnswersInTheirOrderAndSigned() throws Exception {
    var id = aConversation();
    answers(id, "有的");
    answers(id, "现在下单今天发");
    await().until(() -> received.size() >= 2);
    assertThat(received).allMatch(Received::signed);
    assertThat(received)
        .extracting(r -> r.body().path("text").asString())
        .containsExactly("有的", "现在下单今天发");
    assertThat(received.getFirst().body().path("customer").asString()).isEqualTo("c1");
    await().until(() -> lines(id).getLast().delivery(), "SENT"::equals);
  }

  @Test
  void triesAgainUnderTheSameIdUntilItIsTaken() throws Exception {
    var id = aConversation();
    answer.set(503);
    answers(id, "有的");
    await().until(() -> received.size() == 1);
    await().until(() -> lines(id).getLast().delivery(), "QUEUED"::equals);
    answer.set(200);
    clock.advance(Duration.ofSeconds(3));
    await().until(() -> lines(id).getLast().delivery(), "SENT"::equals);
    assertThat(received).extracting(Received::id).hasSize(2).containsOnly(received.getFirst().id());
  }

  @Test
  void saysThatAMessageWasRefused() throws Exception {
    var id = aConversation();
    answer.set(400);
    answers(id, "有的");
    await()
        .until(
            () -> lines(id).getLast().body(), io.heqi.conversation.EventCode.NOT_DELIVERED::equals);
    assertThat(lines(id).get(lines(id).size() - 2).delivery()).isEqualTo("FAILED");
  }

  private HttpResponse<String> hands(byte[] file, String sum, Secret secret) throws Exception {
    var at = clock.instant().getEpochSecond();
    return client.send(
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/api/hooks/%s/files?name=%s"
                        .formatted(port, channel.publicKey(), "%E8%A3%99%E5%AD%90.png")))
            .header("Content-Type", "image/png")
            .header("Heqi-Content-Sha256", sum)
            .header(CallSignature.TIMESTAMP, Long.toString(at))
            .header(
                CallSignature.SIGNATURE,
                CallSignature.of(secret, at, sum.getBytes(StandardCharsets.US_ASCII)))
            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] aPicture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private static String sum(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static String withFile(String file) {
    return """
    {"messages": [{"id": "p1", "customer": "c1", "attachment": "%s"}]}
    """
        .formatted(file);
  }

  @Test
  void takesAPictureInAndThenTheMessageThatNamesIt() throws Exception {
    var picture = aPicture();
    var kept = hands(picture, sum(picture), channel.secret());
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    var file = json.readTree(kept.body());
    assertThat(file.path("name").asString()).isEqualTo("裙子.png");
    var taken = taken(withFile(file.path("id").asString())).get(0);
    var id = new ConversationId(UUID.fromString(taken.path("conversation").asString()));
    assertThat(lines(id))
        .filteredOn(line -> line.kind() == MessageKind.IMAGE)
        .singleElement()
        .satisfies(line -> assertThat(line.attachment()).hasToString(file.path("id").asString()));
  }

  @Test
  void refusesAFileThatIsForgedOrNotWhatWasTold() throws Exception {
    var picture = aPicture();
    assertThat(hands(picture, sum(picture), new Secret("not the secret")).statusCode())
        .isEqualTo(401);
    var other = hands(picture, sum(new byte[] {1}), channel.secret());
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(other.body()).contains("channel.file-other-sum");
    assertThat(hands(picture, "rubbish", channel.secret()).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesAFileThatTheChannelNeverHandedIn() throws Exception {
    var taken = taken(withFile(UUID.randomUUID().toString())).get(0);
    assertThat(taken.path("refused").asString()).isEqualTo("conversation.attachment-unknown");
  }
}

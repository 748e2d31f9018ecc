package io.heqi.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.ConversationId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What no client should send is answered clearly, and nothing else suffers from it.
@HeqiTest
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {

  private static final String SCRIPT = "<script>alert(1)</script>";

  @Autowired private Premises.Rooms rooms;
  @Autowired private Callers callers;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;
  @LocalServerPort private int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private Premises premises;
  private Callers.Caller owner;
  private ConversationId conversation;

  @BeforeEach
  void aConversation() {
    premises = new Premises(rooms);
    owner = callers.signedIn("owner", premises.house.owner());
    conversation = premises.conversation();
  }

  @AfterEach
  void leave() {
    client.close();
  }

  private HttpRequest.Builder to(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    owner.headers().forEach(request::header);
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(
        to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String replies() {
    return "/api/conversations/" + conversation + "/replies";
  }

  private HttpResponse<String> reply(String body) throws Exception {
    return post(replies(), "application/json", body);
  }

  private static String text(String clientId, String body) {
    return "{\"clientId\": \"%s\", \"kind\": \"TEXT\", \"body\": \"%s\"}".formatted(clientId, body);
  }

  private void expect(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json.readTree(answer.body()).path("code").asString("")).isEqualTo(code);
  }

  private List<String> said() {
    var merchant = premises.house.merchant();
    return Tenancy.<List<io.heqi.conversation.Entry>, RuntimeException>within(
            merchant, () -> log.after(merchant, conversation, 0, 500))
        .stream()
        .filter(entry -> entry.kind().isSaid())
        .map(io.heqi.conversation.Entry::body)
        .toList();
  }

  @Test
  void refusesBodiesThatAreNotWhatTheySay() throws Exception {
    expect(reply("{\"clientId\": "), 400, "foundation.body-unreadable");
    expect(reply("[".repeat(10_000)), 400, "foundation.body-unreadable");
    expect(reply("{\"a\":".repeat(10_000)), 400, "foundation.body-unreadable");
    expect(post(replies(), "text/plain", "在吗"), 415, "foundation.content-type-unknown");
    expect(post(replies(), "application/xml", "<a/>"), 415, "foundation.content-type-unknown");
    expect(
        reply("{\"clientId\": \"1\", \"kind\": \"SHOUT\", \"body\": \"\"}"),
        400,
        "foundation.body-unreadable");
    expect(
        reply("{\"clientId\": \"1\", \"kind\": \"EVENT\", \"body\": \"CLOSED\"}"),
        400,
        "conversation.kind-malformed");
    assertThat(said()).containsExactly("在吗");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "multipart/form-data; boundary=b", "text/csv"})
  void whoIsRefusedAtTheFirstByteStillHearsWhy(String type) throws Exception {
    var endless = "[".repeat(1_900_000);
    var stranger =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + replies()))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(endless));
    for (var time = 0; time < 5; time++) {
      expect(send(stranger.copy()), 401, "foundation.sign-in-needed");
      expect(reply(endless), 400, "foundation.body-unreadable");
    }
  }

  @Test
  void refusesTenMegabytesOfTextByRest() throws Exception {
    expect(reply(text("1", "长".repeat(20_001))), 400, "foundation.fields-invalid");
    expect(reply(text("1", "x".repeat(10_000_000))), 413, "foundation.body-too-large");
    var unmeasured =
        to(replies())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () ->
                        new java.io.ByteArrayInputStream(
                            text("1", "x".repeat(10_000_000)).getBytes(StandardCharsets.UTF_8))));
    expect(send(unmeasured), 413, "foundation.body-too-large");
    assertThat(said()).containsExactly("在吗");
  }

  @Test
  void refusesWhatNoDatabaseTakesAndKeepsTheNeighbours() throws Exception {
    expect(reply(text("1", "a\\u0000b")), 400, "conversation.text-malformed");
    expect(reply(text("a\\u0000", "在")), 400, "conversation.key-malformed");
    expect(
        post(
            "/api/teams",
            "application/json",
            "{\"name\": \"a\\u0000\", \"stages\": [], \"shops\": [], \"members\": []}"),
        400,
        "foundation.characters-unfit");
    expect(
        post(
            "/api/conversations/" + conversation + "/needs-no-answer",
            "application/json",
            "{\"reason\": \"a\\u0000\"}"),
        400,
        "foundation.characters-unfit");
    assertThat(reply(text("2", "半个\\ud83d字")).statusCode()).isEqualTo(200);
    assertThat(reply(text("3", "还在")).statusCode()).isEqualTo(200);
    assertThat(said()).hasSize(3).last().isEqualTo("还在");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/conversations/{c}/needs-no-answer | {'reason': 'a\\u0000'}",
        "/api/conversations/{c}/notes | {'text': 'a\\u0000', 'mentions': []}",
        "/api/conversations/{c}/whispers | {'text': 'a\\u0000'}",
        "/api/teams | {'name': 'a\\u0000'}",
      })
  void refusesANulBeforeItComesNearTheWriter(String path, String body, CapturedOutput log)
      throws Exception {
    expect(
        post(
            path.replace("{c}", conversation.toString()),
            "application/json",
            body.replace('\'', '"')),
        400,
        "foundation.characters-unfit");
    assertThat(log).doesNotContain("ERROR");
    assertThat(said()).containsExactly("在吗");
  }

  @Test
  void refusesANulInAFrameByTheNameOfItsMessage() {
    try (var line = new Line(client, port, "/ws/desk", owner.headers())) {
      line.say(
          "{\"type\": \"send\", \"conversation\": \"%s\", \"clientId\": \"1\", \"kind\": \"TEXT\","
                  .formatted(conversation)
              + " \"body\": \"a\\u0000\"}");
      var refused = line.hears("refused");
      assertThat(refused.path("code").asString("")).isEqualTo("conversation.text-malformed");
      assertThat(refused.path("clientId").asString("")).isEqualTo("1");
    }
    assertThat(said()).containsExactly("在吗");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/conversations/not-an-id, foundation.parameter-malformed",
    "/api/conversations/{c}/entries?limit=-1, foundation.request-unfit",
    "/api/conversations/{c}/entries?limit=99999, foundation.request-unfit",
    "/api/conversations/{c}/entries?limit=99999999999999999999, foundation.parameter-malformed",
    "/api/conversations/{c}/entries?before=1e9, foundation.parameter-malformed",
    "/api/conversations?view=NOBODYS, foundation.parameter-malformed",
    "/api/conversations?after=-1, foundation.cursor-malformed",
    "/api/audit-entries?after=DROP, foundation.cursor-malformed",
    "/api/conversations/search, foundation.request-unfit",
    "/api/reply-figures?day=yesterday, foundation.parameter-malformed",
    "/api/conversations/{c}/file?format=EXE, foundation.parameter-malformed",
  })
  void refusesParametersOutOfTheirMeasure(String path, String code) throws Exception {
    expect(send(to(path.replace("{c}", conversation.toString()))), 400, code);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
  void readsFromAnyPlaceInAConversation(long before) throws Exception {
    var answer = send(to("/api/conversations/" + conversation + "/entries?before=" + before));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    expect(send(to("/api/nothing-of-the-kind")), 404, "foundation.no-such-door");
    expect(send(to("/api/shops").DELETE()), 405, "foundation.method-unknown");
    expect(
        send(to("/api/conversations/search?query=" + "x".repeat(61))),
        400,
        "conversation.query-malformed");
  }

  @Test
  void tokensThatAreForgedOrForeignOpenNothing() throws Exception {
    var forged = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/shops"));
    expect(
        send(forged.copy().header("Authorization", "Bearer x")),
        401,
        "foundation.access-token-unknown");
    expect(
        send(forged.copy().header("Cookie", "heqi_session=x")), 401, "foundation.sign-in-needed");
    var other = houses.visitorToken(houses.aMerchant());
    var rating =
        "/api/widget/channels/%s/conversations/%s/rating"
            .formatted(premises.house.publicKey(), conversation);
    for (var token : List.of("x", "x.y", other)) {
      expect(
          send(
              to(rating)
                  .header("X-Heqi-Visitor", token)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"score\": 5}"))),
          401,
          "channel.token-malformed");
    }
  }

  @Test
  void scriptsComeBackAsPlainText() throws Exception {
    assertThat(reply(text("1", SCRIPT)).statusCode()).isEqualTo(200);
    var entries = send(to("/api/conversations/" + conversation + "/entries"));
    assertThat(entries.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(entries.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(said()).last().isEqualTo(SCRIPT);
    var guess = send(to("/api/conversations/" + URLEncoder.encode(SCRIPT, StandardCharsets.UTF_8)));
    assertThat(guess.body()).doesNotContain("<script>");
  }

  @Test
  void ofTwoAgentsWhoAnswerAtOnceTheSecondIsTold() throws Exception {
    var seen = "{\"clientId\": \"%s\", \"kind\": \"TEXT\", \"body\": \"在\", \"seenSeq\": 1}";
    var colleague = callers.inRole(premises, "x", premises.templateRole("SUPERVISOR"));
    var first =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + replies()))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(seen.formatted("a")));
    colleague.headers().forEach(first::header);
    assertThat(send(first).statusCode()).isEqualTo(200);
    expect(reply(seen.formatted("b")), 409, "conversation.answered-meanwhile");
    assertThat(said()).containsExactly("在吗", "在");
  }

  private HttpResponse<String> upload(String path, String name, byte[] content) throws Exception {
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: image/png\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(
        to(path)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private JsonNode stored(String name, byte[] content) throws Exception {
    var answer = upload("/api/attachments", name, content);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json.readTree(answer.body());
  }

  @Test
  void believesAFileItsContentAndNotItsName() throws Exception {
    var picture = new java.awt.image.BufferedImage(4, 4, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var png = new ByteArrayOutputStream();
    javax.imageio.ImageIO.write(picture, "png", png);
    assertThat(stored("invoice.pdf", png.toByteArray()).path("mediaType").asString(""))
        .isEqualTo("image/png");

    var page = stored("cat.png", ("<html>" + SCRIPT + "</html>").getBytes(StandardCharsets.UTF_8));
    assertThat(page.path("kind").asString("")).isEqualTo("FILE");
    var served = send(to("/api/attachments/" + page.path("id").asString("")));
    assertThat(served.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(served.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(served.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("sandbox");
    assertThat(served.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");

    var svg =
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\">" + SCRIPT + "</svg>";
    expect(
        upload("/api/attachments", "a.svg", svg.getBytes(StandardCharsets.UTF_8)),
        415,
        "conversation.picture-unsupported");
  }

  @Test
  void refusesPicturesThatUnpackToGigabytes() throws Exception {
    expect(
        upload("/api/attachments", "big.png", aPngThatClaims(50_000, 50_000)),
        413,
        "conversation.picture-too-many-pixels");
    expect(
        upload("/api/attachments", "broken.png", aPngThatClaims(0, 5)),
        415,
        "conversation.picture-broken");
  }

  private static byte[] aPngThatClaims(int width, int height) {
    var header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    var crc = new CRC32();
    crc.update(header.array());
    return ByteBuffer.allocate(8 + 4 + 17 + 4)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
        .putInt(13)
        .put(header.array())
        .putInt((int) crc.getValue())
        .array();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../etc/passwd", "..\\\\..\\\\boot.ini", ".htaccess", "a\u202egnp.exe"})
  void keepsNoPathOfAFilesName(String name) throws Exception {
    var kept = stored(name, "x".getBytes(StandardCharsets.UTF_8)).path("name").asString("");
    assertThat(kept).doesNotContain("/", "\\", "\u202e").doesNotStartWith(".");
  }

  @Test
  void refusesAWorkbookThatUnpacksToMoreThanItMay() throws Exception {
    var bomb = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      var zeros = new byte[1024 * 1024];
      for (var i = 0; i < 65; i++) {
        zip.write(zeros);
      }
    }
    assertThat(bomb.size()).isLessThan(200_000);
    expect(
        upload("/api/imports?shop=" + premises.house.shop(), "t.xlsx", bomb.toByteArray()),
        413,
        "foundation.table-too-large");
  }

  @Test
  void aDeskSaysWhatIsWrongWithAFrameAndGoesOn() {
    try (var line = new Line(client, port, "/ws/desk", owner.headers())) {
      for (var frame :
          List.of(
              "",
              "{",
              "[]",
              "null",
              "7",
              "{\"type\": \"shout\"}",
              "{\"type\": \"watch\"}",
              "{\"type\": \"watch\", \"conversation\": \"x\", \"after\": 0}",
              "{\"type\": \"send\", \"conversation\": \"" + conversation + "\"}",
              "{\"type\": \"read\", \"conversation\": null, \"seq\": 1}",
              "{\"type\": \"unwatch\", \"conversation\": null}",
              "{\"type\": \"viewing\"}",
              "{\"a\":".repeat(10_000))) {
        line.say(frame);
        assertThat(line.hears("refused").path("code").asString(""))
            .as(frame)
            .isEqualTo("conversation.frame-malformed");
      }
      line.say(
          "{\"type\": \"read\", \"conversation\": \"%s\", \"seq\": -9}".formatted(conversation));
      line.say(
          "{\"type\": \"watch\", \"conversation\": \"%s\", \"after\": -9}".formatted(conversation));
      assertThat(line.hears("entries").path("entries")).isNotEmpty();
      line.say("{\"type\": \"hello\", \"cursor\": %d}".formatted(Long.MAX_VALUE));
      line.hears("ready");
    }
    assertThat(said()).containsExactly("在吗");
  }

  @Test
  void aWidgetSaysWhatIsWrongWithAFrameAndGoesOn() {
    try (var line = new Line(client, port, "/ws/widget", Map.of())) {
      line.say("{\"type\": \"hello\"}");
      assertThat(line.hears("refused").path("code").asString(""))
          .isEqualTo("conversation.frame-malformed");
      line.say(
          "{\"type\": \"hello\", \"token\": \"%s\", \"after\": 0}"
              .formatted(houses.visitorToken(premises.house)));
      line.hears("ready");
      for (var frame :
          List.of("{", "null", "{\"type\": \"send\"}", "{\"type\": \"send\", \"id\": \"1\"}")) {
        line.say(frame);
        assertThat(line.hears("refused").path("code").asString(""))
            .as(frame)
            .isEqualTo("conversation.frame-malformed");
      }
      line.say(
          "{\"type\": \"send\", \"id\": \"%s\", \"kind\": \"TEXT\", \"body\": \"a\"}"
              .formatted("9".repeat(201)));
      assertThat(line.hears("refused").path("code").asString(""))
          .isEqualTo("conversation.key-malformed");
      line.say(
          "{\"type\": \"send\", \"id\": \"%s\", \"kind\": \"TEXT\", \"body\": \"在吗\", \"page\":"
                  .formatted(UUID.randomUUID())
              + " \"http://a/\\u0000\", \"pageTitle\": \"\\u0000\\ud83d\"}");
      line.hears("ack");
    }
  }

  @Test
  void tenMegabytesEndASocketWithAReason() {
    try (var line = new Line(client, port, "/ws/desk", owner.headers())) {
      line.begins("{\"type\": \"ping\", \"x\": \"" + "x".repeat(200_000) + "\"}");
      assertThat(line.closes()).isEqualTo(1009);
    }
    assertThat(said()).containsExactly("在吗");
  }
}

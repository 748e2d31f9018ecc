package io.heqi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.TestOrders;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.database.Tenancy;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HeqiTest
class VisitorOrdersTest {

  private static final String ORIGIN = "https://shop.example";

  @Autowired private OrderIntake intake;
  @Autowired private Channels channels;
  @Autowired private Widgets widgets;
  @Autowired private VisitorOrders orders;
  @Autowired private VisitorTokens tokens;
  @Autowired private TestClock clock;
  @Autowired private TestHouse houses;
  @LocalServerPort private int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private TestHouse.House house;

  @BeforeEach
  void aShopWithOrders() {
    house = houses.aMerchant();
    within(
        () ->
            intake.take(
                house.owner(),
                house.shop(),
                List.of(
                    TestOrders.paid("6917340012345").boughtBy("u7").build(),
                    TestOrders.paid("6917340099999").boughtBy("u8").build())));
  }

  @AfterEach
  void leave() {
    client.close();
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  /// A visitor whom the shop's own page names.
  private String named(String id) {
    var channel = within(() -> channels.list(house.merchant())).getFirst();
    var expires = clock.instant().plusSeconds(600).getEpochSecond();
    var identity =
        Base64.getUrlEncoder()
            .encodeToString(
                "{\"id\":\"%s\",\"name\":\"小满\",\"expires\":%d}"
                    .formatted(id, expires)
                    .getBytes(StandardCharsets.UTF_8));
    var signature = VisitorTokens.hmac(channel.secret().value(), identity);
    var arrival = new Widgets.Arrival(null, identity, signature, null);
    return widgets.welcome(house.publicKey(), arrival, null, "localhost").token();
  }

  private HttpRequest.Builder door(String path, String token) {
    return HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:" + port + "/api/widget/channels/" + house.publicKey() + path))
        .header("X-Heqi-Visitor", token)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode orders(String token) throws Exception {
    var answer = send(door("/orders", token).GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    return json.readTree(answer.body()).path("items");
  }

  private String prove(String token, String number, String digits) throws Exception {
    var body = "{\"number\":\"%s\",\"digits\":\"%s\"}".formatted(number, digits);
    var answer = send(door("/order-proofs", token).POST(HttpRequest.BodyPublishers.ofString(body)));
    return json.readTree(answer.body()).path("outcome").asString();
  }

  private MessageContent card(String token, String order) {
    return orders.card(tokens.verify(token), new OrderId(UUID.fromString(order)));
  }

  @Test
  void whomThePageNamesSeesTheirOrdersAndNobodyElses() throws Exception {
    var theirs = orders(named("u7"));

    assertThat(theirs).hasSize(1);
    assertThat(theirs.path(0).path("number").asString()).isEqualTo("6917340012345");
    assertThat(theirs.path(0).path("receiver").path("phone").asString()).isEqualTo("138****8000");
    assertThat(theirs.toString()).doesNotContain("sellerNote").doesNotContain("文三路");
  }

  @Test
  void aStrangerSeesNoneUntilTheyProveOne() throws Exception {
    var stranger = houses.visitorToken(house);
    assertThat(orders(stranger)).isEmpty();

    assertThat(prove(stranger, "6917340012345", "0000")).isEqualTo("MISMATCH");
    assertThat(prove(stranger, "6917340012345", "8000")).isEqualTo("PROVEN");

    assertThat(orders(stranger)).hasSize(1);
    assertThat(orders(houses.visitorToken(house))).isEmpty();
  }

  @Test
  void theCardOfOnesOwnOrderCanBeSaidAndNobodyElses() throws Exception {
    var mine = orders(named("u7")).path(0).path("id").asString();
    var theirs = orders(named("u8")).path(0).path("id").asString();

    assertThat(card(named("u7"), mine).body()).contains("6917340012345");
    assertThatThrownBy(() -> card(named("u7"), theirs))
        .hasMessageContaining("commerce.order-of-another");
    assertThatThrownBy(() -> card(houses.visitorToken(house), mine))
        .hasMessageContaining("commerce.order-of-another");
  }

  @Test
  void noDoorOpensWithoutAToken() throws Exception {
    assertThat(send(door("/orders", "x").GET()).statusCode()).isEqualTo(401);
  }

  @Test
  void pagesOfOtherHostsAskWithTheMethodsThatTheDoorsNeed() throws Exception {
    var channel = within(() -> channels.list(house.merchant())).getFirst();
    within(
        () -> {
          channels.change(
              house.owner(),
              channel.id(),
              new Channels.SaveChannel(
                  house.shop(), channel.kind(), channel.name(), List.of(ORIGIN), null, true));
          return channel;
        });
    var doors = Map.of("/orders", "GET", "/order-proofs", "POST", "/contact", "PUT");
    for (var door : doors.keySet()) {
      var answer =
          send(
              door(door, "x")
                  .header("Origin", ORIGIN)
                  .header("Access-Control-Request-Method", doors.get(door))
                  .header("Access-Control-Request-Headers", "x-heqi-visitor")
                  .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
          .as(door)
          .contains(ORIGIN);
    }
  }
}

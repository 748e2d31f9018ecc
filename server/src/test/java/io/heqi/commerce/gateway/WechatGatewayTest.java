package io.heqi.commerce.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.merchant.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class WechatGatewayTest extends PushContract {

  @LocalServerPort private int ownPort;

  @Override
  Platform platform() {
    return Platform.WECHAT_SHOP;
  }

  @Override
  SimulatedShop aSimulatedShop() {
    return new SimulatedWechat(clock);
  }

  @Override
  String toShip() {
    return "20";
  }

  @Override
  String shipped() {
    return "30";
  }

  @Override
  String unheardOf() {
    return "77";
  }

  @Override
  boolean signsTimes() {
    return false;
  }

  @Override
  Sent aPush(String id, String number) {
    return pushed(event("channels_ec_order_pay", number), simulated.appKey, now());
  }

  private static String event(String kind, String number) {
    return """
    {"ToUserName": "gh_1", "FromUserName": "OPENID", "CreateTime": 1783235777, "MsgType": "event",
      "Event": "%s", "order_info": {"order_id": %s, "pay_time": 1783235777}}
    """
        .formatted(kind, number);
  }

  private String now() {
    return String.valueOf(clock.instant().getEpochSecond());
  }

  private Sent pushed(String message, String appId, String timestamp) {
    var enciphered = SimulatedWechat.enciphered(message, appId);
    return new Sent(
        ((SimulatedWechat) simulated).query(timestamp, enciphered),
        Map.of("Content-Type", "application/json"),
        "{\"ToUserName\": \"gh_1\", \"Encrypt\": \"" + enciphered + "\"}");
  }

  @Override
  Sent aHeartbeat() {
    return pushed(event("channels_ec_aftersale_update", "1"), simulated.appKey, now());
  }

  @Override
  String answer() {
    return "success";
  }

  @Override
  String otherSecret(ShopGateway.Field field) {
    return field == ShopGateway.Field.PUSH_TOKEN ? "BBBBB" : "another";
  }

  @Test
  void provesThatTheAddressIsOurs() throws Exception {
    var query = "?signature=%s&echostr=4375120948345356249&timestamp=%s&nonce=1514711492";
    var good = SimulatedWechat.sha1(SimulatedWechat.PUSH_TOKEN, now(), "1514711492");
    assertThat(gets(query.formatted(good, now())).body()).isEqualTo("4375120948345356249");
    assertThat(gets(query.formatted("0" + good, now())).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> gets(String query) throws Exception {
    var address = URI.create("http://127.0.0.1:" + ownPort + path() + query);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void aPushForAnotherAppIsRefused() {
    var push = pushed(event("channels_ec_order_pay", number(1)), "wx-another", now());
    assertThat(sends(push).statusCode()).isEqualTo(401);
  }

  @Test
  void aPushOfTheDayBeforeYesterdayIsRefused() {
    var old = String.valueOf(clock.instant().minus(Duration.ofHours(25)).getEpochSecond());
    var message = event("channels_ec_order_pay", number(1));
    assertThat(sends(pushed(message, simulated.appKey, old)).statusCode()).isEqualTo(401);
  }

  @Test
  void theTokenIsFetchedOnceAndKept() {
    simulated.sells(number(1), toShip(), ago(Duration.ofMinutes(1)));
    pull();
    var calls = simulated.calls();
    clock.advance(PACE);
    pull();
    assertThat(simulated.calls() - calls).as("a list and an order").isEqualTo(2);
  }
}

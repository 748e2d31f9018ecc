package io.heqi.commerce.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.merchant.Platform;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;

class KuaishouGatewayTest extends PushContract {

  @Override
  Platform platform() {
    return Platform.KUAISHOU;
  }

  @Override
  SimulatedShop aSimulatedShop() {
    return new SimulatedKuaishou(clock);
  }

  @Override
  String toShip() {
    return "30";
  }

  @Override
  String shipped() {
    return "40";
  }

  @Override
  String unheardOf() {
    return "99";
  }

  @Override
  Sent aPush(String id, String number) {
    return pushed(id, number, simulated.appKey);
  }

  private static Sent pushed(String id, String number, String appKey) {
    var event = SimulatedShop.JSON.createObjectNode();
    event
        .put("eventId", id)
        .put("bizId", Long.parseLong(number))
        .put("appKey", appKey)
        .put("event", "kwaishop_order_paySuccess")
        .put("info", "{\"oid\":" + number + ",\"sellerId\":1,\"status\":30}");
    return sent(event.toString());
  }

  private static Sent sent(String text) {
    return new Sent(
        "", Map.of("Content-Type", "text/plain;charset=utf-8"), SimulatedKuaishou.enciphered(text));
  }

  @Override
  Sent aHeartbeat() {
    return sent("{\"test\":true}");
  }

  @Override
  String answer() {
    return "{\"result\":1}";
  }

  @Override
  String otherSecret(ShopGateway.Field field) {
    return field == ShopGateway.Field.PUSH_KEY ? "ZmVkY2JhOTg3NjU0MzIxMA==" : "another";
  }

  @Test
  void aHeartbeatInTheOpenIsAnsweredToo() {
    assertThat(sends(new Sent("", Map.of(), "{\"test\":true}")).body()).isEqualTo(answer());
    assertThat(sends(new Sent("", Map.of(), "{\"test\":false}")).statusCode()).isEqualTo(401);
  }

  @Test
  void aPushOfAnotherAppAndOneCutShortAreRefusedAlike() {
    assertThat(sends(pushed("e1", number(1), "another")).statusCode()).isEqualTo(401);
    var push = aPush("e1", number(1));
    var cut = new Sent("", push.headers(), push.body().substring(0, push.body().length() - 24));
    assertThat(sends(cut).statusCode()).isEqualTo(401);
  }

  @Test
  void namesTheCarrier() {
    var order = simulated.order(number(1), shipped(), ago(Duration.ofMinutes(1)));
    ((ArrayNode) order.path("orderLogisticsInfo"))
        .addObject()
        .put("expressNo", "SF1")
        .put("expressCode", 4);
    simulated.sells(number(1), order, ago(Duration.ofMinutes(1)));
    pull();
    var parcel = Objects.requireNonNull(only().parcels()).getFirst();
    assertThat(parcel.carrier()).isEqualTo("顺丰速运");
    assertThat(parcel.number()).isEqualTo("SF1");
  }
}

package io.heqi.commerce.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.merchant.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoudianGatewayTest extends PushContract {

  @Override
  Platform platform() {
    return Platform.DOUYIN;
  }

  @Override
  SimulatedShop aSimulatedShop() {
    return new SimulatedDoudian(clock);
  }

  private SimulatedDoudian doudian() {
    return (SimulatedDoudian) simulated;
  }

  @Override
  String toShip() {
    return "2";
  }

  @Override
  String shipped() {
    return "3";
  }

  @Override
  String unheardOf() {
    return "999";
  }

  @Override
  Sent aPush(String id, String number) {
    return signed(SimulatedDoudian.push("101", id, number));
  }

  private Sent signed(String body) {
    return new Sent("", Map.of("event-sign", doudian().signed(body)), body);
  }

  @Override
  Sent aHeartbeat() {
    return signed("[{\"tag\":\"0\",\"msg_id\":\"0\",\"data\":\"2026-11-20\"}]");
  }

  @Override
  String answer() {
    return "{\"code\":0,\"msg\":\"success\"}";
  }

  @Test
  void aTagThatNobodyKnowsIsAnsweredAndShown() {
    assertThat(sends(signed(SimulatedDoudian.push("977", "e1", "1"))).body()).isEqualTo(answer());
    var problem = standing().problems().getFirst();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.PUSH_UNKNOWN);
    assertThat(problem.subject()).isEqualTo("977");
  }

  @Test
  void signedGarbageIsRefusedInGoodOrder() {
    assertThat(sends(signed("[{\"tag\":")).statusCode()).isEqualTo(400);
    assertThat(sends(signed("[{\"tag\":\"101\",\"data\":{\"p_id\":1}}]")).statusCode())
        .isEqualTo(400);
  }
}

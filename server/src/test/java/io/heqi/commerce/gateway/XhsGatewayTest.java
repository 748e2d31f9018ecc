package io.heqi.commerce.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.merchant.Platform;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class XhsGatewayTest extends PushContract {

  @Override
  Platform platform() {
    return Platform.XHS;
  }

  @Override
  SimulatedShop aSimulatedShop() {
    return new SimulatedXhs(clock);
  }

  @Override
  String toShip() {
    return "4";
  }

  @Override
  String shipped() {
    return "6";
  }

  @Override
  String unheardOf() {
    return "99";
  }

  @Override
  Sent aPush(String id, String number) {
    return signed(
        """
        [{"msgTag": "msg_fulfillment_status_change", "sellerId": "1",
          "data": "{\\"orderId\\":\\"%s\\",\\"orderStatus\\":4,\\"updateTime\\":1752812659421}"}]
        """
            .formatted(number),
        clock.instant().getEpochSecond());
  }

  private Sent signed(String body, long at) {
    var timestamp = String.valueOf(at);
    var sign = ((SimulatedXhs) simulated).signed(path(), Map.of("canshu", "test"), timestamp);
    return new Sent(
        "?canshu=test",
        Map.of("app-key", simulated.appKey, "timestamp", timestamp, "sign", sign),
        body);
  }

  @Override
  Sent aHeartbeat() {
    return signed("[]", clock.instant().getEpochSecond());
  }

  @Override
  String answer() {
    return "{\"success\":true,\"error_code\":0,\"error_msg\":\"\"}";
  }

  /// No source that may be had names them.
  @Override
  boolean namesItsErrors() {
    return false;
  }

  @Test
  void anErrorWithoutAKnownNameIsToldAndLosesNothing() {
    simulated.sells(number(1), toShip(), ago(Duration.ofMinutes(1)));
    simulated.goes(SimulatedShop.Mishap.TOKEN_EXPIRED, SimulatedShop.Mishap.RATE_LIMITED);
    var before = standing().pulledThrough();
    pull();
    assertThat(failure()).isEqualTo(GatewayFailure.Kind.REFUSED);
    assertThat(Objects.requireNonNull(standing().failure()).detail()).contains("access_token");
    assertThat(standing().pulledThrough()).isEqualTo(before);

    clock.advance(Duration.ofHours(2));
    pull();
    assertThat(failure()).isEqualTo(GatewayFailure.Kind.REFUSED);
    clock.advance(Duration.ofHours(2));
    pull();
    assertThat(stored()).hasSize(1);
  }

  @Test
  void aPushOfTheDayBeforeYesterdayIsRefused() {
    var old = clock.instant().minus(Duration.ofHours(25)).getEpochSecond();
    assertThat(sends(signed("[]", old)).statusCode()).isEqualTo(401);
    var ahead = clock.instant().plus(Duration.ofHours(25)).getEpochSecond();
    assertThat(sends(signed("[]", ahead)).statusCode()).isEqualTo(401);
  }
}

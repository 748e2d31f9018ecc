package io.heqi.commerce.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heqi.commerce.OrderState;
import io.heqi.shared.Refusal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What besides is asked of a gateway whose platform pushes.
abstract class PushContract extends GatewayContract {

  @LocalServerPort private int port;

  /// What is sent to a push address.
  ///
  /// @param query what follows the question mark
  record Sent(String query, Map<String, String> headers, String body) {}

  /// Says that something happened to an order, signed for a push address.
  ///
  /// @param id the event's, where the platform has one
  abstract Sent aPush(String id, String number);

  /// A call by which the platform only sees whether we listen.
  abstract Sent aHeartbeat();

  /// What the platform has to hear.
  abstract String answer();

  String path() {
    return "/api/hooks/shops/" + standing().pushKey();
  }

  HttpResponse<String> sends(Sent sent) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path() + sent.query()))
            .POST(HttpRequest.BodyPublishers.ofString(sent.body()));
    sent.headers().forEach(request::header);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPushIsAnsweredAsThePlatformWantsAndItsOrderFetched() {
    simulated.sells(number(1), toShip(), ago(Duration.ofDays(9)));
    var heard = sends(aPush("e1", number(1)));
    assertThat(heard.statusCode()).isEqualTo(200);
    assertThat(heard.body()).isEqualTo(answer());
    assertThat(stored()).as("the answer does not wait for the order").isEmpty();

    fetch();
    assertThat(only().state()).isEqualTo(OrderState.TO_SHIP);
    assertThat(standing().pushed()).isEqualTo(1);
    assertThat(standing().lastPushAt()).isEqualTo(clock.instant());
  }

  @Test
  void aPushThatComesTwiceIsFetchedOnce() {
    simulated.sells(number(1), toShip(), ago(Duration.ofMinutes(1)));
    var push = aPush("e1", number(1));
    sends(push);
    sends(push);
    fetch();
    var calls = simulated.calls();
    assertThat(sends(push).body()).isEqualTo(answer());
    fetch();

    assertThat(simulated.calls()).isEqualTo(calls);
    assertThat(stored()).hasSize(1);
  }

  @Test
  void aPushBeforeThePullAndThePullAfterItStoreOneOrder() {
    simulated.sells(number(1), toShip(), ago(Duration.ofMinutes(1)));
    sends(aPush("e1", number(1)));
    fetch();
    pull();

    assertThat(stored()).hasSize(1);
    assertThat(standing().pushed()).isEqualTo(1);
    assertThat(standing().pulled()).isZero();
  }

  @Test
  void aHeartbeatIsAnsweredAndStoresNothing() {
    var heard = sends(aHeartbeat());
    assertThat(heard.statusCode()).isEqualTo(200);
    assertThat(heard.body()).isEqualTo(answer());
    assertThat(standing().lastPushAt()).isNull();
  }

  @Test
  void aPushOfAnybodyElseIsRefusedAndSeen() {
    var push = aPush("e1", number(1));
    var secrets = new java.util.EnumMap<ShopGateway.Field, String>(ShopGateway.Field.class);
    simulated.secrets().keySet().forEach(field -> secrets.put(field, otherSecret(field)));
    within(
        () -> {
          gateways.save(
              house.owner(),
              shop,
              new Gateways.SaveGateway(simulated.appKey, secrets, null, 0, true));
          return shop;
        });
    assertThat(sends(push).statusCode()).isEqualTo(401);
    assertThat(standing().problems().getFirst().kind()).isEqualTo(Problem.Kind.PUSH_REFUSED);
    fetch();
    assertThat(stored()).isEmpty();
  }

  String otherSecret(ShopGateway.Field field) {
    return "another-" + field;
  }

  @Test
  void aPushThatNamesNoOrderOfTheShopBecomesAProblem() {
    sends(aPush("e1", number(7)));
    fetch();
    var problem = standing().problems().getFirst();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.ORDER_NOT_FETCHED);
    assertThat(problem.subject()).isEqualTo(number(7));
  }

  @Test
  void aFetchThatFailsIsTriedAgain() {
    simulated.sells(number(1), toShip(), ago(Duration.ofDays(9)));
    sends(aPush("e1", number(1)));
    simulated.goes(SimulatedShop.Mishap.BROKEN);
    fetch();
    assertThat(stored()).isEmpty();

    clock.advance(Duration.ofSeconds(2));
    fetch();
    assertThat(stored()).hasSize(1);
  }

  @Test
  void whatIsTooLongIsNotRead() {
    var heard = sends(new Sent("", Map.of(), "x".repeat(257 * 1024)));
    assertThat(heard.statusCode()).isEqualTo(413);
  }

  @Test
  void anAddressThatWasCutOffKnowsNobody() {
    var push = aPush("e1", number(1));
    var path = path();
    within(
        () -> {
          gateways.remove(house.owner(), shop);
          return shop;
        });
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                pushes.take(
                    path.substring(path.lastIndexOf('/') + 1),
                    new Push(
                        path,
                        Map.of(),
                        Map.of(),
                        push.body().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        clock.instant())))
        .satisfies(
            refusal -> assertThat(refusal.code()).isEqualTo("commerce.push-address-unknown"));
  }
}

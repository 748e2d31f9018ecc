package io.heqi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Move;
import io.heqi.aftersale.Reason;
import io.heqi.aftersale.Step;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.Orders;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.TestOrders;
import io.heqi.customer.Customers;
import io.heqi.customer.IdentityKey;
import io.heqi.doors.Line;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.CustomerId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@HeqiTest
class LiveCardsTest {

  private static final String NUMBER = "6917340012345";

  @Autowired private OrderIntake intake;
  @Autowired private Orders orders;
  @Autowired private VisitorOrders own;
  @Autowired private VisitorCases cases;
  @Autowired private VisitorTokens tokens;
  @Autowired private Customers customers;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private TestHouse.House house;
  private OrderId order;
  private String token;

  @BeforeEach
  void aCustomerWithAnOrder() {
    house = houses.aMerchant();
    order = told(OrderState.SHIPPED, 0);
    token = houses.visitorToken(house);
    own.prove(tokens.verify(token), NUMBER, "8000");
  }

  @AfterEach
  void leave() {
    client.close();
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  private OrderId told(OrderState state, int later) {
    var saved =
        TestOrders.paid(NUMBER)
            .placed(clock.instant().minus(Duration.ofHours(1)))
            .toldAt(clock.instant().plusSeconds(later))
            .sentWith("顺丰速运", "SF1402233445566")
            .state(state)
            .build();
    return within(() -> intake.take(house.owner(), house.shop(), List.of(saved)))
        .getFirst()
        .order();
  }

  private Line page(String of) {
    var line = new Line(client, port, "/ws/widget", Map.of());
    line.say("{\"type\":\"hello\",\"token\":\"" + of + "\",\"conversation\":null,\"after\":0}");
    line.hears("ready");
    return line;
  }

  private static JsonNode asks(Line page, String kind, UUID id) {
    page.say(
        "{\"type\":\"cards\",\"cards\":[{\"kind\":\"%s\",\"id\":\"%s\"}]}".formatted(kind, id));
    return page.hears("cards").path("cards").path(0);
  }

  private CustomerId customer(String of) {
    var visitor = tokens.verify(of);
    var key = new IdentityKey(visitor.merchant(), visitor.channel(), visitor.externalId());
    return within(() -> customers.find(key).orElseThrow());
  }

  @Test
  void aCardShowsItsOrderAsItIsNowAndSaysWhenItChanged() {
    try (var page = page(token)) {
      var now = asks(page, "ORDER", order.value());
      assertThat(now.path("state").asString()).isEqualTo("SHIPPED");
      assertThat(now.path("parcel").path("number").asString()).isEqualTo("SF1402233445566");
      assertThat(now.toString()).doesNotContain("林").doesNotContain("138").doesNotContain("文三路");

      told(OrderState.COMPLETED, 60);

      var changed = page.hears("changed").path("cards");
      assertThat(changed).hasSize(1);
      assertThat(changed.path(0).path("id").asString()).isEqualTo(order.toString());
      assertThat(asks(page, "ORDER", order.value()).path("state").asString())
          .isEqualTo("COMPLETED");
    }
  }

  @Test
  void whatACarrierTellsChangesTheCard() {
    try (var page = page(token)) {
      var _ = asks(page, "ORDER", order.value());

      within(
          () ->
              intake.takeEvents(
                  house.owner(),
                  List.of(
                      new OrderIntake.TellEvent(
                          "顺丰速运",
                          "SF1402233445566",
                          clock.instant(),
                          ParcelState.OUT_FOR_DELIVERY,
                          "快递员正在派送"))));

      page.hears("changed");
      var parcel = asks(page, "ORDER", order.value()).path("parcel");
      assertThat(parcel.path("state").asString()).isEqualTo("OUT_FOR_DELIVERY");
      assertThat(parcel.path("text").asString()).isEqualTo("快递员正在派送");
    }
  }

  @Test
  void aCaseShowsItsStepAndByWhenItEnds() {
    told(OrderState.COMPLETED, 60);
    var visitor = tokens.verify(token);
    var claim =
        new Claim(
            order,
            AfterSaleType.RETURN_REFUND,
            Reason.QUALITY_ISSUE,
            List.of(new Claim.Part(0, 1)),
            GoodsCondition.OPENED,
            true,
            null,
            "开线");
    var made = cases.apply(visitor, "c1", claim, List.of()).facts();
    try (var page = page(token)) {
      var now = asks(page, "CASE", made.id().value());
      assertThat(now.path("state").asString()).isEqualTo("PENDING_MERCHANT");
      assertThat(now.path("due").asString())
          .isEqualTo(Objects.requireNonNull(made.due()).toString());
      assertThat(now.path("then").asString()).isEqualTo("WAIT_BUYER_RETURN");
      assertThat(now.path("turn").asBoolean()).isFalse();
      assertThat(now.path("order").asString()).isEqualTo(order.toString());

      cases.move(visitor, made.id(), Step.of(Move.CANCEL, made.version()));

      page.hears("changed");
      assertThat(asks(page, "CASE", made.id().value()).path("state").asString())
          .isEqualTo("CANCELLED");
    }
  }

  @Test
  void whatIsAnothersStaysUnknownAndSilent() {
    try (var stranger = page(houses.visitorToken(house))) {
      var now = asks(stranger, "ORDER", order.value());
      assertThat(now.propertyNames()).containsExactlyInAnyOrder("kind", "id");
      assertThat(asks(stranger, "NONSENSE", order.value()).propertyNames())
          .containsExactlyInAnyOrder("kind", "id");
      try (var page = page(token)) {
        var _ = asks(page, "ORDER", order.value());

        told(OrderState.COMPLETED, 60);

        page.hears("changed");
        assertThat(stranger.hearsUpToNow()).isEmpty();
      }
    }
  }

  @Test
  void aLinkThatIsTakenBackLeavesNothingButWhatWasSent() {
    try (var page = page(token)) {
      page.say("{\"type\":\"send\",\"id\":\"1\",\"kind\":\"TEXT\",\"body\":\"在吗\"}");
      page.hears("ack");
      var _ = asks(page, "ORDER", order.value());

      within(
          () -> {
            orders.unlink(house.owner(), customer(token), order);
            return true;
          });

      page.hears("changed");
      told(OrderState.COMPLETED, 60);
      assertThat(asks(page, "ORDER", order.value()).propertyNames())
          .containsExactlyInAnyOrder("kind", "id");
      assertThat(page.hearsUpToNow()).noneMatch(f -> f.path("type").asString().equals("changed"));
    }
  }

  @Test
  void moreCardsThanAChatShowsAreRefused() {
    var one = "{\"kind\":\"ORDER\",\"id\":\"" + order + "\"}";
    try (var page = page(token)) {
      page.say(
          "{\"type\":\"cards\",\"cards\":["
              + String.join(",", Collections.nCopies(51, one))
              + "]}");
      assertThat(page.hears("refused").path("code").asString())
          .isEqualTo("conversation.frame-malformed");
    }
  }
}

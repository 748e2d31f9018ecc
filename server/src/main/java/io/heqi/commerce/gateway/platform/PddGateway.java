package io.heqi.commerce.gateway.platform;

import static io.heqi.commerce.gateway.ShopGateway.Field.ACCESS_TOKEN;
import static io.heqi.commerce.gateway.ShopGateway.Field.APP_SECRET;
import static io.heqi.commerce.gateway.ShopGateway.Field.REFRESH_TOKEN;

import io.heqi.commerce.gateway.CodeTables;
import io.heqi.commerce.gateway.Credentials;
import io.heqi.commerce.gateway.GatewayCalls;
import io.heqi.commerce.gateway.GatewayFailure;
import io.heqi.commerce.gateway.OrderPage;
import io.heqi.commerce.gateway.Reading;
import io.heqi.commerce.gateway.ShopGateway;
import io.heqi.commerce.gateway.Token;
import io.heqi.commerce.gateway.Window;
import io.heqi.commerce.gateway.Words;
import io.heqi.merchant.Platform;
import io.heqi.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Pinduoduo. What changed is asked for in windows of at most half an hour, 100 orders a page; it
/// pushes to no web address.
@Component
class PddGateway implements ShopGateway {

  private static final Traits TRAITS =
      new Traits(
          "https://gw-api.pinduoduo.com",
          Duration.ofMinutes(30),
          Duration.ofMinutes(5),
          Duration.ofHours(2),
          Set.of(APP_SECRET, ACCESS_TOKEN),
          Set.of(REFRESH_TOKEN),
          false);

  private static final int PAGE = 100;
  private static final String ALL = "5";

  private final GatewayCalls calls;
  private final PddOrders orders;
  private final CodeTables codes;
  private final Clock clock;

  PddGateway(GatewayCalls calls, PddOrders orders, CodeTables codes, Clock clock) {
    this.calls = calls;
    this.orders = orders;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public Platform platform() {
    return Platform.PDD;
  }

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public OrderPage pull(Credentials with, Window window, @Nullable String place) {
    return Pages.read(place, PAGE, number -> page(with, window, number));
  }

  private Pages.Part page(Credentials with, Window window, int number) {
    var answer =
        call(
                with,
                "pdd.order.number.list.increment.get",
                Map.of(
                    "start_updated_at", String.valueOf(window.from().getEpochSecond()),
                    "end_updated_at", String.valueOf(window.to().getEpochSecond()),
                    "page", String.valueOf(number),
                    "page_size", String.valueOf(PAGE),
                    "order_status", ALL,
                    "refund_status", ALL,
                    "is_lucky_flag", "0"))
            .within("order_sn_increment_get_response");
    return new Pages.Part(
        answer.list("order_sn_list").stream().map(orders::read).toList(),
        answer.count("total_count"));
  }

  @Override
  public Reading fetch(Credentials with, String number) {
    var order =
        call(with, "pdd.order.information.get", Map.of("order_sn", number))
            .within("order_info_get_response")
            .at("order_info");
    if (!order.isThere()) {
      throw new GatewayFailure(GatewayFailure.Kind.NOT_FOUND, number);
    }
    return orders.read(order);
  }

  @Override
  public Token renew(Credentials with) {
    var answer =
        call(
                with,
                "pdd.pop.auth.token.refresh",
                Map.of("refresh_token", with.secret(REFRESH_TOKEN)))
            .within("pop_auth_token_refresh_response");
    return new Token(
        new Secret(answer.required("access_token", 2_000)),
        new Secret(answer.required("refresh_token", 2_000)),
        clock.instant().plusSeconds(answer.count("expires_in")));
  }

  private Words call(Credentials with, String type, Map<String, String> parameters) {
    var all = new TreeMap<>(parameters);
    all.put("type", type);
    all.put("client_id", with.appKey());
    all.put("data_type", "JSON");
    all.put("timestamp", String.valueOf(clock.instant().getEpochSecond()));
    if (!parameters.containsKey("refresh_token")) {
      all.put("access_token", with.secret(ACCESS_TOKEN));
    }
    all.put("sign", Signatures.pdd(with.secret(APP_SECRET), all));
    var answer =
        new Words(
            calls.post(
                new GatewayCalls.Call(
                    platform(),
                    TRAITS.address(),
                    "/api/router",
                    Map.of(),
                    GatewayCalls.form(all))));
    var error = answer.at("error_response");
    if (error.isThere()) {
      var code = error.text("error_code", 20);
      throw new GatewayFailure(
          codes.failure(platform(), code), code + " " + error.text("error_msg", 150));
    }
    return answer;
  }
}

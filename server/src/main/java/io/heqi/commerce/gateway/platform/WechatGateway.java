package io.heqi.commerce.gateway.platform;

import static io.heqi.commerce.gateway.ShopGateway.Field.ACCESS_TOKEN;
import static io.heqi.commerce.gateway.ShopGateway.Field.APP_SECRET;
import static io.heqi.commerce.gateway.ShopGateway.Field.PUSH_KEY;
import static io.heqi.commerce.gateway.ShopGateway.Field.PUSH_TOKEN;

import io.heqi.commerce.gateway.CodeTables;
import io.heqi.commerce.gateway.Credentials;
import io.heqi.commerce.gateway.GatewayCalls;
import io.heqi.commerce.gateway.GatewayFailure;
import io.heqi.commerce.gateway.OrderPage;
import io.heqi.commerce.gateway.Push;
import io.heqi.commerce.gateway.PushReading;
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
import tools.jackson.databind.json.JsonMapper;

/// The shops of WeChat. A list gives numbers only, so each order is asked for by itself; the token
/// is fetched with the app's secret.
@Component
class WechatGateway implements ShopGateway {

  private static final Traits TRAITS =
      new Traits(
          "https://api.weixin.qq.com",
          Duration.ofDays(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Set.of(APP_SECRET),
          Set.of(PUSH_TOKEN, PUSH_KEY),
          true);

  private static final int PAGE = 50;

  private final GatewayCalls calls;
  private final JsonMapper json;
  private final WechatOrders orders;
  private final CodeTables codes;
  private final Clock clock;

  WechatGateway(
      GatewayCalls calls, JsonMapper json, WechatOrders orders, CodeTables codes, Clock clock) {
    this.calls = calls;
    this.json = json;
    this.orders = orders;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public Platform platform() {
    return Platform.WECHAT_SHOP;
  }

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public OrderPage pull(Credentials with, Window window, @Nullable String place) {
    var content = new TreeMap<String, Object>();
    content.put(
        "update_time_range",
        Map.of(
            "start_time", window.from().getEpochSecond(),
            "end_time", window.to().getEpochSecond()));
    content.put("page_size", PAGE);
    if (place != null) {
      content.put("next_key", place);
    }
    var answer = call(with, "/channels/ec/order/list/get", content);
    var readings =
        answer
            .within("order_id_list")
            .node()
            .valueStream()
            .map(number -> fetch(with, number.asString()))
            .toList();
    var next = answer.text("next_key", 1_000);
    return new OrderPage(
        readings, answer.node().path("has_more").asBoolean() && !next.isEmpty() ? next : null);
  }

  @Override
  public Reading fetch(Credentials with, String number) {
    var order = call(with, "/channels/ec/order/get", Map.of("order_id", number)).at("order");
    if (!order.isThere()) {
      throw new GatewayFailure(GatewayFailure.Kind.NOT_FOUND, number);
    }
    return orders.read(order);
  }

  @Override
  public Token renew(Credentials with) {
    var answer =
        post(
            "/cgi-bin/stable_token",
            Map.of(),
            Map.of(
                "grant_type",
                "client_credential",
                "appid",
                with.appKey(),
                "secret",
                with.secret(APP_SECRET),
                "force_refresh",
                false));
    return new Token(
        new Secret(answer.required("access_token", 2_000)),
        null,
        clock.instant().plusSeconds(answer.count("expires_in")));
  }

  private Words call(Credentials with, String path, Map<String, ?> content) {
    return post(path, Map.of("access_token", with.secret(ACCESS_TOKEN)), content);
  }

  private Words post(String path, Map<String, String> query, Map<String, ?> content) {
    var answer =
        new Words(
            calls.post(
                new GatewayCalls.Call(
                    platform(), TRAITS.address(), path, query, calls.json(content))));
    var code = answer.text("errcode", 20);
    if (!code.isEmpty() && !code.equals("0")) {
      throw new GatewayFailure(
          codes.failure(platform(), code), code + " " + answer.text("errmsg", 150));
    }
    return answer;
  }

  @Override
  public PushReading read(Credentials with, Push push) {
    return WechatPush.read(with, push, json);
  }
}

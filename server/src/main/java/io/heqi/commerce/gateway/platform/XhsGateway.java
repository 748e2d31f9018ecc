package io.heqi.commerce.gateway.platform;

import static io.heqi.commerce.gateway.ShopGateway.Field.ACCESS_TOKEN;
import static io.heqi.commerce.gateway.ShopGateway.Field.APP_SECRET;
import static io.heqi.commerce.gateway.ShopGateway.Field.REFRESH_TOKEN;

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

/// The shops of Xiaohongshu. A list tells no goods, so each order is asked for by itself.
@Component
class XhsGateway implements ShopGateway {

  private static final Traits TRAITS =
      new Traits(
          "https://ark.xiaohongshu.com",
          Duration.ofMinutes(30),
          Duration.ofMinutes(5),
          Duration.ofHours(2),
          Set.of(APP_SECRET, ACCESS_TOKEN),
          Set.of(REFRESH_TOKEN),
          true);

  private static final String PATH = "/ark/open_api/v3/common_controller";
  private static final String VERSION = "2.0";
  private static final int PAGE = 100;
  private static final int BY_UPDATE = 2;

  private final GatewayCalls calls;
  private final JsonMapper json;
  private final XhsOrders orders;
  private final CodeTables codes;
  private final Clock clock;

  XhsGateway(GatewayCalls calls, JsonMapper json, XhsOrders orders, CodeTables codes, Clock clock) {
    this.calls = calls;
    this.json = json;
    this.orders = orders;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public Platform platform() {
    return Platform.XHS;
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
    var data =
        call(
            with,
            "order.getOrderList",
            Map.of(
                "startTime", window.from().getEpochSecond(),
                "endTime", window.to().getEpochSecond(),
                "timeType", BY_UPDATE,
                "pageNo", number,
                "pageSize", PAGE));
    return new Pages.Part(
        data.list("orderList").stream()
            .map(order -> fetch(with, order.required("orderId", 64)))
            .toList(),
        data.count("total"));
  }

  @Override
  public Reading fetch(Credentials with, String number) {
    var order = call(with, "order.getOrderDetail", Map.of("orderId", number));
    if (!order.at("orderId").isThere()) {
      throw new GatewayFailure(GatewayFailure.Kind.NOT_FOUND, number);
    }
    return orders.read(order);
  }

  @Override
  public Token renew(Credentials with) {
    var data = call(with, "oauth.refreshToken", Map.of("refreshToken", with.secret(REFRESH_TOKEN)));
    return new Token(
        new Secret(data.required("accessToken", 2_000)),
        new Secret(data.required("refreshToken", 2_000)),
        Words.known("accessTokenExpiresAt", data.millis("accessTokenExpiresAt")));
  }

  private Words call(Credentials with, String method, Map<String, ?> content) {
    var now = clock.instant().getEpochSecond();
    var all = new TreeMap<String, Object>(content);
    all.put("method", method);
    all.put("appId", with.appKey());
    all.put("timestamp", now);
    all.put("version", VERSION);
    all.put(
        "sign",
        Signatures.xiaohongshu(with.appKey(), with.secret(APP_SECRET), method, now, VERSION));
    if (!content.containsKey("refreshToken")) {
      all.put("accessToken", with.secret(ACCESS_TOKEN));
    }
    var answer =
        new Words(
            calls.post(
                new GatewayCalls.Call(
                    platform(), TRAITS.address(), PATH, Map.of(), calls.json(all))));
    if (!answer.within("success").node().asBoolean(false)) {
      var code = answer.text("error_code", 20);
      throw new GatewayFailure(
          codes.failure(platform(), code), code + " " + answer.text("error_msg", 150));
    }
    return answer.within("data");
  }

  @Override
  public PushReading read(Credentials with, Push push) {
    return XhsPush.read(with, push, json);
  }
}

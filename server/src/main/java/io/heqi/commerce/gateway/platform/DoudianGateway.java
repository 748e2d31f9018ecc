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

/// Doudian, the shops of Douyin.
@Component
class DoudianGateway implements ShopGateway {

  private static final Traits TRAITS =
      new Traits(
          "https://openapi-fxg.jinritemai.com",
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          Duration.ofHours(2),
          Set.of(APP_SECRET, ACCESS_TOKEN),
          Set.of(REFRESH_TOKEN),
          true);

  private static final int PAGE = 100;
  private static final String GOOD = "10000";

  private final GatewayCalls calls;
  private final JsonMapper json;
  private final DoudianOrders orders;
  private final CodeTables codes;
  private final Clock clock;

  DoudianGateway(
      GatewayCalls calls, JsonMapper json, DoudianOrders orders, CodeTables codes, Clock clock) {
    this.calls = calls;
    this.json = json;
    this.orders = orders;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public Platform platform() {
    return Platform.DOUYIN;
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
            "/order/searchList",
            Map.of(
                "update_time_start",
                window.from().getEpochSecond(),
                "update_time_end",
                window.to().getEpochSecond(),
                "order_by",
                "update_time",
                "order_asc",
                true,
                "page",
                number - 1,
                "size",
                PAGE));
    return new Pages.Part(
        data.list("shop_order_list").stream().map(orders::read).toList(), data.count("total"));
  }

  @Override
  public Reading fetch(Credentials with, String number) {
    var order =
        call(with, "/order/orderDetail", Map.of("shop_order_id", number)).at("shop_order_detail");
    if (!order.isThere()) {
      throw new GatewayFailure(GatewayFailure.Kind.NOT_FOUND, number);
    }
    return orders.read(order);
  }

  @Override
  public Token renew(Credentials with) {
    var data =
        call(
            with,
            "/token/refresh",
            Map.of("grant_type", "refresh_token", "refresh_token", with.secret(REFRESH_TOKEN)));
    return new Token(
        new Secret(data.required("access_token", 2_000)),
        new Secret(data.required("refresh_token", 2_000)),
        clock.instant().plusSeconds(data.count("expires_in")));
  }

  private Words call(Credentials with, String path, Map<String, ?> content) {
    var method = path.substring(1).replace('/', '.');
    var body = json.writeValueAsString(new TreeMap<>(content));
    var now = clock.instant().getEpochSecond();
    var query = new TreeMap<String, String>();
    query.put("app_key", with.appKey());
    query.put("method", method);
    query.put("timestamp", String.valueOf(now));
    query.put("v", "2");
    query.put("sign_method", "hmac-sha256");
    query.put(
        "sign", Signatures.doudian(with.appKey(), with.secret(APP_SECRET), method, now, body));
    if (!content.containsKey("refresh_token")) {
      query.put("access_token", with.secret(ACCESS_TOKEN));
    }
    var answer =
        new Words(
            calls.post(
                new GatewayCalls.Call(
                    platform(),
                    TRAITS.address(),
                    path,
                    query,
                    new GatewayCalls.Body("application/json;charset=UTF-8", body))));
    if (!answer.text("code", 20).equals(GOOD)) {
      throw failure(answer);
    }
    return answer.within("data");
  }

  private GatewayFailure failure(Words answer) {
    var code = answer.text("code", 20);
    var subCode = answer.text("sub_code", 80);
    var kind = codes.failure(platform(), subCode);
    return new GatewayFailure(
        kind == GatewayFailure.Kind.REFUSED ? codes.failure(platform(), code) : kind,
        String.join(" ", code, subCode, answer.text("sub_msg", 100)));
  }

  @Override
  public PushReading read(Credentials with, Push push) {
    return DoudianPush.read(with, push, json);
  }
}

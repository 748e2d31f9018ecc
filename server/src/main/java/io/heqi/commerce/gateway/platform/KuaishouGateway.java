package io.heqi.commerce.gateway.platform;

import static io.heqi.commerce.gateway.ShopGateway.Field.ACCESS_TOKEN;
import static io.heqi.commerce.gateway.ShopGateway.Field.APP_SECRET;
import static io.heqi.commerce.gateway.ShopGateway.Field.PUSH_KEY;
import static io.heqi.commerce.gateway.ShopGateway.Field.REFRESH_TOKEN;
import static io.heqi.commerce.gateway.ShopGateway.Field.SIGN_SECRET;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The shops of Kuaishou. A list goes on by a cursor that the platform gives.
@Component
class KuaishouGateway implements ShopGateway {

  private static final Traits TRAITS =
      new Traits(
          "https://openapi.kwaixiaodian.com",
          Duration.ofHours(6),
          Duration.ofMinutes(5),
          Duration.ofHours(2),
          Set.of(APP_SECRET, SIGN_SECRET, ACCESS_TOKEN),
          Set.of(REFRESH_TOKEN, PUSH_KEY),
          true);

  private static final int PAGE = 50;
  private static final String GOOD = "1";
  private static final String END = "nomore";

  private final GatewayCalls calls;
  private final JsonMapper json;
  private final KuaishouOrders orders;
  private final CodeTables codes;
  private final Clock clock;

  KuaishouGateway(
      GatewayCalls calls, JsonMapper json, KuaishouOrders orders, CodeTables codes, Clock clock) {
    this.calls = calls;
    this.json = json;
    this.orders = orders;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public Platform platform() {
    return Platform.KUAISHOU;
  }

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public OrderPage pull(Credentials with, Window window, @Nullable String place) {
    var content = new TreeMap<String, Object>();
    content.put("orderViewStatus", 1);
    content.put("queryType", 2);
    content.put("sort", 1);
    content.put("cpsType", 0);
    content.put("beginTime", window.from().toEpochMilli());
    content.put("endTime", window.to().toEpochMilli());
    content.put("pageSize", PAGE);
    content.put("cursor", place == null ? "" : place);
    var data = call(with, "open.order.cursor.list", content).within("data");
    var told = data.list("orderList");
    var next = data.text("cursor", 1_000);
    return new OrderPage(
        told.stream().map(orders::read).toList(),
        told.isEmpty() || next.isEmpty() || next.equals(END) ? null : next);
  }

  @Override
  public Reading fetch(Credentials with, String number) {
    if (!number.matches("[0-9]{1,18}")) {
      throw new GatewayFailure(GatewayFailure.Kind.NOT_FOUND, number);
    }
    var order = call(with, "open.order.detail", Map.of("oid", Long.parseLong(number))).at("data");
    if (!order.at("orderBaseInfo").isThere()) {
      throw new GatewayFailure(GatewayFailure.Kind.NOT_FOUND, number);
    }
    return orders.read(order);
  }

  @Override
  public Token renew(Credentials with) {
    var answer =
        checked(
            new GatewayCalls.Call(
                platform(),
                TRAITS.address(),
                "/oauth2/refresh_token",
                Map.of(),
                GatewayCalls.form(
                    Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", with.secret(REFRESH_TOKEN),
                        "app_id", with.appKey(),
                        "app_secret", with.secret(APP_SECRET)))));
    return new Token(
        new Secret(answer.required("access_token", 2_000)),
        new Secret(answer.required("refresh_token", 2_000)),
        clock.instant().plusSeconds(answer.count("expires_in")));
  }

  private Words call(Credentials with, String method, Map<String, ?> content) {
    var parameters = new TreeMap<String, String>();
    parameters.put("appkey", with.appKey());
    parameters.put("method", method);
    parameters.put("version", "1");
    parameters.put("access_token", with.secret(ACCESS_TOKEN));
    parameters.put("timestamp", String.valueOf(clock.millis()));
    parameters.put("signMethod", "HMAC_SHA256");
    parameters.put("param", json.writeValueAsString(content));
    var sign = Signatures.kuaishou(with.secret(SIGN_SECRET), parameters);
    var param = parameters.remove("param");
    parameters.put("sign", sign);
    return checked(
        new GatewayCalls.Call(
            platform(),
            TRAITS.address(),
            "/" + method.replace('.', '/'),
            parameters,
            GatewayCalls.form(Map.of("param", param))));
  }

  private Words checked(GatewayCalls.Call call) {
    var answer = new Words(calls.post(call));
    var result = answer.text("result", 20);
    if (result.equals(GOOD)) {
      return answer;
    }
    var kind =
        Stream.of(answer.text("sub_code", 30), answer.text("code", 30), result)
            .map(code -> codes.failure(platform(), code))
            .filter(known -> known != GatewayFailure.Kind.REFUSED)
            .findFirst()
            .orElse(result.isEmpty() ? GatewayFailure.Kind.MALFORMED : GatewayFailure.Kind.REFUSED);
    throw new GatewayFailure(
        kind, String.join(" ", result, answer.text("error_msg", 80), answer.text("sub_msg", 80)));
  }

  @Override
  public PushReading read(Credentials with, Push push) {
    return KuaishouPush.read(with, push, json);
  }
}

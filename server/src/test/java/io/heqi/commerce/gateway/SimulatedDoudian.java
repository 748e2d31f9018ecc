package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestPlatforms;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// 抖店, with signatures checked and pushes signed.
final class SimulatedDoudian extends SimulatedShop {

  SimulatedDoudian(TestClock clock) {
    super(Platform.DOUYIN, clock);
  }

  @Override
  Map<ShopGateway.Field, String> secrets() {
    return Map.of(
        ShopGateway.Field.APP_SECRET, secret,
        ShopGateway.Field.ACCESS_TOKEN, token,
        ShopGateway.Field.REFRESH_TOKEN, "refresh-1");
  }

  @Override
  String appKeyOf(TestPlatforms.Asked asked) {
    return asked.query().getOrDefault("app_key", "");
  }

  @Override
  boolean isForToken(TestPlatforms.Asked asked) {
    return asked.path().equals("/token/refresh");
  }

  @Override
  @Nullable String complaint(TestPlatforms.Asked asked) {
    var query = asked.query();
    var text =
        "%sapp_key%smethod%sparam_json%stimestamp%sv2%s"
            .formatted(
                secret,
                appKey,
                asked.path().substring(1).replace('/', '.'),
                asked.body(),
                query.get("timestamp"),
                secret);
    if (!hmac(text).equals(query.get("sign")) || !"hmac-sha256".equals(query.get("sign_method"))) {
      return "isv.signature-invalid";
    }
    return isNow(query.getOrDefault("timestamp", "0")) ? null : "isv.timestamp-invalid";
  }

  private String hmac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  String answer(TestPlatforms.Asked asked) {
    var content = JSON.readTree(asked.body());
    if (!isForToken(asked) && !token.equals(asked.query().get("access_token"))) {
      return tokenExpired();
    }
    return switch (asked.path()) {
      case "/order/searchList" -> list(content);
      case "/order/orderDetail" -> detail(content.path("shop_order_id").asString());
      case "/token/refresh" -> renewed(content);
      default -> refused("isv.service-not-existed");
    };
  }

  private String list(JsonNode content) {
    var all =
        changed(
            Instant.ofEpochSecond(content.path("update_time_start").asLong()),
            Instant.ofEpochSecond(content.path("update_time_end").asLong()));
    var data = JSON.createObjectNode();
    data.put("total", all.size()).put("page", content.path("page").asInt());
    var list = data.putArray("shop_order_list");
    page(all, content.path("page").asInt() + 1, content.path("size").asInt())
        .forEach(sold -> list.add(sold.order()));
    return good(data);
  }

  private String detail(String number) {
    var data = JSON.createObjectNode();
    var sold = sold(number);
    if (sold != null) {
      data.set("shop_order_detail", sold.order());
    }
    return good(data);
  }

  private String renewed(JsonNode content) {
    if (!content.path("refresh_token").asString().equals("refresh-1")) {
      return error(50_001, "dop.token-generate-failed:token-invalid", "");
    }
    token = "token-2";
    return good(
        JSON.createObjectNode()
            .put("access_token", "token-2")
            .put("refresh_token", "refresh-2")
            .put("expires_in", 604_800)
            .put("shop_id", 1));
  }

  private static String good(ObjectNode data) {
    var answer = JSON.createObjectNode();
    answer.put("code", 10_000).put("msg", "success").put("sub_code", "").set("data", data);
    return answer.toString();
  }

  @Override
  String tokenExpired() {
    return error(40_003, "isv.access-token-expired", "access_token已过期");
  }

  @Override
  String rateLimited() {
    return error(60_000, "isp.flow-limited", "超过限流限制");
  }

  @Override
  String refused(String why) {
    return error(40_003, why, why);
  }

  private static String error(int code, String subCode, String text) {
    return JSON.createObjectNode()
        .put("code", code)
        .put("msg", "error")
        .put("sub_code", subCode)
        .put("sub_msg", text)
        .toString();
  }

  /// What the platform puts beside a push.
  String signed(String body) {
    return md5(appKey + body + secret);
  }

  static String push(String tag, String id, String number) {
    return """
    [{"tag": "%s", "msg_id": "%s", "data": {"p_id": %s, "s_ids": [%s], "shop_id": 1}}]\
    """
        .formatted(tag, id, number, number);
  }

  @Override
  ObjectNode order(String number, String state, Instant changed) {
    var order = JSON.createObjectNode();
    order
        .put("order_id", number)
        .put("order_status", Integer.parseInt(state))
        .put("update_time", changed.getEpochSecond())
        .put("create_time", changed.getEpochSecond() - 600)
        .put("pay_time", changed.getEpochSecond() - 500)
        .put("ship_time", 0)
        .put("finish_time", 0)
        .put("pay_amount", 19_900)
        .put("post_amount", 0)
        .put("promotion_amount", 1_000)
        .put("doudian_open_id", "1@#buyer")
        .put("mask_post_receiver", "林**")
        .put("mask_post_tel", "138****8000")
        .put("buyer_words", "快点发")
        .put("seller_words", "");
    var address = order.putObject("mask_post_addr");
    address.putObject("province").put("name", "浙江省").put("id", "33");
    address.putObject("city").put("name", "杭州市").put("id", "3301");
    address.putObject("town").put("name", "西湖区").put("id", "330106");
    address.put("detail", "文**号");
    var item = order.putArray("sku_order_list").addObject();
    item.put("order_id", number + "1")
        .put("product_id_str", "12")
        .put("code", "SW-01")
        .put("product_name", "羊毛衫")
        .put("item_num", 1)
        .put("origin_amount", 20_900)
        .put("sum_amount", 20_900)
        .put("pay_amount", 19_900);
    item.putArray("spec").addObject().put("name", "颜色").put("value", "白色");
    order.putArray("logistics_info");
    return order;
  }

  @Override
  void breakLines(ObjectNode order) {
    order.putArray("sku_order_list");
  }
}

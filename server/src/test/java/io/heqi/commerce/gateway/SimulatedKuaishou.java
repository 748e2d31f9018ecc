package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestPlatforms;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// 快手, with signatures checked and pushes enciphered.
final class SimulatedKuaishou extends SimulatedShop {

  private static final String SIGN_SECRET = "secret-of-signatures";
  private static final String PUSH_KEY =
      Base64.getEncoder().encodeToString("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  SimulatedKuaishou(TestClock clock) {
    super(Platform.KUAISHOU, clock);
  }

  @Override
  Map<ShopGateway.Field, String> secrets() {
    return Map.of(
        ShopGateway.Field.APP_SECRET, secret,
        ShopGateway.Field.SIGN_SECRET, SIGN_SECRET,
        ShopGateway.Field.ACCESS_TOKEN, token,
        ShopGateway.Field.REFRESH_TOKEN, "refresh-1",
        ShopGateway.Field.PUSH_KEY, PUSH_KEY);
  }

  @Override
  String appKeyOf(TestPlatforms.Asked asked) {
    return isForToken(asked)
        ? asked.form().getOrDefault("app_id", "")
        : asked.query().getOrDefault("appkey", "");
  }

  @Override
  boolean isForToken(TestPlatforms.Asked asked) {
    return asked.path().equals("/oauth2/refresh_token");
  }

  @Override
  @Nullable String complaint(TestPlatforms.Asked asked) {
    if (isForToken(asked)) {
      return secret.equals(asked.form().get("app_secret")) ? null : "unauthorized_client";
    }
    var parameters = new TreeMap<>(asked.query());
    parameters.putAll(asked.form());
    var sign = parameters.remove("sign");
    var text = new StringBuilder();
    parameters.forEach((name, value) -> text.append(name).append('=').append(value).append('&'));
    if (!hmac(text + "signSecret=" + SIGN_SECRET).equals(sign)) {
      return "签名校验失败";
    }
    var seconds = Long.parseLong(parameters.getOrDefault("timestamp", "0")) / 1_000;
    return isNow(String.valueOf(seconds)) ? null : "timestamp无效";
  }

  private static String hmac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SIGN_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  String answer(TestPlatforms.Asked asked) {
    if (isForToken(asked)) {
      return renewed(asked.form());
    }
    if (!token.equals(asked.query().get("access_token"))) {
      return tokenExpired();
    }
    var content = JSON.readTree(asked.form().getOrDefault("param", "{}"));
    return switch (asked.path()) {
      case "/open/order/cursor/list" -> list(content);
      case "/open/order/detail" -> detail(content.path("oid").asString());
      default -> refused("no such method");
    };
  }

  private String list(JsonNode content) {
    var from = Instant.ofEpochMilli(content.path("beginTime").asLong());
    var to = Instant.ofEpochMilli(content.path("endTime").asLong());
    if (content.path("queryType").asInt() != 2) {
      return refused("queryType");
    }
    var all = changed(from, to);
    var cursor = content.path("cursor").asString();
    var number = cursor.isEmpty() ? 1 : Integer.parseInt(cursor);
    var size = content.path("pageSize").asInt();
    var data = JSON.createObjectNode();
    data.put("cursor", number * size < all.size() ? String.valueOf(number + 1) : "nomore");
    var list = data.putArray("orderList");
    page(all, number, size).forEach(sold -> list.add(sold.order()));
    return good(data);
  }

  private String detail(String number) {
    var sold = sold(number);
    return good(sold == null ? JSON.createObjectNode() : sold.order());
  }

  private String renewed(Map<String, String> form) {
    if (!"refresh-1".equals(form.get("refresh_token"))) {
      return "{\"result\": 100200102, \"error\": \"access_denied\", \"error_msg\": \"discarded\"}";
    }
    token = "token-2";
    return """
    {"result": 1, "access_token": "token-2", "expires_in": 172800, "refresh_token": "refresh-2",
      "refresh_token_expires_in": 15552000, "scopes": ["merchant_order"]}
    """;
  }

  private static String good(ObjectNode data) {
    var answer = JSON.createObjectNode();
    answer.put("result", 1).put("code", "1").put("msg", "success").set("data", data);
    return answer.toString();
  }

  @Override
  String tokenExpired() {
    return "{\"result\": 100200102, \"error\": \"access_denied\", \"error_msg\": \"invalid"
        + " token\"}";
  }

  @Override
  String rateLimited() {
    return """
    {"result": 2001, "code": "802006", "sub_code": "802006", "sub_msg": "APP已达到当天调用额度限制"}
    """;
  }

  @Override
  String refused(String why) {
    return JSON.createObjectNode()
        .put("result", 2_001)
        .put("code", "807000")
        .put("error_msg", why)
        .toString();
  }

  @Override
  void breakLines(ObjectNode order) {
    order.remove("orderItemInfo");
  }

  static String enciphered(String text) {
    try {
      var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(Base64.getDecoder().decode(PUSH_KEY), "AES"),
          new IvParameterSpec(new byte[16]));
      return Base64.getEncoder()
          .encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  ObjectNode order(String number, String state, Instant changed) {
    var order = JSON.createObjectNode();
    order
        .putObject("orderBaseInfo")
        .put("oid", Long.parseLong(number))
        .put("status", Integer.parseInt(state))
        .put("updateTime", changed.toEpochMilli())
        .put("createTime", changed.toEpochMilli() - 600_000)
        .put("payTime", changed.toEpochMilli() - 500_000)
        .put("sendTime", 0)
        .put("recvTime", 0)
        .put("totalFee", 19_900)
        .put("expressFee", 0)
        .put("discountFee", 1_000)
        .put("remark", "快点发")
        .put("buyerNick", "小满")
        .put("buyerOpenId", "f1b68e8f");
    order
        .putObject("orderItemInfo")
        .put("itemId", 12)
        .put("skuNick", "SW-01")
        .put("itemTitle", "羊毛衫")
        .put("skuDesc", "白色 M")
        .put("num", 1)
        .put("price", 19_900)
        .put("originalPrice", 20_900);
    order
        .putObject("orderAddress")
        .put("desensitiseConsignee", "林**")
        .put("desensitiseMobile", "138****8000")
        .put("desensitiseAddress", "文***")
        .put("province", "浙江省")
        .put("city", "杭州市")
        .put("district", "西湖区")
        .put("town", "");
    order.putArray("orderLogisticsInfo");
    return order;
  }
}

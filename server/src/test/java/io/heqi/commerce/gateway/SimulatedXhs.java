package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestPlatforms;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// 小红书, with signatures checked and pushes signed.
final class SimulatedXhs extends SimulatedShop {

  SimulatedXhs(TestClock clock) {
    super(Platform.XHS, clock);
  }

  @Override
  Map<ShopGateway.Field, String> secrets() {
    return Map.of(
        ShopGateway.Field.APP_SECRET, secret,
        ShopGateway.Field.ACCESS_TOKEN, token,
        ShopGateway.Field.REFRESH_TOKEN, "refresh-1");
  }

  private static JsonNode content(TestPlatforms.Asked asked) {
    return JSON.readTree(asked.body());
  }

  @Override
  String appKeyOf(TestPlatforms.Asked asked) {
    return content(asked).path("appId").asString();
  }

  @Override
  boolean isForToken(TestPlatforms.Asked asked) {
    return content(asked).path("method").asString().equals("oauth.refreshToken");
  }

  @Override
  @Nullable String complaint(TestPlatforms.Asked asked) {
    var content = content(asked);
    var sign =
        md5(
            "%s?appId=%s&timestamp=%d&version=2.0%s"
                .formatted(
                    content.path("method").asString(),
                    appKey,
                    content.path("timestamp").asLong(),
                    secret));
    if (!asked.path().equals("/ark/open_api/v3/common_controller")
        || !sign.equals(content.path("sign").asString())) {
      return "签名错误";
    }
    return isNow(content.path("timestamp").asString()) ? null : "timestamp expired";
  }

  @Override
  String answer(TestPlatforms.Asked asked) {
    var content = content(asked);
    if (isForToken(asked)) {
      return renewed(content);
    }
    if (!token.equals(content.path("accessToken").asString())) {
      return tokenExpired();
    }
    return switch (content.path("method").asString()) {
      case "order.getOrderList" -> list(content);
      case "order.getOrderDetail" -> detail(content.path("orderId").asString());
      default -> refused("no such method");
    };
  }

  private String list(JsonNode content) {
    var from = content.path("startTime").asLong();
    var to = content.path("endTime").asLong();
    if (to - from > 1_800 || content.path("timeType").asInt() != 2) {
      return refused("更新时间 限制 end-start<=30min");
    }
    var all = changed(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
    var data = JSON.createObjectNode();
    data.put("total", all.size()).put("pageNo", content.path("pageNo").asInt());
    var list = data.putArray("orderList");
    page(all, content.path("pageNo").asInt(), content.path("pageSize").asInt())
        .forEach(sold -> list.addObject().put("orderId", sold.order().path("orderId").asString()));
    return good(data);
  }

  private String detail(String number) {
    var sold = sold(number);
    return good(sold == null ? JSON.createObjectNode() : sold.order());
  }

  private String renewed(JsonNode content) {
    if (!content.path("refreshToken").asString().equals("refresh-1")) {
      return refused("refreshToken");
    }
    token = "token-2";
    return good(
        JSON.createObjectNode()
            .put("accessToken", "token-2")
            .put("accessTokenExpiresAt", clock.instant().plusSeconds(604_800).toEpochMilli())
            .put("refreshToken", "refresh-2")
            .put("sellerId", "1"));
  }

  private static String good(ObjectNode data) {
    var answer = JSON.createObjectNode();
    answer.put("success", true).put("error_code", 0).put("error_msg", "").set("data", data);
    return answer.toString();
  }

  @Override
  String tokenExpired() {
    return error(-1, "access_token expired");
  }

  @Override
  String rateLimited() {
    return error(-1, "too many requests");
  }

  @Override
  String refused(String why) {
    return error(-1, why);
  }

  private static String error(int code, String text) {
    return JSON.createObjectNode()
        .put("success", false)
        .put("error_code", code)
        .put("error_msg", text)
        .toString();
  }

  /// What the platform puts beside a push to this path, with parameters of the address.
  String signed(String path, Map<String, String> query, String timestamp) {
    var all = new TreeMap<>(query);
    all.put("app-key", appKey);
    all.put("timestamp", timestamp);
    return md5(
        all.entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining("&", path + "?", secret)));
  }

  @Override
  void breakLines(ObjectNode order) {
    order.putArray("skuList");
  }

  @Override
  ObjectNode order(String number, String state, Instant changed) {
    var order = JSON.createObjectNode();
    order
        .put("orderId", number)
        .put("orderStatus", Integer.parseInt(state))
        .put("updateTime", changed.toEpochMilli())
        .put("createdTime", changed.toEpochMilli() - 600_000)
        .put("paidTime", changed.toEpochMilli() - 500_000)
        .put("deliveryTime", 0)
        .put("finishTime", 0)
        .put("cancelTime", 0)
        .put("totalPayAmount", 19_900)
        .put("totalShippingFree", 0)
        .put("totalMerchantDiscount", 600)
        .put("totalRedDiscount", 400)
        .put("userId", "u1")
        .put("customerRemark", "快点发")
        .put("sellerRemark", "")
        .put("receiverName", "#x8s#")
        .put("receiverPhone", "#9sk#")
        .put("receiverProvinceName", "浙江省")
        .put("receiverCityName", "杭州市")
        .put("receiverDistrictName", "西湖区")
        .put("expressTrackingNo", "")
        .put("expressCompanyCode", "");
    order
        .putArray("skuList")
        .addObject()
        .put("skuId", "5f1")
        .put("erpcode", "SW-01")
        .put("skuName", "羊毛衫")
        .put("skuSpec", "白色")
        .put("skuQuantity", 1)
        .put("totalPaidAmount", 19_900)
        .put("totalMerchantDiscount", 600)
        .put("totalRedDiscount", 400);
    return order;
  }
}

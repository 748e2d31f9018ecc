package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestPlatforms;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// 拼多多, with windows of half an hour and signatures checked.
final class SimulatedPdd extends SimulatedShop {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  SimulatedPdd(TestClock clock) {
    super(Platform.PDD, clock);
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
    return asked.form().getOrDefault("client_id", "");
  }

  @Override
  boolean isForToken(TestPlatforms.Asked asked) {
    return "pdd.pop.auth.token.refresh".equals(asked.form().get("type"));
  }

  @Override
  @Nullable String complaint(TestPlatforms.Asked asked) {
    var form = new TreeMap<>(asked.form());
    var sign = form.remove("sign");
    var text = new StringBuilder(secret);
    form.forEach((name, value) -> text.append(name).append(value));
    if (!asked.path().equals("/api/router")
        || !md5(text.append(secret).toString()).toUpperCase(Locale.ROOT).equals(sign)) {
      return "签名错误";
    }
    return isNow(form.getOrDefault("timestamp", "0")) ? null : "时间戳误差超过十分钟";
  }

  @Override
  String answer(TestPlatforms.Asked asked) {
    var form = asked.form();
    return switch (form.getOrDefault("type", "")) {
      case "pdd.order.number.list.increment.get" -> list(form);
      case "pdd.order.information.get" -> detail(form.getOrDefault("order_sn", ""));
      case "pdd.pop.auth.token.refresh" -> renewed(form);
      default -> refused("no such type");
    };
  }

  private String list(Map<String, String> form) {
    if (!token.equals(form.get("access_token"))) {
      return tokenExpired();
    }
    var from = Instant.ofEpochSecond(Long.parseLong(form.getOrDefault("start_updated_at", "0")));
    var to = Instant.ofEpochSecond(Long.parseLong(form.getOrDefault("end_updated_at", "0")));
    if (to.minusSeconds(1_800).isAfter(from)) {
      return refused("开始时间结束时间间距不超过 30 分钟");
    }
    var all = changed(from, to);
    var answer = JSON.createObjectNode();
    var inner = answer.putObject("order_sn_increment_get_response");
    inner.put("total_count", all.size());
    var list = inner.putArray("order_sn_list");
    page(
            all,
            Integer.parseInt(form.getOrDefault("page", "1")),
            Integer.parseInt(form.getOrDefault("page_size", "100")))
        .forEach(sold -> list.add(sold.order()));
    return answer.toString();
  }

  private String detail(String number) {
    var answer = JSON.createObjectNode();
    var inner = answer.putObject("order_info_get_response");
    var sold = sold(number);
    if (sold != null) {
      inner.set("order_info", sold.order());
    }
    return answer.toString();
  }

  private String renewed(Map<String, String> form) {
    if (!"refresh-1".equals(form.get("refresh_token"))) {
      return refused("refresh_token");
    }
    token = "token-2";
    return """
    {"pop_auth_token_refresh_response": {"access_token": "token-2", "refresh_token": "refresh-2",
      "expires_in": 86400, "scope": [], "owner_id": "1"}}
    """;
  }

  @Override
  String tokenExpired() {
    return error(10_019, "access_token已过期");
  }

  @Override
  String rateLimited() {
    return error(70_031, "调用过于频繁，请调整调用频率");
  }

  @Override
  String refused(String why) {
    return error(50_001, why);
  }

  private static String error(int code, String text) {
    var answer = JSON.createObjectNode();
    answer
        .putObject("error_response")
        .put("error_code", code)
        .put("error_msg", text)
        .put("sub_msg", "")
        .put("request_id", "1");
    return answer.toString();
  }

  /// @param state of confirm_status and order_status, with a full stop between
  @Override
  ObjectNode order(String number, String state, Instant changed) {
    var order = JSON.createObjectNode();
    order
        .put("order_sn", number)
        .put("confirm_status", Integer.parseInt(state.substring(0, 1)))
        .put("order_status", Integer.parseInt(state.substring(2)))
        .put("refund_status", 1)
        .put("updated_at", TIME.format(changed))
        .put("created_time", TIME.format(changed.minusSeconds(600)))
        .put("pay_time", TIME.format(changed.minusSeconds(500)))
        .put("shipping_time", "")
        .put("receive_time", "")
        .put("goods_amount", 209.0)
        .put("discount_amount", "10.00")
        .put("postage", 0)
        .put("pay_amount", "199.00")
        .put("receiver_name", "~AgAAAAKj5K0FdThr3g~0~~")
        .put("receiver_name_mask", "林*满")
        .put("receiver_phone", "$Y/YKpKSij9Re$AgAA$0$$")
        .put("receiver_phone_mask", "138****8000")
        .put("receiver_address_mask", "文三路*号")
        .put("province", "浙江省")
        .put("city", "杭州市")
        .put("town", "西湖区")
        .put("tracking_number", "")
        .put("logistics_id", 0)
        .put("buyer_memo", "快点发")
        .put("remark", "");
    order
        .putArray("item_list")
        .addObject()
        .put("goods_id", 12)
        .put("goods_name", "羊毛衫")
        .put("goods_spec", "白色,M")
        .put("goods_price", 209.0)
        .put("goods_count", 1)
        .put("outer_id", "SW-01");
    return order;
  }

  @Override
  void breakLines(ObjectNode order) {
    order.putArray("item_list");
  }
}

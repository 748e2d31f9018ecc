package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestPlatforms;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The shops of WeChat: a list of numbers, orders one by one, a token for the secret, and pushes
/// that are signed and enciphered.
final class SimulatedWechat extends SimulatedShop {

  static final String PUSH_TOKEN = "AAAAA";
  static final String PUSH_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  SimulatedWechat(TestClock clock) {
    super(Platform.WECHAT_SHOP, clock);
  }

  @Override
  Map<ShopGateway.Field, String> secrets() {
    return Map.of(
        ShopGateway.Field.APP_SECRET, secret,
        ShopGateway.Field.PUSH_TOKEN, PUSH_TOKEN,
        ShopGateway.Field.PUSH_KEY, PUSH_KEY);
  }

  /// Tokens name their app here, since nothing else of a call does.
  @Override
  String appKeyOf(TestPlatforms.Asked asked) {
    var known = asked.query().getOrDefault("access_token", "");
    return known.isEmpty()
        ? JSON.readTree(asked.body()).path("appid").asString()
        : known.substring(0, known.indexOf('/'));
  }

  @Override
  boolean isForToken(TestPlatforms.Asked asked) {
    return asked.path().equals("/cgi-bin/stable_token");
  }

  @Override
  @Nullable String complaint(TestPlatforms.Asked asked) {
    var given = JSON.readTree(asked.body());
    return isForToken(asked) && !given.path("secret").asString().equals(secret)
        ? "invalid appsecret"
        : null;
  }

  @Override
  String answer(TestPlatforms.Asked asked) {
    var content = JSON.readTree(asked.body());
    if (isForToken(asked)) {
      token = "token-2";
      return JSON.createObjectNode()
          .put("access_token", appKey + "/" + token)
          .put("expires_in", 7_200)
          .toString();
    }
    if (!asked.query().getOrDefault("access_token", "").equals(appKey + "/" + token)) {
      return tokenExpired();
    }
    return switch (asked.path()) {
      case "/channels/ec/order/list/get" -> list(content);
      case "/channels/ec/order/get" -> detail(content.path("order_id").asString());
      default -> refused("no such path");
    };
  }

  private String list(JsonNode content) {
    var range = content.path("update_time_range");
    var from = range.path("start_time").asLong();
    var to = range.path("end_time").asLong();
    if (to - from > 7 * 86_400) {
      return refused("距离end_time不可超过7天");
    }
    var all = changed(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
    var number = Integer.parseInt(content.path("next_key").asString("1"));
    var size = content.path("page_size").asInt();
    var answer = JSON.createObjectNode().put("errcode", 0).put("errmsg", "ok");
    var list = answer.putArray("order_id_list");
    page(all, number, size).forEach(sold -> list.add(sold.order().path("order_id").asString()));
    var hasMore = number * size < all.size();
    return answer
        .put("has_more", hasMore)
        .put("next_key", hasMore ? String.valueOf(number + 1) : "")
        .toString();
  }

  private String detail(String number) {
    var answer = JSON.createObjectNode().put("errcode", 0).put("errmsg", "ok");
    var sold = sold(number);
    if (sold != null) {
      answer.set("order", sold.order());
    }
    return answer.toString();
  }

  @Override
  String tokenExpired() {
    return "{\"errcode\": 42001, \"errmsg\": \"access_token expired\"}";
  }

  @Override
  String rateLimited() {
    return "{\"errcode\": 45009, \"errmsg\": \"reach max api daily quota limit\"}";
  }

  @Override
  String refused(String why) {
    return JSON.createObjectNode().put("errcode", 40_125).put("errmsg", why).toString();
  }

  @Override
  void breakLines(ObjectNode order) {
    ((ObjectNode) order.path("order_detail")).putArray("product_infos");
  }

  /// Signs what is to be pushed, at this time in seconds.
  String query(String timestamp, String enciphered) {
    var nonce = "415670741";
    return "?signature=%s&timestamp=%s&nonce=%s&encrypt_type=aes&msg_signature=%s"
        .formatted(
            sha1(PUSH_TOKEN, timestamp, nonce),
            timestamp,
            nonce,
            sha1(PUSH_TOKEN, timestamp, nonce, enciphered));
  }

  static String sha1(String... parts) {
    try {
      var text = Stream.of(parts).sorted().collect(Collectors.joining());
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String enciphered(String message, String appId) {
    try {
      var key = Base64.getDecoder().decode(PUSH_KEY + "=");
      var text = message.getBytes(StandardCharsets.UTF_8);
      var plain = new ByteArrayOutputStream();
      plain.writeBytes("aaaabbbbccccdddd".getBytes(StandardCharsets.US_ASCII));
      plain.writeBytes(ByteBuffer.allocate(4).putInt(text.length).array());
      plain.writeBytes(text);
      plain.writeBytes(appId.getBytes(StandardCharsets.UTF_8));
      var pad = 32 - plain.size() % 32;
      for (var i = 0; i < pad; i++) {
        plain.write(pad);
      }
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(Arrays.copyOf(key, 16)));
      return Base64.getEncoder().encodeToString(cipher.doFinal(plain.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  ObjectNode order(String number, String state, Instant changed) {
    var order = JSON.createObjectNode();
    order
        .put("order_id", number)
        .put("openid", "OPENID")
        .put("status", Integer.parseInt(state))
        .put("create_time", changed.getEpochSecond() - 600)
        .put("update_time", changed.getEpochSecond());
    var detail = order.putObject("order_detail");
    detail.putObject("pay_info").put("pay_time", changed.getEpochSecond() - 500);
    detail
        .putObject("price_info")
        .put("product_price", 20_900)
        .put("order_price", 19_900)
        .put("freight", 0)
        .put("discounted_price", 1_000);
    detail.putObject("ext_info").put("customer_notes", "快点发").put("merchant_notes", "");
    var item = detail.putArray("product_infos").addObject();
    item.put("product_id", "12")
        .put("sku_code", "SW-01")
        .put("title", "羊毛衫")
        .put("sku_cnt", 1)
        .put("sale_price", 20_900)
        .put("real_price", 19_900);
    item.putArray("sku_attrs").addObject().put("attr_key", "颜色").put("attr_value", "白色");
    var delivery = detail.putObject("delivery_info");
    delivery
        .putObject("address_info")
        .put("user_name", "林**")
        .put("tel_number", "138****8000")
        .put("province_name", "浙江省")
        .put("city_name", "杭州市")
        .put("county_name", "西湖区")
        .put("detail_info", "文***");
    delivery.putArray("delivery_product_info");
    return order;
  }
}

package io.heqi.commerce.gateway.platform;

import io.heqi.commerce.gateway.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How each platform has its calls signed. The rules and their examples: docs/gateways.md.
final class Signatures {

  private Signatures() {}

  /// MD5 in upper case of the secret, all parameters with their values in the order of their
  /// names, and the secret.
  static String pdd(String secret, Map<String, String> parameters) {
    return Digests.md5(secret + joined(parameters) + secret).toUpperCase(Locale.ROOT);
  }

  private static String joined(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(parameter -> parameter.getKey() + parameter.getValue())
            .collect(Collectors.joining());
  }

  /// HMAC-SHA256 under the secret, in hexadecimal.
  ///
  /// @param json the content with its keys in their order, as it is sent
  static String doudian(String appKey, String secret, String method, long timestamp, String json) {
    var text =
        Stream.of(
                secret,
                "app_key",
                appKey,
                "method",
                method,
                "param_json",
                json,
                "timestamp",
                String.valueOf(timestamp),
                "v2",
                secret)
            .collect(Collectors.joining());
    return HexFormat.of().formatHex(Digests.hmacSha256(secret, text));
  }

  /// Of a push: MD5 of the app's key, the body as it came and the secret.
  static String doudianPush(String appKey, String secret, byte[] body) {
    var key = appKey.getBytes(StandardCharsets.UTF_8);
    var end = secret.getBytes(StandardCharsets.UTF_8);
    var all = new byte[key.length + body.length + end.length];
    System.arraycopy(key, 0, all, 0, key.length);
    System.arraycopy(body, 0, all, key.length, body.length);
    System.arraycopy(end, 0, all, key.length + body.length, end.length);
    return Digests.md5(all);
  }

  /// Of a call of WeChat: SHA-1 of the parts in their order, joined.
  static String wechat(String... parts) {
    return Digests.sha1(Arrays.stream(parts).sorted().collect(Collectors.joining()));
  }

  /// Over all parameters with their values in the order of their names and the secret last, by the
  /// method that the parameters themselves name: HMAC-SHA256 in base 64, or else MD5.
  static String kuaishou(String signSecret, Map<String, String> parameters) {
    var text =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&", "", "&signSecret=" + signSecret));
    return "HMAC_SHA256".equals(parameters.get("signMethod"))
        ? Base64.getEncoder().encodeToString(Digests.hmacSha256(signSecret, text))
        : Digests.md5(text);
  }

  /// MD5 of the method, the app, the time, the version and the secret; what is asked is not signed.
  static String xiaohongshu(
      String appId, String secret, String method, long timestamp, String version) {
    return Digests.md5(
        "%s?appId=%s&timestamp=%d&version=%s%s"
            .formatted(method, appId, timestamp, version, secret));
  }

  /// Of a push: MD5 of its path, all parameters with the app's key and the time among them in the
  /// order of their names, and the secret; what is told is not signed.
  static String xiaohongshuPush(String path, Map<String, String> parameters, String secret) {
    return Digests.md5(
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&", path + "?", secret)));
  }
}

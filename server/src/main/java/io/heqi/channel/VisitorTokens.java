package io.heqi.channel;

import io.heqi.foundation.database.SigningKey;
import io.heqi.shared.ChannelId;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The token by which the widget knows its visitor again, valid for a year, and the identities that
/// a shop's own server signs: HMAC-SHA256, hexadecimal, with the channel's secret over the base-64
/// text of `{"id":…,"name":…,"expires":seconds since 1970}`.
@Component
public class VisitorTokens {

  private static final Duration LIFE = Duration.ofDays(365);
  private static final Duration RESUME_LIFE = Duration.ofDays(14);
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final SigningKey key;
  private final JsonMapper json;
  private final Clock clock;

  VisitorTokens(SigningKey key, JsonMapper json, Clock clock) {
    this.key = key;
    this.json = json;
    this.clock = clock;
  }

  private record Payload(long merchant, UUID channel, String visitor, String name, long expires) {}

  private record Identity(String id, String name, long expires) {}

  Visitor stranger(ChannelView channel) {
    return new Visitor(channel.merchant(), channel.id(), "v:" + Ids.next(), "");
  }

  public String issue(Visitor visitor) {
    return signed("visitor:", visitor, LIFE);
  }

  private String signed(String purpose, Visitor visitor, Duration life) {
    var payload =
        new Payload(
            visitor.merchant().value(),
            visitor.channel().value(),
            visitor.externalId(),
            visitor.name(),
            clock.instant().plus(life).getEpochSecond());
    var text =
        Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(payload));
    return text + "." + key.sign(purpose + text);
  }

  /// The token of a mailed link, by which the conversation goes on for two weeks, for a customer
  /// whom the shop's page named as well.
  String resume(Visitor visitor) {
    return signed("resume:", visitor, RESUME_LIFE);
  }

  Visitor resumed(String token) {
    return verify("resume:", token);
  }

  public Visitor verify(String token) {
    return verify("visitor:", token);
  }

  private Visitor verify(String purpose, String token) {
    var dot = token.indexOf('.');
    if (dot < 0
        || token.length() > 2_000
        || !key.signed(purpose + token.substring(0, dot), token.substring(dot + 1))) {
      throw Refusal.unauthenticated("channel.token-malformed");
    }
    var payload = json.readValue(decoded(token.substring(0, dot)), Payload.class);
    if (clock.instant().isAfter(Instant.ofEpochSecond(payload.expires()))) {
      throw Refusal.unauthenticated("channel.token-expired");
    }
    return new Visitor(
        new MerchantId(payload.merchant()),
        new ChannelId(payload.channel()),
        payload.visitor(),
        payload.name());
  }

  /// The customer whom the shop's page names, once its server's signature proves it.
  Visitor named(ChannelView channel, String identity, String signature) {
    if (!MessageDigest.isEqual(
        hmac(channel.secret().value(), identity).getBytes(StandardCharsets.US_ASCII),
        signature.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8))) {
      throw Refusal.unauthenticated("channel.identity-unsigned");
    }
    try {
      var named = json.readValue(decoded(identity), Identity.class);
      if (clock.instant().isAfter(Instant.ofEpochSecond(named.expires()).plus(SKEW))) {
        throw Refusal.unauthenticated("channel.identity-expired");
      }
      if (named.id().isBlank() || named.id().length() > 150) {
        throw Refusal.invalid("channel.identity-malformed");
      }
      return new Visitor(
          channel.merchant(), channel.id(), Visitor.proven(named.id()), named.name());
    } catch (JacksonException _) {
      throw Refusal.invalid("channel.identity-malformed");
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getUrlDecoder()
          .decode(base64.replace('+', '-').replace('/', '_').replace("=", ""));
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid("channel.identity-malformed");
    }
  }

  /// HMAC-SHA256 in hexadecimal, as shops and webhooks sign.
  static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

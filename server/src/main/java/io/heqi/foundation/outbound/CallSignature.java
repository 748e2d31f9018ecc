package io.heqi.foundation.outbound;

import io.heqi.shared.Refusal;
import io.heqi.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The signature of a call between systems, the same in both directions: header `Heqi-Timestamp`
/// holds the time in seconds since 1970, `Heqi-Signature` holds `v1=` and the hexadecimal
/// HMAC-SHA256 of the time, a full stop and the body as sent, under the shared secret.
public final class CallSignature {

  public static final String TIMESTAMP = "Heqi-Timestamp";
  public static final String SIGNATURE = "Heqi-Signature";

  /// How far the clocks of the two sides may lie apart. An older call is taken for a replay.
  static final Duration SKEW = Duration.ofMinutes(5);

  private CallSignature() {}

  public static String of(Secret secret, long timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Refuses a call that is not signed, signed otherwise, or signed too long ago.
  public static void check(
      Secret secret,
      @Nullable String timestamp,
      @Nullable String signature,
      byte[] body,
      Instant now) {
    if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
      throw Refusal.unauthenticated("foundation.signature-missing", TIMESTAMP, SIGNATURE);
    }
    var at = Long.parseLong(timestamp);
    var expected = of(secret, at, body).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) {
      throw Refusal.unauthenticated("foundation.signature-wrong");
    }
    if (Duration.between(Instant.ofEpochSecond(at), now).abs().compareTo(SKEW) > 0) {
      throw Refusal.unauthenticated("foundation.signature-too-old", SKEW.toMinutes());
    }
  }
}

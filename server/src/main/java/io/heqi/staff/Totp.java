package io.heqi.staff;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/// The second factor of RFC 6238: six digits, 30 seconds, one step of clock skew either way.
final class Totp {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();

  private Totp() {}

  /// A fresh secret of 160 bits, in hexadecimal.
  static String newSecret() {
    var bytes = new byte[20];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// @return the time step whose code it is; empty where it is none of the last, this and the next
  static OptionalLong step(String secret, String code, Instant now) {
    var key = new SecretKeySpec(HexFormat.of().parseHex(secret), generator.getAlgorithm());
    var length = generator.getTimeStep();
    return Stream.of(now.minus(length), now, now.plus(length))
        .filter(instant -> code(key, instant).equals(code.strip()))
        .mapToLong(instant -> instant.getEpochSecond() / length.toSeconds())
        .findFirst();
  }

  /// The secret as authenticator apps take it, by hand or in an `otpauth` address.
  static String base32(String secret) {
    var bits = new StringBuilder();
    for (var b : HexFormat.of().parseHex(secret)) {
      bits.append(Integer.toBinaryString((b & 0xFF) | 0x100), 1, 9);
    }
    var text = new StringBuilder();
    for (var i = 0; i + 5 <= bits.length(); i += 5) {
      text.append(BASE32.charAt(Integer.parseInt(bits.substring(i, i + 5), 2)));
    }
    return text.toString();
  }

  private static String code(SecretKeySpec key, Instant instant) {
    try {
      return generator.generateOneTimePasswordString(key, instant);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}

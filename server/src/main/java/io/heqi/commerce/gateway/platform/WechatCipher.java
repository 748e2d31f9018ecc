package io.heqi.commerce.gateway.platform;

import io.heqi.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Deciphers pushes of WeChat: AES-256-CBC, the key's first 16 bytes as the first block, padded to
/// 32 bytes; within, 16 bytes of chance, the length in four bytes, the message, the app's id.
/// Whatever is wrong is refused alike, so that nobody learns from it.
final class WechatCipher {

  private static final int BLOCK = 32;
  private static final int CHANCE = 16;
  private static final int HEAD = CHANCE + Integer.BYTES;

  private WechatCipher() {}

  /// @param key of 43 characters, as WeChat shows it
  /// @param appId whom the message has to be for
  static String open(String key, String appId, String enciphered) {
    try {
      var aes = Base64.getDecoder().decode(key + "=");
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(aes, "AES"),
          new IvParameterSpec(Arrays.copyOf(aes, CHANCE)));
      return message(unpadded(cipher.doFinal(Base64.getDecoder().decode(enciphered))), appId);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw wrong();
    }
  }

  private static byte[] unpadded(byte[] padded) {
    var pad = padded.length == 0 ? 0 : padded[padded.length - 1];
    if (pad < 1 || pad > BLOCK || pad > padded.length) {
      throw wrong();
    }
    for (var i = padded.length - pad; i < padded.length; i++) {
      if (padded[i] != pad) {
        throw wrong();
      }
    }
    return Arrays.copyOf(padded, padded.length - pad);
  }

  private static String message(byte[] plain, String appId) {
    if (plain.length < HEAD) {
      throw wrong();
    }
    var length = ByteBuffer.wrap(plain).getInt(CHANCE);
    if (length < 0 || length > plain.length - HEAD) {
      throw wrong();
    }
    var end = HEAD + length;
    if (!appId.equals(text(plain, end, plain.length))) {
      throw wrong();
    }
    return text(plain, HEAD, end);
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static Refusal wrong() {
    return Refusal.unauthenticated("commerce.push-signature-wrong");
  }
}

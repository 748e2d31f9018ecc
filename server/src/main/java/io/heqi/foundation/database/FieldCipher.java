package io.heqi.foundation.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals single fields that hold personal data or passwords: AES-256-GCM under the newest of a set
/// of keys, bound to its place, so that a field copied elsewhere does not open.
///
/// A sealed field is one byte with the number of its key, 12 bytes of nonce, and the ciphertext.
/// Keys are numbered from 1 in the order in which they were added; older ones open what they
/// sealed.
public final class FieldCipher {

  private static final SecureRandom random = new SecureRandom();
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private static final int PRINT = 16;

  private final TreeMap<Integer, SecretKeySpec> keys = new TreeMap<>();
  private final byte[] printKey;

  /// @param secrets in base 64, 256 bits each, oldest first
  FieldCipher(List<String> secrets) {
    for (var i = 0; i < secrets.size(); i++) {
      keys.put(i + 1, new SecretKeySpec(Base64.getUrlDecoder().decode(secrets.get(i)), "AES"));
    }
    this.printKey = mac(keys.firstEntry().getValue().getEncoded(), "prints of fields");
  }

  /// @param place where the field stands, such as `customer.email:` and the customer's id
  public byte[] seal(String place, String text) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var newest = keys.lastEntry();
    var sealed =
        carriedOut(
            Cipher.ENCRYPT_MODE, newest, nonce, place, text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(1 + NONCE + sealed.length)
        .put(newest.getKey().byteValue())
        .put(nonce)
        .put(sealed)
        .array();
  }

  /// Fails where the field was sealed for another place, changed, or under a key that is gone.
  public String open(String place, byte[] sealed) {
    var in = ByteBuffer.wrap(sealed);
    var number = (int) in.get();
    var key = keys.get(number);
    if (key == null) {
      throw new IllegalStateException("The key " + number + " of sealed fields is missing");
    }
    var nonce = new byte[NONCE];
    in.get(nonce);
    var rest = new byte[in.remaining()];
    in.get(rest);
    return new String(
        carriedOut(Cipher.DECRYPT_MODE, Map.entry(number, key), nonce, place, rest),
        StandardCharsets.UTF_8);
  }

  /// A print of a field by which it is found again and which tells nothing else: the first 16
  /// bytes of HMAC-SHA256 under a key made from the oldest one, so it outlasts a new one.
  ///
  /// @param place where such fields stand; the same text has another print elsewhere
  public byte[] print(String place, String text) {
    return Arrays.copyOf(mac(printKey, place + '\n' + text), PRINT);
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A field cannot be printed", e);
    }
  }

  private static byte[] carriedOut(
      int mode, Map.Entry<Integer, SecretKeySpec> key, byte[] nonce, String place, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.getValue(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A sealed field does not open", e);
    }
  }
}

package io.heqi.channel;

import io.heqi.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Bytes whose sum was told beforehand. Who reads them to the end learns whether they are those.
final class SummedStream extends InputStream {

  private final DigestInputStream bytes;
  private final String expected;
  private boolean checked;

  SummedStream(InputStream bytes, String sha256) {
    try {
      this.bytes = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    this.expected = sha256;
  }

  @Override
  public int read() throws IOException {
    var one = bytes.read();
    if (one < 0) {
      check();
    }
    return one;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    var some = bytes.read(into, from, most);
    if (some < 0) {
      check();
    }
    return some;
  }

  private void check() {
    if (checked) {
      return;
    }
    checked = true;
    var found = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
    if (!found.equalsIgnoreCase(expected)) {
      throw Refusal.invalid("channel.file-other-sum");
    }
  }
}

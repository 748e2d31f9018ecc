package io.heqi.foundation.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The checksum that parts of an archive carry.
final class Checksums {

  private Checksums() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

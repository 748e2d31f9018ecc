package io.heqi.foundation.backup;

import java.io.IOException;

/// A backup or a restore that cannot be done, in words for the person at the keyboard.
final class BackupRefused extends IOException {

  BackupRefused(String reason) {
    super(reason);
  }

  BackupRefused(String reason, Throwable cause) {
    super(reason, cause);
  }
}

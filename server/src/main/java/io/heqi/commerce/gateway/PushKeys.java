package io.heqi.commerce.gateway;

import io.heqi.foundation.security.Tokens;
import io.heqi.shared.MerchantId;
import java.util.Optional;

/// The ends of push addresses: the merchant, a hyphen and what nobody guesses. Whose rows to look
/// at is known by them before anything is read.
final class PushKeys {

  private static final int RANDOM = 22;

  private PushKeys() {}

  static String next(MerchantId merchant) {
    return merchant + "-" + Tokens.next().substring(0, RANDOM);
  }

  static Optional<MerchantId> merchant(String key) {
    var end = key.indexOf('-');
    return end > 0 && key.substring(0, end).matches("[1-9][0-9]{0,17}")
        ? Optional.of(new MerchantId(Long.parseLong(key.substring(0, end))))
        : Optional.empty();
  }
}

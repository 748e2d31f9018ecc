package io.heqi.demo.web;

import io.heqi.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// A customer whom the demo shop's page names, signed as a shop's own server would do it.
@Component
class DemoBuyer {

  static final String ID = "lin";

  private static final Duration VALID = Duration.ofHours(1);

  private final Clock clock;

  DemoBuyer(Clock clock) {
    this.clock = clock;
  }

  /// What stands in the widget's script element.
  String attributes(Secret secret) {
    var expires = clock.instant().plus(VALID).getEpochSecond();
    var named = "{\"id\":\"%s\",\"name\":\"林小满\",\"expires\":%d}".formatted(ID, expires);
    var identity =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(named.getBytes(StandardCharsets.UTF_8));
    return " data-identity=\"%s\" data-signature=\"%s\""
        .formatted(identity, signature(secret, identity));
  }

  private static String signature(Secret secret, String identity) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(identity.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.heqi.foundation.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.shared.Refusal;
import io.heqi.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedCallsTest {

  private final SignedCalls calls = new SignedCalls(new OutsideHosts(false), Clock.systemUTC());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/"
      })
  void neverCallsAPrivateAddress(String address) {
    var answer = calls.post(address, new Secret("s"), "id", "{}");
    assertThat(answer.result()).isEqualTo(SignedCalls.Result.REFUSED);
    assertThat(answer.reason()).contains("private");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://example.com", "example.com", "http://", "::"})
  void takesOnlyWebAddresses(String address) {
    assertThatThrownBy(() -> calls.checked(address)).isInstanceOf(Refusal.class);
  }

  /// The vector of the guide: `printf '1763690400.{"a":1}' | openssl dgst -sha256 -hmac secret`.
  @Test
  void signsAsTheGuideSays() {
    var body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(CallSignature.of(new Secret("secret"), 1_763_690_400L, body))
        .isEqualTo("v1=cbbb9234ca9ad150a14a8f85316ed24d047c175ff4690c87f42944cfd9dc05e6");
  }
}

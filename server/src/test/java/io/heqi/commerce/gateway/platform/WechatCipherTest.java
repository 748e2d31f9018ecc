package io.heqi.commerce.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heqi.shared.Refusal;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WechatCipherTest {

  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final String APP = "wxb11529c136998cb6";
  private static final String ENCIPHERED =
      "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";

  @Test
  void signsAsWeChatDoes() {
    assertThat(Signatures.wechat("AAAAA", "1714036504", "1514711492"))
        .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
    assertThat(Signatures.wechat("AAAAA", "1714037059", "486452656"))
        .isEqualTo("899cf89e464efb63f54ddac96b0a0a235f53aa78");
    assertThat(Signatures.wechat("pamtest", "1409304348", "xxxxxx", ENCIPHERED))
        .isEqualTo("82c962d39941aa48552f90ef55aa323dc620cc10");
  }

  @Test
  void opensWhatWeChatEnciphers() {
    assertThat(WechatCipher.open(KEY, APP, ENCIPHERED)).isEqualTo("我是中文abcd123");
  }

  @Test
  void opensNothingForAnotherApp() {
    refuses(KEY, "wxb11529c136998cb7", ENCIPHERED);
  }

  @Test
  void opensNothingWithAnotherKey() {
    refuses("b" + KEY.substring(1), APP, ENCIPHERED);
    refuses("short", APP, ENCIPHERED);
    refuses("", APP, ENCIPHERED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 32, 48, 63})
  void opensNothingThatWasCutShort(int length) {
    var bytes = Base64.getDecoder().decode(ENCIPHERED);
    var cut = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes, length));
    refuses(KEY, APP, cut);
  }

  @Test
  void opensNothingThatWasChanged() {
    var bytes = Base64.getDecoder().decode(ENCIPHERED);
    for (var i = 0; i < bytes.length; i++) {
      var changed = bytes.clone();
      changed[i] ^= 1;
      // The first block is chance: a change there is what the signature is for.
      if (i >= 16) {
        var text = Base64.getEncoder().encodeToString(changed);
        assertThat(opened(text)).isNotEqualTo("我是中文abcd123");
      }
    }
  }

  private static String opened(String enciphered) {
    try {
      return WechatCipher.open(KEY, APP, enciphered);
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }

  @Test
  void opensNoGarbage() {
    refuses(KEY, APP, "not base 64 at all!");
  }

  private static void refuses(String key, String app, String enciphered) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> WechatCipher.open(key, app, enciphered))
        .satisfies(
            refusal -> assertThat(refusal.code()).isEqualTo("commerce.push-signature-wrong"));
  }
}

package io.heqi.foundation.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource({
    "我的电话13800138000哦, 我的电话138****8000哦",
    "身份证 110101199003071234, 身份证 110***********1234",
    "发到 olive@x.com 吧, 发到 o***@x.com 吧",
    "订单号 20261120000317, 订单号 20261120000317",
    "两个 13800138000 13912345678, 两个 138****8000 139****5678",
    "在吗, 在吗"
  })
  void hidesWhatIsPersonalAndNothingElse(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
  }

  @Test
  void givesBackWhatItHidWhenATextReturnsChanged() {
    var stored = "电话 13800138000，备用 13900138000，信箱 o.wang@x.com";
    var changed = "先生。" + Masking.mask(stored) + "；下午打";
    assertThat(Masking.restore(changed, stored)).isEqualTo("先生。" + stored + "；下午打");
    assertThat(Masking.restore("没有电话", stored)).isEqualTo("没有电话");
    assertThat(Masking.restore("139****8000", stored)).isEqualTo("13900138000");
  }
}

package io.heqi.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeaningsTest {

  private static Meanings meanings;

  @BeforeAll
  static void load() {
    meanings = new Meanings();
  }

  @AfterAll
  static void unload() {
    meanings.close();
  }

  private static float likeness(String one, String other) {
    return meanings.of(Plain.of(one)).cosine(meanings.of(Plain.of(other)));
  }

  @Test
  void saysTheSameInOtherWords() {
    assertThat(likeness("怎么修改收货地址", "地址填错了能改吗")).isGreaterThan(likeness("怎么修改收货地址", "这件衣服有红色的吗"));
  }

  @Test
  void scriptWidthAndCaseDoNotMatter() {
    assertThat(likeness("什麼時候發貨", "什么时候发货")).isEqualTo(1, within(1e-3f));
    assertThat(likeness("ＶＩＰ怎么开通", "vip怎么开通")).isEqualTo(1, within(1e-3f));
  }

  @Test
  void keepsItsMeaningOnPaper() {
    var meaning = meanings.of("运费谁出");
    assertThat(Meaning.fromBytes(meaning.toBytes())).isEqualTo(meaning);
  }

  @Test
  void takesAnyText() {
    for (var text : new String[] {"", " ", "😀", "\u202e", "a".repeat(5_000), "好".repeat(5_000)}) {
      assertThat(meanings.of(Plain.of(text)).toBytes()).hasSize(2 * Meaning.PARTS);
    }
  }
}

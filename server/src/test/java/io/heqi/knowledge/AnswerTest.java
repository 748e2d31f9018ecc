package io.heqi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static Content.Answer about(String product) {
    return new Content.Answer(
        List.of(), List.of(), 0, product, List.of(new Content.Part("透气", null)));
  }

  private static Content.Place page(String addressAndTitle) {
    return new Content.Place(null, null, 0, addressAndTitle);
  }

  @Test
  void holdsOnAPageThatNamesItsProduct() {
    assertThat(about("连衣裙").fits(page("https://shop/p/8 法式连衣裙"))).isTrue();
    assertThat(about("连衣裙").fits(page("https://shop/p/9 T 恤"))).isFalse();
    assertThat(about("连衣裙").fits(Content.Place.ANYWHERE)).isFalse();
    assertThat(about("").fits(Content.Place.ANYWHERE)).isTrue();
  }

  @Test
  void smallAndCapitalLettersAreAlike() {
    assertThat(about("/P/Dress").fits(page("https://SHOP/p/dress"))).isTrue();
  }

  @Test
  void oneOfSeveralWordsIsEnough() {
    assertThat(about("p/8 | 连衣裙").fits(page("https://shop/p/7 连衣裙"))).isTrue();
    assertThat(about("p/8 | 连衣裙").fits(page("https://shop/p/8"))).isTrue();
    assertThat(about("p/8 | 连衣裙").fits(page("https://shop/p/9"))).isFalse();
  }

  @Test
  void barsAloneNameNothing() {
    assertThat(about(" | |").fits(page("https://shop/p/8 | 裙"))).isFalse();
  }

  @Test
  void theLongestWordOfThePageCounts() {
    assertThat(about("裙|连衣裙").nameOn(page("法式连衣裙"))).isEqualTo(3);
    assertThat(about("裙|连衣裙").nameOn(page("半身裙"))).isEqualTo(1);
  }
}

package io.heqi.commerce.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageAddressTest {

  @Test
  void namesWhatStandsBehindTheQuestionMarkFirst() {
    assertThat(PageAddress.numbers("https://shop.example/goods/77.html?id=42&from=a%20b#top"))
        .containsExactly("42", "a b", "77", "goods");
  }

  @Test
  void namesThePartsOfAPathTheLastFirst() {
    assertThat(PageAddress.numbers("/demo-shop")).containsExactly("demo-shop");
    assertThat(PageAddress.numbers("https://shop.example")).isEmpty();
  }

  @Test
  void bearsWithWhatIsNotWellFormed() {
    assertThat(PageAddress.numbers("https://x.example/%zz?q=%e4%b")).isEmpty();
    assertThat(PageAddress.numbers("/" + "a".repeat(65))).isEmpty();
    assertThat(PageAddress.numbers("/p" + "/p".repeat(500) + "?" + "a=1&".repeat(500)))
        .containsExactly("1", "p");
  }
}

package io.heqi.knowledge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NearTitlesTest {

  private final NearTitles<String> titles = new NearTitles<>();

  private void add(String... ways) {
    titles.add(ways[0], List.of(ways));
  }

  @Test
  void groupsWhatIsNearlyTheSameAndLeavesTheRestAlone() {
    add("下单后多久可以发货");
    add("退货运费谁出");
    add("下单之后多久可以发货");
    add("有没有红色的");

    assertThat(titles.groups()).containsExactly(List.of("下单后多久可以发货", "下单之后多久可以发货"));
  }

  @Test
  void aFurtherWayToAskCountsToo() {
    add("物流", "快递一般几天能到");
    add("到货时间", "快递一般几天能到呢");

    assertThat(titles.groups()).containsExactly(List.of("物流", "到货时间"));
  }

  @Test
  void anItemIsNotItsOwnNeighbour() {
    add("多久发货", "多久能发货", "多久发货呢");

    assertThat(titles.groups()).isEmpty();
  }

  @Test
  @Timeout(10)
  void aThousandAlikeAmongTenThousandAreOneGroup() {
    for (var i = 0; i < 10_000; i++) {
      add(unlike(i));
    }
    IntStream.range(0, 1_000).forEach(i -> add("请问这件衣服第" + i + "批什么时候可以补货"));
    var begun = System.nanoTime();

    var groups = titles.groups();

    assertThat(groups).singleElement().satisfies(group -> assertThat(group).hasSize(1_000));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  /// Texts of eight letters of which no two share many.
  private static String unlike(int number) {
    var text = new StringBuilder();
    for (var i = 0; i < 8; i++) {
      text.append(
          (char) (0x4E00 + Math.floorMod(number * 31L + i * 2_711L + (long) number * i, 15_013)));
    }
    return text.toString();
  }
}

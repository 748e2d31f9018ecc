package io.heqi.foundation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LetterPairsTest {

  @Test
  void pairsNeighboursAcrossNoPunctuation() {
    assertThat(words(LetterPairs.of("退货了吗？谢谢"))).containsExactlyInAnyOrder("退货", "货了", "了吗", "谢谢");
  }

  @Test
  void foldsCaseAndWidth() {
    assertThat(LetterPairs.of("ＡＢ")).isEqualTo(LetterPairs.of("ab"));
  }

  @Test
  void knowsNothingOfASingleLetter() {
    assertThat(LetterPairs.of("退")).isEmpty();
  }

  @Property
  void aTextHoldsThePairsOfEachOfItsParts(@ForAll @StringLength(max = 60) String text) {
    var whole = Arrays.stream(LetterPairs.of(text)).boxed().collect(Collectors.toSet());
    var half = text.substring(text.length() / 2);
    assertThat(whole).containsAll(Arrays.stream(LetterPairs.of(half)).boxed().toList());
  }

  private static java.util.List<String> words(int[] pairs) {
    return Arrays.stream(pairs)
        .mapToObj(p -> "" + (char) (p >>> 16) + (char) (p & 0xFFFF))
        .toList();
  }
}

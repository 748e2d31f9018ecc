package io.heqi.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClassifierTest {

  private static final Classifier.Shape SHAPE = new Classifier.Shape(1, 1, 2, 1, 0.5, 10);

  private static Meanings meanings;

  @BeforeAll
  static void load() {
    meanings = new Meanings();
  }

  @AfterAll
  static void unload() {
    meanings.close();
  }

  private static Classifier.Sample sample(String label, String text, String... before) {
    return new Classifier.Sample(
        Line.of(text, meanings),
        List.of(before).stream().map(line -> Line.of(line, meanings)).toList(),
        label);
  }

  private static List<Classifier.Sample> fruitAndTools() {
    return List.of(
        sample("fruit", "苹果很甜"),
        sample("fruit", "香蕉熟了"),
        sample("tool", "锤子很重"),
        sample("tool", "螺丝刀生锈了"),
        sample("fruit", "橙子多少钱"),
        sample("tool", "扳手多少钱"));
  }

  @Test
  void tellsWhatItLearnt() {
    var classifier = Classifier.train(fruitAndTools(), SHAPE);

    assertThat(classifier.guesses(Line.of("葡萄甜吗", meanings), List.of()).getFirst().label())
        .isEqualTo("fruit");
    assertThat(classifier.guesses(Line.of("钳子", meanings), List.of()).getFirst().label())
        .isEqualTo("tool");
  }

  @Test
  void learnsTheSameFromTheSame() {
    var text = Line.of("西瓜", meanings);

    assertThat(Classifier.train(fruitAndTools(), SHAPE).guesses(text, List.of()))
        .isEqualTo(Classifier.train(fruitAndTools(), SHAPE).guesses(text, List.of()));
  }

  @Test
  void looksAtWhatWasSaidBefore() {
    var classifier =
        Classifier.train(
            List.of(
                sample("money", "多久", "退款"), sample("parcel", "多久", "快递"),
                sample("money", "几天", "退钱"), sample("parcel", "几天", "物流")),
            SHAPE);

    assertThat(
            classifier
                .guesses(Line.of("多久", meanings), List.of(Line.of("退款", meanings)))
                .getFirst()
                .label())
        .isEqualTo("money");
  }
}

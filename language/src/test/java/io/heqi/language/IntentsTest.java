package io.heqi.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntentsTest {

  private static Meanings meanings;
  private static List<Classifier.Sample> seeds;
  private static Intents intents;

  @BeforeAll
  static void learn() {
    meanings = new Meanings();
    seeds = Intents.seeds(meanings);
    intents = Intents.learn(seeds, List.of());
  }

  @AfterAll
  static void unload() {
    meanings.close();
  }

  private static Line line(String text) {
    return Line.of(text, meanings);
  }

  private static Intent intent(String text, String... before) {
    return intents.of(line(text), List.of(before).stream().map(IntentsTest::line).toList());
  }

  @Test
  void tellsWhatACustomerWants() {
    assertThat(intent("我的包裹走到哪儿了呀").code()).isEqualTo("track");
    assertThat(intent("麻烦给我开张增值税发票").code()).isEqualTo("inv");
    assertThat(intent("這件可以退嗎").code()).isEqualTo("return");
    assertThat(intent("退的钱几天能到我卡里").code()).isEqualTo("refundp");
    assertThat(intent("when is my package going to arrive").code()).isEqualTo("track");
  }

  @Test
  void givesTheNearestExamplesAsItsReason() {
    var intent = intent("帮我把收货地址改一下");

    assertThat(intent.code()).isEqualTo("modify");
    assertThat(intent.reason()).hasSize(3);
    assertThat(intent.reason().getFirst().text()).contains("地址");
    assertThat(intent.reason().getFirst().likeness())
        .isGreaterThanOrEqualTo(intent.reason().getLast().likeness());
  }

  @Test
  void saysWhereAMessageCannotBeAnsweredAlone() {
    assertThat(intent("是的").isNone()).isTrue();
    assertThat(intent("那怎么办呢").isNone()).isTrue();
    assertThat(intent("订单号 998877665544").isNone()).isTrue();
  }

  @Test
  void whatWasSaidBeforeSpeaksForAMessageThatSaysNothing() {
    var alone = probability("那还要多久", "refundp");

    assertThat(probability("那还要多久", "refundp", "退款正在处理中", "我的退款什么时候到账")).isGreaterThan(alone);
  }

  private static double probability(String text, String code, String... before) {
    return intents
        .guesses(line(text), List.of(before).stream().map(IntentsTest::line).toList())
        .stream()
        .filter(guess -> guess.label().equals(code))
        .mapToDouble(Classifier.Guess::probability)
        .sum();
  }

  @Test
  void probabilitiesSumUpToOne() {
    var sum =
        intents.guesses(line("那还要多久"), List.of(line("退款呢"), line("好的"))).stream()
            .mapToDouble(Classifier.Guess::probability)
            .sum();

    assertThat(sum).isEqualTo(1, within(1e-9));
  }

  @Test
  void learnsAnIntentOfTheMerchantsOwn() {
    var labelled = new ArrayList<Classifier.Sample>();
    for (var text : List.of("可以刻字吗", "刻字怎么收费", "想在杯子上刻名字", "刻字要多久", "能刻英文吗")) {
      labelled.add(new Classifier.Sample(line(text), List.of(), "engrave"));
    }

    assertThat(Intents.learn(seeds, labelled).of(line("能帮我刻个字吗"), List.of()).code())
        .isEqualTo("engrave");
  }

  @Test
  void takesAnyText() {
    for (var text : new String[] {"", "\u0000\u202e", "😀", "a".repeat(5_000), "好".repeat(5_000)}) {
      assertThat(intent(text, text).confidence()).isBetween(0.0, 1.0);
    }
  }
}

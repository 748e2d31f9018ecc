package io.heqi.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FeelingsTest {

  private static Meanings meanings;
  private static Feelings feelings;

  @BeforeAll
  static void learn() {
    meanings = new Meanings();
    feelings = new Feelings(meanings);
  }

  @AfterAll
  static void unload() {
    meanings.close();
  }

  private static Feeling feeling(String text) {
    return feelings.of(Line.of(text, meanings));
  }

  @Test
  void plainQuestionsAreNotNegative() {
    for (var text : List.of("什么时候能发货呀", "想退货要怎么操作", "收到少了一个配件，怎么补", "地址能改吗", "where is my order")) {
      assertThat(feeling(text).isNegative()).as(text).isFalse();
      assertThat(feeling(text).anger()).as(text).isEqualTo(Feeling.Anger.NONE);
    }
  }

  @Test
  void displeasureIsNegative() {
    for (var text : List.of("质量太差了，用一次就坏", "你们服务真让人失望", "太坑了", "what terrible quality")) {
      assertThat(feeling(text).isNegative()).as(text).isTrue();
    }
  }

  @Test
  void praiseIsPositive() {
    var feeling = feeling("东西很好，客服也很有耐心，非常满意");

    assertThat(feeling.positive()).isGreaterThan(0.5);
    assertThat(feeling.signs()).isEmpty();
  }

  @Test
  void anInsultIsAngryAndNamesItsWords() {
    var feeling = feeling("一群煞*笔，退钱");

    assertThat(feeling.anger()).isEqualTo(Feeling.Anger.ANGRY);
    assertThat(feeling.words(Sign.Kind.INSULT)).containsExactly("煞*笔");
  }

  @Test
  void aThreatToComplainIsAtLeastAnnoyed() {
    assertThat(feeling("再不退款我就找消协").anger()).isGreaterThanOrEqualTo(Feeling.Anger.ANNOYED);
    assertThat(feeling("再不退款我就找消协").has(Sign.Kind.COMPLAINT)).isTrue();
  }

  @Test
  void wishingForAPersonIsNoAnger() {
    assertThat(feeling("转人工").anger()).isEqualTo(Feeling.Anger.NONE);
  }

  @Test
  void takesAnyText() {
    for (var text : new String[] {"", "\u0000\u202e", "😀", "a".repeat(5_000), "差".repeat(5_000)}) {
      var feeling = feeling(text);
      assertThat(feeling.negative() + feeling.positive()).isBetween(0.0, 1.0);
    }
  }
}

package io.heqi.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.conversation.Mark;
import io.heqi.conversation.Mark.Matter;
import io.heqi.conversation.Mark.Mood;
import io.heqi.language.Feeling;
import io.heqi.language.Intent;
import io.heqi.language.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MarkRuleTest {

  /// What a line can sound like.
  enum Sound {
    FRIENDLY,
    PLAIN,
    DISPLEASED,
    ANGRY
  }

  private static Feeling feeling(Sound sound) {
    return switch (sound) {
      case FRIENDLY -> new Feeling(0.1, 0.8, Feeling.Anger.NONE, List.of());
      case PLAIN -> new Feeling(0.2, 0.1, Feeling.Anger.NONE, List.of());
      case DISPLEASED -> new Feeling(0.9, 0.0, Feeling.Anger.ANNOYED, List.of());
      case ANGRY ->
          new Feeling(0.9, 0, Feeling.Anger.ANGRY, List.of(new Sign(Sign.Kind.ANGRY, "骗子")));
    };
  }

  private static MarkRule.Heard line(long seq, Feeling feeling, String intent, double confidence) {
    var like = List.of(new Intent.Like("我要退款", 0.9), new Intent.Like("退钱", 0.8));
    return new MarkRule.Heard(seq, feeling, new Intent(intent, confidence, like));
  }

  private static List<MarkRule.Heard> lines(Sound... sounds) {
    return IntStream.range(0, sounds.length)
        .mapToObj(i -> line(i + 1L, feeling(sounds[i]), "none", 0.9))
        .toList();
  }

  private static List<MarkRule.Heard> says(Sign.Kind kind, String words) {
    var feeling = new Feeling(0.2, 0.1, Feeling.Anger.NONE, List.of(new Sign(kind, words)));
    return List.of(line(7, feeling, "none", 0.9));
  }

  private static Mark of(List<MarkRule.Heard> lines) {
    return MarkRule.of(lines, Mark.NONE, true);
  }

  private static Mood moodOf(Sound... sounds) {
    return of(lines(sounds)).mood();
  }

  @Test
  void anAngryLineMakesItAngryAndSaysByWhichWords() {
    var mark = of(lines(Sound.PLAIN, Sound.ANGRY, Sound.PLAIN));
    assertThat(mark.mood()).isEqualTo(Mood.ANGRY);
    assertThat(mark.moodReason()).isEqualTo(new Mark.Reason(2, List.of("骗子")));
    assertThat(mark.goesFirst()).isTrue();
  }

  @Test
  void displeasureMakesItUnhappyHoweverOftenItIsSaid() {
    assertThat(moodOf(Sound.DISPLEASED)).isEqualTo(Mood.UNHAPPY);
    assertThat(moodOf(Sound.DISPLEASED, Sound.DISPLEASED, Sound.DISPLEASED))
        .isEqualTo(Mood.UNHAPPY);
    assertThat(of(lines(Sound.DISPLEASED)).goesFirst()).isFalse();
  }

  @Test
  void twoFriendlyLinesCalmDownAnger() {
    assertThat(moodOf(Sound.ANGRY, Sound.FRIENDLY)).isEqualTo(Mood.UNHAPPY);
    assertThat(moodOf(Sound.ANGRY, Sound.FRIENDLY, Sound.FRIENDLY)).isEqualTo(Mood.CALM);
  }

  @Test
  void threePlainLinesInARowCalmDownByOneStep() {
    assertThat(moodOf(Sound.ANGRY, Sound.PLAIN, Sound.PLAIN)).isEqualTo(Mood.ANGRY);
    assertThat(moodOf(Sound.ANGRY, Sound.PLAIN, Sound.PLAIN, Sound.PLAIN)).isEqualTo(Mood.UNHAPPY);
    assertThat(moodOf(Sound.DISPLEASED, Sound.PLAIN, Sound.PLAIN, Sound.DISPLEASED, Sound.PLAIN))
        .isEqualTo(Mood.UNHAPPY);
  }

  @Test
  void aMatterStaysHoweverFriendlyTheCustomerBecomes() {
    var raised = of(says(Sign.Kind.SAFETY, "过敏"));
    assertThat(raised.matters())
        .containsExactly(new Matter(Matter.Kind.SAFETY, new Mark.Reason(7, List.of("过敏"))));
    assertThat(raised.goesFirst()).isTrue();
    var later = List.of(line(8, feeling(Sound.FRIENDLY), "none", 0.9));
    assertThat(MarkRule.of(later, raised, true).matters()).isEqualTo(raised.matters());
  }

  @Test
  void aComplaintNeedsCareButDoesNotGoFirst() {
    var mark = of(says(Sign.Kind.COMPLAINT, "12315"));
    assertThat(mark.needsCare()).isTrue();
    assertThat(mark.goesFirst()).isFalse();
  }

  @Test
  void nobodyGoesFirstWhereTheShopDoesNotWantIt() {
    assertThat(MarkRule.of(lines(Sound.ANGRY), Mark.NONE, false).goesFirst()).isFalse();
  }

  @Test
  void theNewestSureIntentDecidesAndPassingWordsDoNot() {
    var plain = feeling(Sound.PLAIN);
    var mark =
        of(
            List.of(
                line(1, plain, "track", 0.9),
                line(2, plain, "refundp", 0.7),
                line(3, plain, "exch", 0.3),
                line(4, plain, "greet", 0.9)));
    assertThat(mark.intent()).isEqualTo(new Mark.Intent("refundp", 0.7, 2, List.of("我要退款", "退钱")));
    assertThat(of(List.of(line(1, plain, "exch", 0.3))).intent()).isNull();
  }

  @Test
  void whatPeopleSaidIsWrongIsNotReadAgainFromTheSameLines() {
    var wrong = new Mark(Mood.CALM, null, List.of(), null, false, Map.of(Mark.Part.MOOD, 2L));
    assertThat(MarkRule.of(lines(Sound.PLAIN, Sound.ANGRY), wrong, true).mood())
        .isEqualTo(Mood.CALM);
    assertThat(MarkRule.of(lines(Sound.PLAIN, Sound.ANGRY, Sound.DISPLEASED), wrong, true).mood())
        .isEqualTo(Mood.UNHAPPY);
  }

  @Property
  void theNextLineMovesTheMoodAsItSounds(@ForAll @Size(max = 11) List<Sound> before) {
    var mood = moodOf(before.toArray(Sound[]::new));
    assertThat(next(before, Sound.ANGRY)).isEqualTo(Mood.ANGRY);
    assertThat(next(before, Sound.FRIENDLY))
        .isEqualTo(mood == Mood.ANGRY ? Mood.UNHAPPY : Mood.CALM);
    assertThat(next(before, Sound.DISPLEASED))
        .isEqualTo(mood == Mood.ANGRY ? Mood.ANGRY : Mood.UNHAPPY);
    assertThat(next(before, Sound.PLAIN)).isLessThanOrEqualTo(mood);
  }

  private static Mood next(List<Sound> before, Sound sound) {
    var all = new ArrayList<>(before);
    all.add(sound);
    return moodOf(all.toArray(Sound[]::new));
  }

  @Property
  void workingItOutAgainSaysTheSame(@ForAll @Size(max = 12) List<Sound> sounds) {
    var lines = lines(sounds.toArray(Sound[]::new));
    var once = of(lines);
    assertThat(MarkRule.of(lines, once, true)).isEqualTo(once);
  }

  @Property
  void whateverIsNotCalmHasAReasonAmongTheLines(@ForAll @Size(max = 12) List<Sound> sounds) {
    var mark = of(lines(sounds.toArray(Sound[]::new)));
    if (mark.mood() == Mood.CALM) {
      assertThat(mark.moodReason()).isNull();
    } else {
      var reason = Objects.requireNonNull(mark.moodReason());
      assertThat(reason.seq()).isBetween(1L, (long) sounds.size());
    }
  }
}

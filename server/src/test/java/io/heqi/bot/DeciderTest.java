package io.heqi.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Retrieval;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DeciderTest {

  private static final Decider.Thresholds THRESHOLDS = new Decider.Thresholds(0.8, 0.6);

  private static Retrieval.Hit hit(double confidence) {
    return new Retrieval.Hit(
        ItemId.next(),
        ItemKind.ARTICLE,
        1,
        "问",
        Content.Answer.toAll("答"),
        confidence,
        confidence,
        0,
        "问");
  }

  private static Decision decide(Signs signs, int misses, boolean answered, double... hits) {
    return Decider.decide(
        new Decider.Case(
            signs, DoubleStream.of(hits).mapToObj(DeciderTest::hit).toList(), misses, answered),
        THRESHOLDS);
  }

  private static Signs wants(Decision.Reason reason) {
    return new Signs(Optional.of(reason), false, false, false, false, false);
  }

  @Test
  void sureAnswersAndUnsureOffers() {
    assertThat(decide(Signs.NONE, 0, false, 0.81, 0.7)).isInstanceOf(Decision.Answer.class);
    assertThat(decide(Signs.NONE, 0, false, 0.79, 0.7, 0.65, 0.61))
        .isInstanceOfSatisfying(Decision.Offer.class, offer -> assertThat(offer.hits()).hasSize(3));
    assertThat(decide(Signs.NONE, 0, false, 0.59)).isInstanceOf(Decision.Ask.class);
    assertThat(decide(Signs.NONE, 0, false)).isInstanceOf(Decision.Ask.class);
  }

  @Test
  void aPersonIsNeverRefusedHoweverSureItIs() {
    for (var reason : Decision.Reason.values()) {
      assertThat(decide(wants(reason), 0, true, 1)).isEqualTo(new Decision.HandOver(reason));
    }
  }

  @Test
  void theSecondMissHandsOver() {
    var unknown = new Decision.HandOver(Decision.Reason.UNKNOWN);
    assertThat(decide(Signs.NONE, 1, false, 0.3)).isEqualTo(unknown);
    assertThat(decide(Signs.NONE, 1, false, 0.7)).isInstanceOf(Decision.Offer.class);
    assertThat(decide(Signs.NONE, 2, false, 0.7)).isEqualTo(unknown);
    assertThat(decide(new Signs(Optional.empty(), false, false, false, true, false), 1, false, 0.7))
        .isEqualTo(unknown);
    assertThat(decide(Signs.NONE, 2, false, 0.9)).isInstanceOf(Decision.Answer.class);
  }

  @Test
  void whatDidNotHelpGoesToPeopleAndWhatHelpedIsOver() {
    var notSolved = new Signs(Optional.empty(), false, false, true, false, false);
    assertThat(decide(notSolved, 0, true))
        .isEqualTo(new Decision.HandOver(Decision.Reason.NOT_SOLVED));
    var thanks = new Signs(Optional.empty(), false, true, false, false, false);
    assertThat(decide(thanks, 0, true, 0.9)).isInstanceOf(Decision.Close.class);
    assertThat(decide(thanks, 0, false, 0.9)).isInstanceOf(Decision.Answer.class);
  }

  @Test
  void helloIsGreetedUnlessAQuestionCameWithIt() {
    var hello = new Signs(Optional.empty(), true, false, false, false, false);
    assertThat(decide(hello, 0, false, 0.5)).isInstanceOf(Decision.Greet.class);
  }
}

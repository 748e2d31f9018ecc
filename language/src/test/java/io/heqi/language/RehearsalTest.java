package io.heqi.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  /// Items of so many phrasings each, which mean nearly the same.
  private static Questions knowledge(int items, int phrasings) {
    return Questions.of(
        IntStream.range(0, items * phrasings)
            .mapToObj(
                i ->
                    new Phrasing(
                        i % items,
                        "问题" + i,
                        Directions.near(i % items, 0.9 + 0.01 * ((double) i / items))))
            .toList());
  }

  private static double weight(List<Judged> judged) {
    return judged.stream().mapToDouble(Judged::weight).sum();
  }

  @Test
  void otherPhrasingsOfAnItemAreFoundByEachOther() {
    var judged = Rehearsal.of(knowledge(40, 2));

    assertThat(judged).hasSize(160);
    assertThat(judged.stream().filter(Judged::right)).hasSize(80);
    assertThat(Calibration.of(judged).at(0.95).orElseThrow().answered()).isGreaterThan(0.6);
  }

  @Test
  void oneQuestionOfThreeHasNoAnswer() {
    var judged = Rehearsal.of(knowledge(40, 2));

    assertThat(weight(judged)).isEqualTo(120, within(1e-6));
    assertThat(weight(judged.stream().filter(j -> !j.right()).toList()))
        .isEqualTo(40, within(1e-6));
  }

  @Test
  void withOnePhrasingAnItemTypicalQuestionsStandIn() {
    var judged = Rehearsal.of(knowledge(100, 1));

    assertThat(judged.stream().anyMatch(Judged::right)).isTrue();
    assertThat(Calibration.of(judged).at(0.95)).isPresent();
  }

  @Test
  void aHandfulOfSinglePhrasingsShowsNothingYet() {
    assertThat(Calibration.of(Rehearsal.of(knowledge(10, 1))).at(0.95)).isEmpty();
  }

  @Test
  void asksNoMoreThanAThousand() {
    assertThat(Rehearsal.of(knowledge(800, 2))).hasSize(2 * Rehearsal.MOST);
  }

  @Test
  void anEmptyKnowledgeHasNothingToAsk() {
    assertThat(Rehearsal.of(Questions.of(List.of()))).isEmpty();
  }
}

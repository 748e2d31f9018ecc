package io.heqi.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class QuestionsTest {

  private static final int ADDRESS = 7;
  private static final int DELIVERY = 3;
  private static final int INVOICE = 12;

  private static final Questions SHOP =
      Questions.of(
          List.of(
              new Phrasing(ADDRESS, "怎么修改收货地址", Directions.of(1)),
              new Phrasing(ADDRESS, "地址填错了怎么办", Directions.of(2)),
              new Phrasing(DELIVERY, "什么时候发货", Directions.of(3)),
              new Phrasing(INVOICE, "可以开发票吗", Directions.of(4))));

  private static List<Integer> items(Ranking ranking) {
    return ranking.matches().stream().map(Match::item).toList();
  }

  @Test
  void findsTheItemThatMeansTheSame() {
    var ranking = SHOP.rank("几日寄出", Directions.near(3, 0.9), 2);

    assertThat(items(ranking)).startsWith(DELIVERY).hasSize(2);
    assertThat(ranking.matches().getFirst().cosine()).isEqualTo(0.9, within(0.01));
    assertThat(ranking.matches().getFirst().lexical()).isZero();
  }

  @Test
  void givesEachItemOnceByItsBestPhrasing() {
    var ranking = SHOP.rank("地址填错了", Directions.near(2, 0.9), 10);

    assertThat(items(ranking)).containsOnlyOnce(ADDRESS, DELIVERY, INVOICE).startsWith(ADDRESS);
    assertThat(ranking.matches().getFirst().phrasing().text()).isEqualTo("地址填错了怎么办");
    assertThat(ranking.matches().getFirst().lexical()).isPositive();
  }

  @Test
  void wordsDecideBetweenEqualMeanings() {
    var same = Directions.of(1);
    var questions =
        Questions.of(List.of(new Phrasing(1, "红色有货吗", same), new Phrasing(2, "蓝色有货吗", same)));

    assertThat(items(questions.rank("蓝色的有吗", same, 1))).containsExactly(2);
  }

  @Test
  void charactersOfTheSameSoundCountAsTheSame() {
    var ranking = SHOP.rank("什么时候法或", Directions.near(3, 0.9), 1);

    assertThat(ranking.matches().getFirst().lexical()).isGreaterThan(0.9);
  }

  @Test
  void givesOnlyWhatMayBeGiven() {
    var meaning = Directions.near(3, 0.9);

    assertThat(items(SHOP.rank("什么时候发货", meaning, 10, item -> item != DELIVERY)))
        .containsOnlyOnce(ADDRESS, INVOICE)
        .hasSize(2);
    assertThat(SHOP.rank("什么时候发货", meaning, 10, _ -> false))
        .isEqualTo(new Ranking(List.of(), 0, 0));
  }

  @Test
  void anEmptyKnowledgeFindsNothing() {
    var empty = Questions.of(List.of());

    assertThat(empty.rank("什么时候发货", Directions.of(1), 3).matches()).isEmpty();
    assertThat(empty.spelled("什么时候发货")).isEqualTo("什么时候发货");
  }

  @Test
  void isLessSureWhereAnotherItemIsAlmostAsLike() {
    var between =
        Questions.of(
            List.of(
                new Phrasing(1, "甲", Directions.near(1, 0.85, 101)),
                new Phrasing(2, "乙", Directions.near(1, 0.84, 102)),
                new Phrasing(3, "丙", Directions.of(5))));

    var torn = between.rank("丁", Directions.of(1), 3);
    var clear = between.rank("丁", Directions.of(1), 3, item -> item != 2);

    assertThat(items(torn)).startsWith(1, 2);
    assertThat(clear.confidence()).isGreaterThan(torn.confidence() + 0.1);
  }

  @Test
  void itemsThatAskTheSameDoNotStandInEachOthersWay() {
    var twins =
        Questions.of(
            List.of(
                new Phrasing(1, "怎么退货", Directions.near(1, 0.9)),
                new Phrasing(2, "怎么退货呢", Directions.near(1, 0.9)),
                new Phrasing(3, "丙", Directions.of(5))));

    assertThat(twins.rank("退货", Directions.of(1), 3).margin()).isGreaterThan(0.2);
  }

  @Test
  void findsItsWayAmongAThousandNearDuplicates() {
    var crowd =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new Phrasing(i, "多久发货" + i, Directions.near(1, 0.99)))
            .toList();

    var ranking = Questions.of(crowd).rank("多久发货500", Directions.of(1), 3);

    assertThat(items(ranking)).startsWith(500).hasSize(3);
    assertThat(ranking.confidence()).isGreaterThan(0.6);
  }

  @Test
  void aSingleItemIsNotSureOfEverything() {
    var lonely = Questions.of(List.of(new Phrasing(1, "怎么退货", Directions.of(1))));

    assertThat(lonely.rank("天气", Directions.near(1, 0.45), 1).confidence()).isLessThan(0.25);
  }

  @Test
  void takesQuestionsOfAnyLengthAndAnySigns() {
    var ends = List.of("好".repeat(100_000), "\u202eتسوق\u202c", "\u0000\u0007\u001b", "", "😀😀");

    for (var text : ends) {
      var question = Plain.question(text);
      assertThat(SHOP.rank(SHOP.spelled(question), Directions.of(9), 3).matches()).hasSize(3);
      assertThat(SHOP.rank(SHOP.spelled(text), Directions.of(9), 3).matches()).hasSize(3);
    }
  }

  @Test
  void putsRightACharacterOfTheSameSound() {
    assertThat(SHOP.spelled("什么时后发货")).isEqualTo("什么时候发货");
    assertThat(SHOP.spelled("怎么修改收获地址")).isEqualTo("怎么修改收货地址");
  }

  @Test
  void leavesAloneWhatThePhrasingsKnowOrCannotTell() {
    assertThat(SHOP.spelled("什么时候发货")).isEqualTo("什么时候发货");
    assertThat(SHOP.spelled("今天天气如何, iPhone 15?")).isEqualTo("今天天气如何, iPhone 15?");
  }

  @Property(tries = 200)
  void scoresStayBetweenNothingAndOneAndAreInOrder(
      @ForAll @StringLength(max = 30) String text,
      @ForAll @IntRange(max = 50) int direction,
      @ForAll @IntRange(min = 1, max = 5) int limit) {
    var ranking = SHOP.rank(text, Directions.of(direction), limit);

    assertThat(ranking.confidence()).isBetween(0.0, 1.0);
    assertThat(ranking.matches())
        .hasSize(Math.min(limit, 3))
        .isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()))
        .allSatisfy(
            match -> {
              assertThat(match.score()).isBetween(0.0, 1.0);
              assertThat(match.cosine()).isBetween(0.0, 1.0);
              assertThat(match.lexical()).isBetween(0.0, 1.0);
            });
  }

  @Property(tries = 200)
  void spellingKeepsTheNumberOfCharacters(@ForAll @StringLength(max = 30) String text) {
    assertThat(SHOP.spelled(text).codePointCount(0, SHOP.spelled(text).length()))
        .isEqualTo(text.codePointCount(0, text.length()));
  }

  @Property(tries = 30)
  void theOrderOfThePhrasingsDoesNotMatter(@ForAll @IntRange(max = 1_000) int direction) {
    var backwards = Questions.of(SHOP.phrasings().reversed());
    var meaning = Directions.of(direction);

    assertThat(items(backwards.rank("发票地址", meaning, 3)))
        .isEqualTo(items(SHOP.rank("发票地址", meaning, 3)));
  }
}

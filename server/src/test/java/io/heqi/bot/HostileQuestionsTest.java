package io.heqi.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.database.Tenancy;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Retrieval;
import io.heqi.knowledge.Terms;
import io.heqi.shared.ConversationId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Texts that nobody writes in good faith, or that no eye can read.
@HeqiTest
class HostileQuestionsTest {

  private static final String MARKUP = "<img src=x onerror=alert(1)> & {{7*7}} ${7*7} %s";

  @Autowired private Bots bots;
  @Autowired private Knowledge knowledge;
  @Autowired private Retrieval retrieval;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;

  private TestHouse.House house;

  @BeforeEach
  void aShopWithABot() {
    house = houses.aMerchant();
    Tenancy.run(
        house.merchant(),
        () ->
            bots.set(house.owner(), house.shop(), new BotSettings(true, "小和", 0.95, 0, 500, true)));
  }

  private ItemId article(String title, String answer, List<String> questions) {
    var content = new Content(title, questions, List.of(Content.Answer.toAll(answer)), "");
    return Tenancy.within(
        house.merchant(),
        () -> {
          var id =
              knowledge.save(
                  house.owner(),
                  new Knowledge.SaveItem(null, ItemKind.ARTICLE, content, Terms.NONE, null));
          knowledge.publish(house.owner(), id);
          return id;
        });
  }

  private List<Retrieval.Hit> find(String question) {
    return Tenancy.within(
        house.merchant(),
        () -> retrieval.find(house.merchant(), Retrieval.Question.of(question), _ -> true, 3));
  }

  private String answerTo(String question) {
    var id = houses.says(house, "小雨", question, question).join().conversation();
    return await().until(() -> last(id), line -> line.sender() != SenderKind.CUSTOMER).body();
  }

  private Entry last(ConversationId id) {
    return Tenancy.within(house.merchant(), () -> log.after(house.merchant(), id, 0, 100)).stream()
        .filter(line -> line.kind().isSaid())
        .toList()
        .getLast();
  }

  @Test
  void aQuestionOfAHundredKilobytesIsAQuestionLikeAnother() {
    article("怎么退货", "签收后七天内可以退。", List.of());
    for (var question :
        List.of(
            "怎么退货".repeat(9_000), "a".repeat(100_000), "？".repeat(50_000), "😀".repeat(25_000))) {
      assertThat(find(question)).hasSizeLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "怎么\u202e退\u202c货",
        "怎\u200b么\u200d退\ufeff货",
        "怎么退货\u0007\u001b[31m",
        "怎么退货<script>alert(1)</script>"
      })
  void whatNoEyeSeesDoesNotHideAQuestion(String question) {
    var item = article("怎么退货", "签收后七天内可以退。", List.of("我想退货"));
    article("几天能发出", "付款后 48 小时内发货。", List.of("多久发货"));
    assertThat(find(question).getFirst().item()).isEqualTo(item);
  }

  @Test
  void markupAndTemplatesInAnAnswerAreText() {
    article("怎么退货", MARKUP, List.of());
    assertThat(answerTo("怎么退货")).isEqualTo(MARKUP);
  }

  @Test
  void amongAThousandNearDuplicatesTheRightOneIsFoundAndNoneIsAFalseProof() {
    for (var floor = 0; floor < 10; floor++) {
      var first = floor * 100;
      var asked = IntStream.range(first, first + 100).mapToObj(i -> i + " 号柜几天能发出").toList();
      article(asked.getFirst(), floor + " 楼", asked.subList(1, 100));
    }
    assertThat(find("734 号柜几天能发出").getFirst().answer().text()).isEqualTo("7 楼");
    assertThat(find("几天能发出").getFirst().confidence()).isLessThan(0.5);
  }
}

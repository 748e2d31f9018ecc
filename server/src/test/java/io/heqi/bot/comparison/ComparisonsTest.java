package io.heqi.bot.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.heqi.bot.BotSettings;
import io.heqi.bot.Bots;
import io.heqi.bot.comparison.Comparison.Ending;
import io.heqi.bot.comparison.ComparisonRepository.Side;
import io.heqi.bot.comparison.Difference.Verdict;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.database.Tenancy;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Ids;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class ComparisonsTest {

  private static final String PRESENT = "付款后 48 小时内发货。";
  private static final String OTHER = "您付款后我们两天内发出，发出后会短信告诉您。";

  @Autowired private Comparisons comparisons;
  @Autowired private ComparisonRepository repository;
  @Autowired private Bots bots;
  @Autowired private Knowledge knowledge;
  @Autowired private MessageLog log;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private ItemId item;

  @BeforeEach
  void aBotThatKnowsOneThing() {
    house = houses.aMerchant();
    item =
        within(
            () -> {
              bots.set(
                  house.owner(), house.shop(), new BotSettings(true, "小和", 0.95, 0, 500, true));
              var id = knowledge.save(house.owner(), saved(null, PRESENT));
              knowledge.publish(house.owner(), id);
              return id;
            });
  }

  private static Knowledge.SaveItem saved(@Nullable ItemId id, String answer) {
    var content = new Content("什么时候发货", List.of(), List.of(Content.Answer.toAll(answer)), "");
    return new Knowledge.SaveItem(id, ItemKind.ARTICLE, content, Terms.NONE, null);
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.within(house.merchant(), work::get);
  }

  private UUID begun(double difference) {
    var begin = new Comparisons.Begin(item, 0, List.of(new Content.Part(OTHER, null)), difference);
    return within(() -> comparisons.begin(house.owner(), begin));
  }

  private Comparisons.Standing standing() {
    return within(() -> comparisons.list(house.owner(), null, 10)).items().getFirst();
  }

  private String answerTo(String customer, String key) {
    var id = houses.says(house, customer, key, "什么时候发货").join().conversation();
    return await().until(() -> lastSaid(id), last -> last.sender() == SenderKind.BOT).body();
  }

  private Entry lastSaid(ConversationId id) {
    return within(() -> log.after(house.merchant(), id, 0, 100)).stream()
        .filter(line -> line.kind().isSaid())
        .toList()
        .getLast();
  }

  private String published() {
    return within(() -> knowledge.offered(house.owner(), item))
        .content()
        .answers()
        .getFirst()
        .text();
  }

  /// A conversation in which an answer was given just now, and what the customer said of it.
  private void given(UUID comparison, Side side, @Nullable String outcome, boolean handedOver) {
    var conversation = Ids.next();
    var now = clock.instant();
    within(
        () ->
            transactions.execute(
                _ -> {
                  decided(conversation, 1, "ANSWER", outcome);
                  if (handedOver) {
                    decided(conversation, 2, "HAND_OVER", null);
                  }
                  repository.show(
                      house.merchant(), comparison, new ConversationId(conversation), 1, side, now);
                  return true;
                }));
  }

  private void decided(UUID conversation, long seq, String kind, @Nullable String outcome) {
    jdbc.sql(
            """
            insert into bot.decisions (merchant_id, conversation_id, seq, shop_id, at, question, kind, item_id, outcome)
            values (?, ?, ?, ?, ?, '什么时候发货', ?, ?, ?)
            """)
        .param(house.merchant().value())
        .param(conversation)
        .param(seq)
        .param(house.shop().value())
        .param(Timestamp.from(clock.instant()))
        .param(kind)
        .param(item.value())
        .param(outcome)
        .update();
  }

  @Test
  void everyCustomerHearsOneOfTheTwoAndAlwaysTheSame() {
    begun(0.1);
    var heard = new TreeMap<String, String>();
    for (var i = 0; i < 12; i++) {
      heard.put("客人" + i, answerTo("客人" + i, "a" + i));
    }
    assertThat(heard.values()).containsOnly(PRESENT, OTHER).contains(PRESENT, OTHER);
    heard.forEach(
        (customer, text) -> assertThat(answerTo(customer, "b" + customer)).isEqualTo(text));

    var standing = standing();
    assertThat(standing.present().shown() + standing.other().shown()).isEqualTo(12);
    assertThat(standing.other().shown())
        .isEqualTo((int) heard.values().stream().filter(OTHER::equals).count());
    assertThat(standing.outcome()).isNull();
  }

  @Test
  void nothingIsSaidBeforeAllAreThereAndThenTheDifferenceIs() {
    var id = begun(0.3);
    var wanted = standing().comparison().wanted();
    assertThat(wanted).isEqualTo(39);
    for (var i = 0; i < wanted; i++) {
      given(id, Side.PRESENT, i < 15 ? "SOLVED" : null, i >= 15);
      given(id, Side.OTHER, i < 3 ? "UNSOLVED" : null, false);
    }
    assertThat(standing().other().settled()).isEqualTo(3);
    assertThat(standing().outcome()).isNull();

    clock.advance(Duration.ofHours(25));
    given(id, Side.OTHER, "UNSOLVED", false);
    var standing = standing();
    assertThat(standing.present()).isEqualTo(new Tally(wanted, wanted, 15));
    assertThat(standing.other()).isEqualTo(new Tally(wanted + 1, wanted, wanted - 3));
    assertThat(Objects.requireNonNull(standing.outcome()).verdict())
        .isEqualTo(Verdict.OTHER_BETTER);
  }

  @Test
  void aPageTellsEachComparisonApart() {
    var first = begun(0.3);
    given(first, Side.PRESENT, "SOLVED", false);
    end(first, false);
    var second = begun(0.1);
    given(second, Side.OTHER, "UNSOLVED", false);
    given(second, Side.OTHER, null, true);
    end(second, false);
    begun(0.2);
    assertThat(within(() -> comparisons.list(house.owner(), null, 10)).items())
        .extracting(Comparisons.Standing::present, Comparisons.Standing::other)
        .containsExactly(
            tuple(Tally.NONE, Tally.NONE),
            tuple(Tally.NONE, new Tally(2, 2, 0)),
            tuple(new Tally(1, 1, 1), Tally.NONE));
  }

  @Test
  void onceBothHaveEnoughEverybodyHearsThePresentAnswerAgain() {
    var id = begun(0.3);
    for (var i = 0; i < 39; i++) {
      given(id, Side.PRESENT, "SOLVED", false);
      given(id, Side.OTHER, "SOLVED", false);
    }
    for (var i = 0; i < 8; i++) {
      assertThat(answerTo("客人" + i, "a" + i)).isEqualTo(PRESENT);
    }
    assertThat(Objects.requireNonNull(standing().outcome()).verdict())
        .isEqualTo(Verdict.NO_DIFFERENCE);
  }

  @Test
  void thePastSaysHowManyItTakes() {
    var plan = within(() -> comparisons.plan(house.owner(), item, 0.1));
    assertThat(plan.base()).isNull();
    assertThat(plan.wanted()).isEqualTo(SampleSize.perAnswer(0.5, 0.1));
    var id = begun(0.1);
    for (var i = 0; i < 40; i++) {
      given(id, Side.PRESENT, i < 36 ? "SOLVED" : "UNSOLVED", false);
    }
    var later = within(() -> comparisons.plan(house.owner(), item, 0.1));
    assertThat(later.base()).isEqualTo(0.9);
    assertThat(later.wanted()).isEqualTo(SampleSize.perAnswer(0.9, 0.1));
  }

  @Test
  void theOtherAnswerTakesItsPlaceOrIsDropped() {
    var first = begun(0.1);
    assertThatThrownBy(() -> begun(0.1)).hasMessageContaining("comparison-running");
    end(first, false);
    assertThat(published()).isEqualTo(PRESENT);
    var second = begun(0.1);
    end(second, true);
    assertThat(published()).isEqualTo(OTHER);
    assertThat(standing().comparison().ending()).isEqualTo(Ending.REPLACED);
    assertThatThrownBy(() -> end(second, true)).hasMessageContaining("comparison-over");
    assertThat(answerTo("小雨", "1")).isEqualTo(OTHER);
  }

  private void end(UUID id, boolean replace) {
    within(
        () -> {
          comparisons.end(house.owner(), id, replace);
          return true;
        });
  }

  @Test
  void aDraftInTheWayIsNotPublishedUnawares() {
    var id = begun(0.1);
    within(() -> knowledge.save(house.owner(), saved(item, "还没写完")));
    assertThatThrownBy(() -> end(id, true)).hasMessageContaining("draft-in-the-way");
    assertThat(published()).isEqualTo(PRESENT);
    assertThat(standing().comparison().ending()).isNull();
  }

  @Test
  void aChangeOfTheItemEndsIt() {
    begun(0.1);
    within(
        () -> {
          knowledge.save(house.owner(), saved(item, "三天内发货。"));
          knowledge.publish(house.owner(), item);
          return true;
        });
    assertThat(answerTo("小雨", "1")).isEqualTo("三天内发货。");
    assertThat(standing().comparison().ending()).isEqualTo(Ending.OVERTAKEN);
  }

  @Test
  void isForThoseWhoMayAndForTheirMerchantAlone() {
    var id = begun(0.1);
    assertThatThrownBy(() -> within(() -> comparisons.list(house.agent(), null, 10)))
        .hasMessageContaining("permission-missing");
    var other = houses.aMerchant();
    assertThat(
            Tenancy.within(
                other.merchant(), () -> comparisons.list(other.owner(), null, 10).items()))
        .isEmpty();
    assertThatThrownBy(
            () -> Tenancy.run(other.merchant(), () -> comparisons.end(other.owner(), id, false)))
        .hasMessageContaining("comparison-unknown");
  }
}

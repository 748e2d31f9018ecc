package io.heqi.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Mark;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.inbox.Inbox;
import io.heqi.conversation.inbox.Standing;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class MarksTest {

  private static final Inbox.Filter NEEDING_CARE =
      new Inbox.Filter(Inbox.View.ALL, null, null, null, null, true);

  @Autowired private Marks marks;
  @Autowired private Marker marker;
  @Autowired private Bots bots;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private Inbox inbox;
  @Autowired private Standing standing;
  @Autowired private TestHouse houses;

  private TestHouse.House house;
  private int said;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private ConversationId says(String customer, String text) {
    return houses.says(house, customer, "line:" + ++said, text).join().conversation();
  }

  private ConversationRow row(ConversationId id) {
    return Tenancy.within(house.merchant(), () -> log.row(house.merchant(), id).orElseThrow());
  }

  private Mark markOf(ConversationId id) {
    return Objects.requireNonNullElse(row(id).mark(), Mark.NONE);
  }

  /// The language part learns while the first line is read.
  private Mark awaitMark(ConversationId id, Predicate<Mark> wanted) {
    return await().atMost(Duration.ofSeconds(60)).until(() -> markOf(id), wanted);
  }

  private Mark awaitMood(ConversationId id, Mark.Mood mood) {
    return awaitMark(id, mark -> mark.mood() == mood);
  }

  private List<ConversationId> needingCare(Actor by) {
    return Tenancy.within(
        by.merchant(),
        () ->
            inbox.list(by, NEEDING_CARE, null, 10).items().stream()
                .map(ConversationRow::id)
                .toList());
  }

  private List<ConversationId> queue() {
    return Tenancy.within(house.merchant(), () -> standing.queue(house.merchant(), 10)).stream()
        .map(ConversationRow::id)
        .toList();
  }

  private void isWrong(ConversationId id, Mark.Part part) {
    Tenancy.run(house.merchant(), () -> marks.isWrong(house.agent(), id, part));
  }

  @Test
  void angerIsMarkedWithItsReasonAndCalmsDown() {
    var id = says("小雨", "你们就是骗子，气死我了");
    var mark = awaitMood(id, Mark.Mood.ANGRY);
    assertThat(Objects.requireNonNull(mark.moodReason()).words()).isNotEmpty();
    assertThat(mark.goesFirst()).isTrue();
    assertThat(needingCare(house.owner())).containsExactly(id);

    says("小雨", "谢谢你，服务真好");
    awaitMood(id, Mark.Mood.UNHAPPY);
    says("小雨", "太好了，非常感谢");
    assertThat(awaitMood(id, Mark.Mood.CALM).needsCare()).isFalse();
    assertThat(needingCare(house.owner())).isEmpty();
  }

  @Test
  void whatACustomerWantsIsMarkedWithPhrasingsThatMeanTheSame() {
    var id = says("小雨", "我的快递到哪里了");
    var mark = awaitMark(id, found -> found.intent() != null);
    var intent = Objects.requireNonNull(mark.intent());
    assertThat(intent.code()).isEqualTo("track");
    assertThat(intent.confidence()).isBetween(MarkRule.SURE, 1.0);
    assertThat(intent.like()).isNotEmpty();
    assertThat(mark.needsCare()).isFalse();
  }

  @Test
  void doingItAgainChangesNothing() {
    var id = says("小雨", "用了你们的面霜脸都过敏了，我要投诉");
    awaitMark(id, mark -> mark.matters().size() == 2);
    var before = row(id);
    marker.mark(house.merchant(), List.of(id, id));
    assertThat(row(id)).isEqualTo(before);
  }

  @Test
  void afterARestartIsLookedAtWhatWasSaidLately() {
    var id = says("小雨", "在吗");
    var merchants = List.of(house.merchant());
    var since = row(id).lastMessageAt();
    assertThat(Tenancy.within(merchants, () -> standing.livelySince(merchants, since)))
        .containsExactly(new Standing.Lively(house.merchant(), id));
    assertThat(
            Tenancy.within(merchants, () -> standing.livelySince(merchants, since.plusSeconds(1))))
        .isEmpty();
  }

  @Test
  void whatIsWrongIsClearedCountedAndNotSaidAgain() {
    var id = says("小雨", "你们就是骗子，气死我了");
    awaitMood(id, Mark.Mood.ANGRY);
    isWrong(id, Mark.Part.MOOD);
    assertThat(markOf(id).needsCare()).isFalse();
    marker.mark(house.merchant(), List.of(id));
    assertThat(markOf(id).mood()).isEqualTo(Mark.Mood.CALM);

    var counts = Tenancy.within(house.merchant(), () -> marks.counts(house.owner()));
    assertThat(counts).contains(new Marks.Count(Mark.Part.MOOD, "ANGRY", 1, 1));
    assertThatThrownBy(() -> isWrong(id, Mark.Part.MOOD)).isInstanceOf(Refusal.class);

    says("小雨", "又是骗子，气死我了");
    awaitMood(id, Mark.Mood.ANGRY);
  }

  @Test
  void itGoesWithTheConversation() {
    var id = says("小雨", "你们就是骗子，气死我了");
    awaitMood(id, Mark.Mood.ANGRY);
    Tenancy.run(house.merchant(), () -> conversations.close(house.owner(), id));
    assertThat(row(id).mark()).isNull();
    marker.mark(house.merchant(), List.of(id));
    assertThat(row(id).mark()).isNull();
  }

  @Test
  void anotherMerchantSeesNothingOfIt() {
    var id = says("小雨", "你们就是骗子，气死我了");
    awaitMood(id, Mark.Mood.ANGRY);
    var other = houses.aMerchant();
    assertThat(needingCare(other.owner())).isEmpty();
    assertThat(Tenancy.within(other.merchant(), () -> marks.counts(other.owner()))).isEmpty();
    assertThatThrownBy(
            () ->
                Tenancy.run(
                    other.merchant(), () -> marks.isWrong(other.owner(), id, Mark.Part.MOOD)))
        .isInstanceOf(Refusal.class);
    marker.mark(other.merchant(), List.of(id));
    assertThat(markOf(id).mood()).isEqualTo(Mark.Mood.ANGRY);
  }

  @Test
  void whoSoundsAngryComesFirstUnlessTheShopDoesNotWantIt() {
    var patient = says("小雨", "在吗");
    var angry = says("小雪", "你们就是骗子，气死我了");
    awaitMood(angry, Mark.Mood.ANGRY);
    assertThat(queue()).containsExactly(angry, patient);

    Tenancy.run(
        house.merchant(),
        () ->
            bots.set(
                house.owner(), house.shop(), new BotSettings(false, "小和", 0.95, 0, 500, false)));
    marker.mark(house.merchant(), List.of(angry));
    assertThat(queue()).containsExactly(patient, angry);
  }

  @Test
  void theBoardCountsThem() {
    awaitMood(says("小雨", "你们就是骗子，气死我了"), Mark.Mood.ANGRY);
    var hands = Tenancy.within(house.merchant(), () -> standing.hands(house.merchant(), Map.of()));
    assertThat(hands).hasSize(1);
    assertThat(hands.getFirst().angry()).isEqualTo(1);
    assertThat(hands.getFirst().unhappy()).isZero();
    assertThat(hands.getFirst().needingCare()).isEqualTo(1);
  }
}

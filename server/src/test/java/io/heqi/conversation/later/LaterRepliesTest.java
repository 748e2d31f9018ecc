package io.heqi.conversation.later;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.conversation.Conversations;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.conversation.Words;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.queue.QueueRunner;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class LaterRepliesTest {

  @Autowired private LaterReplies replies;
  @Autowired private LaterJob job;
  @Autowired private QueueRunner queues;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private Words words;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private ConversationId id;

  @BeforeEach
  void aConversation() {
    house = houses.aMerchant();
    id = houses.aConversation(house, "buyer");
  }

  private LaterReply inAnHour(Actor by, String text, boolean unlessCustomerWrites) {
    var wish =
        new LaterReplies.Wish(
            text, clock.instant().plus(Duration.ofHours(1)), unlessCustomerWrites);
    return Tenancy.within(house.merchant(), () -> replies.add(by, id, wish));
  }

  private List<LaterReply> waiting() {
    return Tenancy.within(house.merchant(), () -> replies.of(house.owner(), id));
  }

  private List<String> said() {
    return Tenancy.within(house.merchant(), () -> log.after(house.merchant(), id, 0, 500)).stream()
        .filter(e -> e.sender() == SenderKind.AGENT && e.kind().isSaid())
        .map(Entry::body)
        .toList();
  }

  private void run() {
    queues.serve(job, house.merchant());
  }

  private void runAfter(Duration time) {
    clock.advance(time);
    run();
  }

  private String heldBecause() {
    return String.valueOf(waiting().getFirst().heldBecause());
  }

  @Test
  void isSaidWhenItsTimeHasComeAndNotBefore() {
    inAnHour(house.agent(), "您的包裹已到驿站", true);
    runAfter(Duration.ofMinutes(59));
    assertThat(said()).isEmpty();
    runAfter(Duration.ofMinutes(1));
    assertThat(said()).containsExactly("您的包裹已到驿站");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void isSaidOnceHoweverManyLookForIt() {
    inAnHour(house.agent(), "只说一次", true);
    clock.advance(Duration.ofHours(2));
    var runs =
        java.util.stream.IntStream.range(0, 6).mapToObj(_ -> CompletableFuture.runAsync(this::run));
    CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new)).join();
    assertThat(said()).containsExactly("只说一次");
  }

  @Test
  void isHeldBackWhereTheCustomerWritesFirst() {
    inAnHour(house.agent(), "还需要帮忙吗？", true);
    houses.says(house, "buyer", "second", "不用了").join();
    runAfter(Duration.ofHours(1));
    assertThat(said()).isEmpty();
    assertThat(heldBecause()).isEqualTo("conversation.customer-wrote");
  }

  @Test
  void isSaidAllTheSameWhereTheAgentWishesSo() {
    inAnHour(house.agent(), "活动明早十点开始", false);
    houses.says(house, "buyer", "second", "好的").join();
    runAfter(Duration.ofHours(1));
    assertThat(said()).containsExactly("活动明早十点开始");
  }

  @Test
  void isHeldBackWhereTheConversationWasClosedOrTakenByAColleague() {
    inAnHour(house.agent(), "稍后", true);
    Tenancy.within(house.merchant(), () -> conversations.close(house.owner(), id));
    runAfter(Duration.ofHours(1));
    assertThat(heldBecause()).isEqualTo("conversation.closed");

    Tenancy.within(house.merchant(), () -> conversations.reopen(house.owner(), id));
    inAnHour(house.owner(), "店主的回复", true);
    Tenancy.within(
        house.merchant(),
        () -> conversations.assign(house.owner(), id, house.colleague().account()));
    runAfter(Duration.ofHours(1));
    assertThat(waiting())
        .extracting(LaterReply::heldBecause)
        .contains("conversation.taken-meanwhile");
    assertThat(said()).isEmpty();
  }

  @Test
  void meetsTheWordListWhenItIsWrittenAndWhenItIsSent() {
    Tenancy.run(house.merchant(), () -> words.forbid(house.owner(), house.shop(), List.of("全网最低")));
    inAnHour(house.agent(), "保证正品", true);
    assertThatThrownBy(() -> inAnHour(house.agent(), "全网最低", true))
        .hasMessageContaining("conversation.word-forbidden");
  }

  @Test
  void aChangeSendsWhatWasHeldBackAnew() {
    var reply = inAnHour(house.agent(), "还在吗", true);
    houses.says(house, "buyer", "second", "在").join();
    runAfter(Duration.ofHours(1));
    var wish = new LaterReplies.Wish("好的，这就发", clock.instant().plusSeconds(60), true);
    Tenancy.within(house.merchant(), () -> replies.change(house.agent(), reply.id(), wish));
    runAfter(Duration.ofMinutes(1));
    assertThat(said()).containsExactly("好的，这就发");
  }

  @Test
  void canBeTakenBackByItsAgentAndNotByAColleague() {
    var reply = inAnHour(house.agent(), "不发了", true);
    assertThatThrownBy(
            () ->
                Tenancy.run(house.merchant(), () -> replies.cancel(house.colleague(), reply.id())))
        .hasMessageContaining("conversation.supervise");
    Tenancy.run(house.merchant(), () -> replies.cancel(house.agent(), reply.id()));
    runAfter(Duration.ofHours(1));
    assertThat(said()).isEmpty();
  }

  @Test
  void liesInTheFuture() {
    var wish = new LaterReplies.Wish("昨天", clock.instant(), true);
    assertThatThrownBy(
            () -> Tenancy.within(house.merchant(), () -> replies.add(house.agent(), id, wish)))
        .hasMessageContaining("conversation.later-malformed");
  }
}

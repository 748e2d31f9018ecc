package io.heqi.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.customer.Customers;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class ConversationEngineTest {

  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private Customers customers;
  @Autowired private Words words;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private List<Entry> entries(ConversationId id) {
    return Tenancy.within(house.merchant(), () -> log.after(house.merchant(), id, 0, 10_000));
  }

  private ConversationRow row(ConversationId id) {
    return Tenancy.within(house.merchant(), () -> log.row(house.merchant(), id).orElseThrow());
  }

  private Stored replies(Actor agent, ConversationId id, String clientId, String text) {
    return replies(agent, id, clientId, text, null);
  }

  private Stored replies(
      Actor agent, ConversationId id, String clientId, String text, @Nullable Long seenSeq) {
    var reply = new Conversations.Reply(id, clientId, MessageContent.text(text), seenSeq);
    return join(Tenancy.within(house.merchant(), () -> conversations.reply(agent, reply)));
  }

  private static Stored join(CompletableFuture<Stored> stored) {
    try {
      return stored.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw e;
    }
  }

  private <R> R within(ScopedValue.CallableOp<R, RuntimeException> work) {
    return Tenancy.within(house.merchant(), work);
  }

  @Test
  void storesASecondDeliveryOnceAndAnswersItLikeTheFirst() {
    var first = houses.says(house, "buyer", "m1", "在吗").join();
    var second = houses.says(house, "buyer", "m1", "在吗").join();
    assertThat(second.conversation()).isEqualTo(first.conversation());
    assertThat(second.seq()).isEqualTo(first.seq());
    assertThat(second.duplicate()).isTrue();
    assertThat(entries(first.conversation())).filteredOn(e -> e.kind().isSaid()).hasSize(1);
  }

  @Test
  void storesEachOfManyConcurrentMessagesOnceInEachSendersOrder() {
    var random = new Random(7);
    var sent = new ArrayList<CompletableFuture<Stored>>();
    for (var i = 0; i < 40; i++) {
      for (var buyer = 0; buyer < 20; buyer++) {
        sent.add(houses.says(house, "buyer" + buyer, buyer + ":" + i, "第" + i + "句"));
        if (random.nextInt(3) == 0) {
          sent.add(houses.says(house, "buyer" + buyer, buyer + ":" + i, "第" + i + "句"));
        }
      }
    }
    var ids =
        sent.stream()
            .map(CompletableFuture::join)
            .map(Stored::conversation)
            .collect(Collectors.toSet());
    assertThat(ids).hasSize(20);
    for (var id : ids) {
      var lines = entries(id);
      assertThat(lines)
          .extracting(Entry::seq)
          .isEqualTo(LongStream.rangeClosed(1, lines.size()).boxed().toList());
      assertThat(lines.stream().filter(e -> e.kind().isSaid()).map(Entry::body))
          .isEqualTo(IntStream.range(0, 40).mapToObj(i -> "第" + i + "句").toList());
      assertThat(row(id).lastSeq()).isEqualTo(lines.size());
    }
  }

  @Test
  void numbersTheMerchantsChangesInTheOrderOfCommits() {
    IntStream.range(0, 50)
        .mapToObj(i -> houses.says(house, "b" + i % 5, "k" + i, "话" + i))
        .toList()
        .forEach(CompletableFuture::join);
    var all = within(() -> log.log(house.merchant(), 0, 1_000));
    assertThat(all).extracting(Entry::changeNo).isSorted().doesNotHaveDuplicates();
    assertThat(within(() -> log.lastChange(house.merchant()))).isEqualTo(all.getLast().changeNo());
  }

  @Test
  void aBadMessageHarmsNobodyElseInItsBatch() {
    var good = houses.says(house, "good", "g1", "你好");
    var bad = houses.says(house, "bad", "b1", "长".repeat(4_001));
    var other = houses.says(house, "other", "o1", "你好");
    assertThatThrownBy(() -> join(bad)).hasMessageContaining("conversation.text-too-long");
    assertThat(good.join().duplicate()).isFalse();
    assertThat(other.join().duplicate()).isFalse();
  }

  @Test
  void anAgentsRepeatedSendIsStoredOnce() {
    var id = houses.aConversation(house, "buyer");
    var first = replies(house.agent(), id, "c1", "您好");
    var again = replies(house.agent(), id, "c1", "您好");
    assertThat(again.seq()).isEqualTo(first.seq());
    assertThat(entries(id)).filteredOn(e -> e.sender() == SenderKind.AGENT).hasSize(1);
  }

  @Test
  void aReplyEndsTheTurnAndTakesAFreeConversation() {
    var id = houses.aConversation(house, "buyer");
    assertThat(row(id).waitingSince()).isEqualTo(clock.instant());
    replies(house.agent(), id, "c1", "您好");
    assertThat(row(id).waitingSince()).isNull();
    assertThat(row(id).unread()).isZero();
    assertThat(row(id).assignee()).isEqualTo(house.agent().account());
  }

  @Test
  void twoAgentsDoNotBothAnswerWithoutKnowing() {
    var id = houses.aConversation(house, "buyer");
    var seen = row(id).lastSeq();
    replies(house.owner(), id, "c1", "我来答", seen);
    assertThatThrownBy(() -> replies(supervisor(), id, "c2", "我也答", seen))
        .hasMessageContaining("conversation.answered-meanwhile");
  }

  private Actor supervisor() {
    return new Actor(
        house.merchant(),
        house.colleague().account(),
        "主管",
        house.owner().permissions(),
        "127.0.0.1");
  }

  @Test
  void theShopsForbiddenWordsStopAMessageBeforeItIsStored() {
    var id = houses.aConversation(house, "buyer");
    Tenancy.run(house.merchant(), () -> words.forbid(house.owner(), house.shop(), List.of("加微信")));
    assertThatThrownBy(() -> replies(house.agent(), id, "c1", "您加微信聊吧"))
        .hasMessageContaining("conversation.word-forbidden")
        .hasMessageContaining("加微信");
    assertThat(entries(id)).filteredOn(e -> e.sender() == SenderKind.AGENT).isEmpty();
  }

  @Test
  void aReturningCustomerWithinTheLimitContinuesTheSameConversation() {
    var id = houses.aConversation(house, "buyer");
    within(() -> conversations.close(house.agent(), id));
    assertThat(row(id).state()).isEqualTo(ConversationState.CLOSED);
    clock.advance(Duration.ofDays(3));
    assertThat(houses.says(house, "buyer", "later", "还在吗").join().conversation()).isEqualTo(id);
    assertThat(row(id).state()).isEqualTo(ConversationState.OPEN);
    within(() -> conversations.close(house.agent(), id));
    clock.advance(Duration.ofDays(3).plusSeconds(1));
    assertThat(houses.says(house, "buyer", "much later", "又来了").join().conversation())
        .isNotEqualTo(id);
  }

  @Test
  void aClosedConversationTakesNoAnswer() {
    var id = houses.aConversation(house, "buyer");
    within(() -> conversations.close(house.agent(), id));
    assertThatThrownBy(() -> replies(house.owner(), id, "c1", "您好"))
        .hasMessageContaining("conversation.closed");
  }

  @Test
  void aTransferCarriesItsNote() {
    var id = houses.aConversation(house, "buyer");
    replies(house.agent(), id, "c1", "您好");
    within(
        () ->
            conversations.transfer(
                house.agent(),
                id,
                new Conversations.Transfer(house.colleague().account(), null, "客户要换货")));
    assertThat(row(id).assignee()).isEqualTo(house.colleague().account());
    assertThat(entries(id).getLast().data()).contains("客户要换货");
    assertThatThrownBy(() -> replies(house.agent(), id, "c2", "我还在"))
        .hasMessageContaining("conversation.unknown");
  }

  @Test
  void aMessageCanBeRecalledWithinTwoMinutes() {
    var id = houses.aConversation(house, "buyer");
    var early = replies(house.agent(), id, "c1", "发错了");
    clock.advance(Duration.ofMinutes(2));
    within(() -> conversations.recall(house.agent(), id, early.seq()));
    var line = entries(id).stream().filter(e -> e.seq() == early.seq()).findFirst().orElseThrow();
    assertThat(line.recalledAt()).isNotNull();
    assertThat(line.body()).isEmpty();
    var late = replies(house.agent(), id, "c2", "又发错了");
    clock.advance(Duration.ofMinutes(2).plusMillis(1));
    assertThatThrownBy(() -> within(() -> conversations.recall(house.agent(), id, late.seq())))
        .hasMessageContaining("conversation.recall-too-late");
  }

  @Test
  void mergingLinksTwoConversationsAndRenumbersNothing() {
    var from = houses.aConversation(house, "buyer-a");
    var into = houses.aConversation(house, "buyer-b");
    var before = entries(into);
    within(() -> conversations.merge(house.agent(), from, into));
    assertThat(row(from).mergedInto()).isEqualTo(into);
    assertThat(row(from).state()).isEqualTo(ConversationState.CLOSED);
    assertThat(entries(into).subList(0, before.size()))
        .extracting(Entry::seq)
        .isEqualTo(before.stream().map(Entry::seq).toList());
  }

  @Test
  void aBlockedCustomerIsRefused() {
    var id = houses.aConversation(house, "buyer");
    Tenancy.run(house.merchant(), () -> customers.block(house.agent(), row(id).customer(), "辱骂客服"));
    assertThatThrownBy(() -> join(houses.says(house, "buyer", "m2", "喂")))
        .hasMessageContaining("customer.blocked");
  }

  @Test
  void aStrangersConversationDoesNotExistForAnotherMerchant() {
    var id = houses.aConversation(house, "buyer");
    var neighbour = houses.aMerchant();
    assertThatThrownBy(
            () ->
                Tenancy.within(
                    neighbour.merchant(), () -> conversations.close(neighbour.owner(), id)))
        .hasMessageContaining("conversation.unknown");
  }

  @Test
  void manyThreadsOnOneConversationLeaveNoGap() {
    var id = houses.aConversation(house, "buyer");
    var work = new ArrayList<Thread>();
    var failures = Collections.synchronizedList(new ArrayList<Throwable>());
    for (var thread = 0; thread < 8; thread++) {
      var name = Ids.next().toString();
      work.add(
          Thread.startVirtualThread(
              () -> {
                try {
                  for (var i = 0; i < 20; i++) {
                    houses.says(house, "buyer", name + i, "话").join();
                    within(() -> conversations.note(house.owner(), id, "备注", List.of()));
                  }
                } catch (RuntimeException e) {
                  failures.add(e);
                }
              }));
    }
    work.forEach(ConversationEngineTest::await);
    assertThat(failures).isEmpty();
    var lines = entries(id);
    assertThat(lines)
        .extracting(Entry::seq)
        .isEqualTo(LongStream.rangeClosed(1, lines.size()).boxed().toList());
    assertThat(lines).filteredOn(e -> e.kind().isSaid()).hasSize(161);
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

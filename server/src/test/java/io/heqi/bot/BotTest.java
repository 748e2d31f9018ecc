package io.heqi.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Entry;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.conversation.inbox.Standing;
import io.heqi.foundation.database.Tenancy;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.shared.ConversationId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class BotTest {

  @Autowired private Bots bots;
  @Autowired private Unanswered unanswered;
  @Autowired private Knowledge knowledge;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private Standing standing;
  @Autowired private TestHouse houses;

  private TestHouse.House house;
  private ItemId delivery;

  @BeforeEach
  void aShopWhoseBotKnowsAFewThings() {
    house = houses.aMerchant();
    switchOn(0);
    delivery = article("什么时候发货", "付款后 48 小时内发货。", "几天能发出");
    article("怎么申请退货", "签收后七天内在订单页申请。", "我想退货");
    article("运费谁出", "质量问题运费由我们承担。");
    article("可以开发票吗", "可以，在订单页申请电子发票。");
  }

  private void switchOn(int vip) {
    Tenancy.run(
        house.merchant(),
        () ->
            bots.set(
                house.owner(), house.shop(), new BotSettings(true, "小和", 0.95, vip, 500, true)));
  }

  private ItemId article(String title, String answer, String... questions) {
    return Tenancy.within(
        house.merchant(),
        () -> {
          var id =
              knowledge.save(
                  house.owner(),
                  new Knowledge.SaveItem(
                      null,
                      ItemKind.ARTICLE,
                      new Content(
                          title, List.of(questions), List.of(Content.Answer.toAll(answer)), ""),
                      Terms.NONE,
                      null));
          knowledge.publish(house.owner(), id);
          return id;
        });
  }

  private ConversationId says(String key, String text) {
    return houses.says(house, "小雨", key, text).join().conversation();
  }

  private List<Entry> lines(ConversationId id) {
    return Tenancy.within(house.merchant(), () -> log.after(house.merchant(), id, 0, 100));
  }

  private ConversationRow row(ConversationId id) {
    return Tenancy.within(house.merchant(), () -> log.row(house.merchant(), id).orElseThrow());
  }

  /// Waits until our side has said something after the customer's last line.
  private Entry answer(ConversationId id) {
    return await()
        .until(
            () -> lines(id).stream().filter(l -> l.kind().isSaid()).toList().getLast(),
            last -> last.sender() != SenderKind.CUSTOMER);
  }

  private List<Unanswered.Group> groups() {
    return Tenancy.within(house.merchant(), () -> unanswered.groups(house.owner()));
  }

  private Entry handedOver(ConversationId id) {
    await().until(() -> !row(id).withBot());
    return lines(id).stream()
        .filter(l -> l.body().equals(EventCode.HANDED_OVER))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aKnownQuestionIsAnsweredAndNobodyWaits() {
    var id = says("1", "请问几天能发出呀");
    var said = answer(id);
    assertThat(said.sender()).isEqualTo(SenderKind.BOT);
    assertThat(said.body()).isEqualTo("付款后 48 小时内发货。");
    assertThat(said.data()).contains(delivery.toString());
    assertThat(row(id).waitingSince()).isNull();
    assertThat(row(id).unread()).isZero();
    assertThat(Tenancy.within(house.merchant(), () -> standing.queue(house.merchant(), 10)))
        .isEmpty();

    says("2", "有帮助");
    await().until(() -> answer(id).body().contains("高兴"));
    var item = Tenancy.within(house.merchant(), () -> knowledge.get(house.owner(), delivery));
    assertThat(item.view().solved()).isEqualTo(1);
  }

  @Test
  void aWishForAPersonIsGrantedAtOnceWithWhatWasTried() {
    var id = says("1", "几天能发出");
    answer(id);
    says("2", "转人工");
    var event = handedOver(id);
    assertThat(event.data()).contains("wanted").contains("几天能发出").contains("什么时候发货");
    assertThat(row(id).waitingSince()).isNotNull();
    assertThat(answer(id).sender()).isEqualTo(SenderKind.SYSTEM);
  }

  @Test
  void whatItDoesNotKnowItAsksOnceAndThenHandsOver() {
    var id = says("1", "你们老板的猫叫什么名字");
    assertThat(answer(id).data()).contains("\"ask\"");
    assertThat(row(id).withBot()).isTrue();
    says("2", "就是那只橘色的小动物");
    assertThat(handedOver(id).data()).contains("unknown");
  }

  @Test
  void whatItCouldNotAnswerIsLearntAndThenAnswered() {
    var id = says("1", "宝贝啥辰光能寄给我呀老板");
    await().until(() -> answer(id).data() != null);
    says("2", "转人工");
    handedOver(id);
    var groups = await().until(this::groups, found -> !found.isEmpty());
    var group = groups.getFirst();
    assertThat(group.count()).isEqualTo(1);
    assertThat(group.examples()).containsExactly("宝贝啥辰光能寄给我呀老板");

    Tenancy.run(
        house.merchant(),
        () ->
            unanswered.adopt(house.owner(), delivery, group.examples().getFirst(), group.lines()));
    assertThat(groups()).isEmpty();
    var next = houses.says(house, "小雪", "3", "宝贝啥辰光能寄给我呀").join().conversation();
    assertThat(answer(next).body()).isEqualTo("付款后 48 小时内发货。");
  }

  @Test
  void questionsThatMeanTheSameStandTogether() {
    for (var customer : List.of("甲", "乙", "丙")) {
      var text = customer.equals("丙") ? "你们老板的猫叫啥名字" : "你们老板的猫叫什么名字";
      var id = houses.says(house, customer, customer, text).join().conversation();
      await().until(() -> answer(id).sender() == SenderKind.BOT);
    }
    var groups =
        await()
            .until(
                this::groups, found -> found.stream().mapToInt(Unanswered.Group::count).sum() == 3);
    assertThat(groups).hasSize(1);
    assertThat(groups.getFirst().examples()).contains("你们老板的猫叫什么名字");
    Tenancy.run(
        house.merchant(), () -> unanswered.dismiss(house.owner(), groups.getFirst().lines()));
    assertThat(groups()).isEmpty();
  }

  @Test
  void angerAndHarmGoToPeople() {
    assertThat(handedOver(says("1", "你们这群骗子，我要投诉")).data()).contains("complaint");
  }

  @Test
  void onceAPersonHasItTheBotIsSilent() {
    var id = says("1", "几天能发出");
    answer(id);
    Tenancy.within(
        house.merchant(), () -> conversations.assign(house.agent(), id, house.agent().account()));
    assertThat(row(id).withBot()).isFalse();
    says("2", "怎么申请退货");
    assertThat(row(id).waitingSince()).isNotNull();
  }

  @Test
  void aShopWithoutBotIsAsBefore() {
    var other = houses.aMerchant();
    var id = houses.says(other, "小雪", "1", "几天能发出").join().conversation();
    var row = Tenancy.within(other.merchant(), () -> log.row(other.merchant(), id).orElseThrow());
    assertThat(row.withBot()).isFalse();
    assertThat(row.waitingSince()).isNotNull();
  }
}

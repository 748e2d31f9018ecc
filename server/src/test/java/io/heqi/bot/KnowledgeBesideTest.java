package io.heqi.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.InboundMessage.SourcePage;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Offer;
import io.heqi.knowledge.Terms;
import io.heqi.shared.ConversationId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class KnowledgeBesideTest {

  private static final SourcePage DRESS =
      new SourcePage("https://shop.example/p/8001", "法式复古连衣裙 雾蓝");
  private static final SourcePage SHIRT = new SourcePage("https://shop.example/p/8002", "圆领 T 恤");

  @Autowired private KnowledgeBeside beside;
  @Autowired private Knowledge knowledge;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private int said;

  @BeforeEach
  void aMerchant() {
    house = houses.aMerchant();
  }

  private ItemId known(ItemKind kind, String title, String product, Terms terms, String... ways) {
    var answer =
        new Content.Answer(
            List.of(), List.of(), 0, product, List.of(new Content.Part("说的是" + title, null)));
    var content = new Content(title, List.of(ways), List.of(answer), "");
    return Tenancy.within(
        house.merchant(),
        () -> {
          var item = new Knowledge.SaveItem(null, kind, content, terms, null);
          var id = knowledge.save(house.owner(), item);
          knowledge.publish(house.owner(), id);
          return id;
        });
  }

  private ItemId known(ItemKind kind, String title, String product) {
    return known(kind, title, product, Terms.NONE);
  }

  private ConversationId says(String text, @Nullable SourcePage page) {
    return conversations
        .receive(
            new InboundMessage(
                house.merchant(),
                house.shop(),
                house.channel(),
                ChannelKind.WIDGET,
                "小雨",
                "小雨",
                "m" + said++,
                MessageContent.text(text),
                null,
                page,
                null,
                false))
        .join()
        .conversation();
  }

  private List<KnowledgeBeside.Beside> beside(ConversationId id) {
    return Tenancy.within(house.merchant(), () -> beside.of(house.agent(), id));
  }

  private List<ItemId> ofPage(ConversationId id) {
    return items(id, KnowledgeBeside.Reason.PAGE);
  }

  private List<ItemId> byWords(ConversationId id) {
    return items(id, KnowledgeBeside.Reason.WORDS);
  }

  private List<ItemId> items(ConversationId id, KnowledgeBeside.Reason reason) {
    return beside(id).stream()
        .filter(one -> one.reason() == reason)
        .map(one -> one.item().item())
        .toList();
  }

  private List<Offer> lookedUp(ConversationId id, String text, @Nullable ItemKind kind) {
    return Tenancy.within(house.merchant(), () -> beside.lookUp(house.agent(), id, text, kind));
  }

  @Test
  void whatNamesTheProductOfThePageLiesThere() {
    var fact = known(ItemKind.FACT, "法式复古连衣裙", "p/8001|复古连衣裙");
    var question = known(ItemKind.ARTICLE, "这条裙子会皱吗", "p/8001");
    var solved = known(ItemKind.SOLUTION, "裙子腰带漏发", "p/8001");
    known(ItemKind.FACT, "圆领 T 恤", "p/8002");
    known(ItemKind.ARTICLE, "多久发货", "");
    known(ItemKind.SCRIPT, "催付", "p/8001");

    assertThat(ofPage(says("在吗", DRESS))).containsExactlyInAnyOrder(fact, question, solved);
  }

  @Test
  void aFactWithoutWordsIsRecognisedByItsName() {
    var fact = known(ItemKind.FACT, "法式复古连衣裙", "");

    assertThat(ofPage(says("在吗", DRESS))).containsExactly(fact);
    assertThat(ofPage(says("在吗", SHIRT))).isEmpty();
  }

  @Test
  void whatNamesMostOfTheProductComesFirst() {
    known(ItemKind.FACT, "连衣裙通用", "连衣裙");
    var exact = known(ItemKind.FACT, "复古款", "法式复古连衣裙");

    assertThat(ofPage(says("在吗", DRESS)).getFirst()).isEqualTo(exact);
  }

  @Test
  void itFollowsTheCustomerToAnotherProductOnTheNextLine() {
    var dress = known(ItemKind.FACT, "法式复古连衣裙", "p/8001");
    var shirt = known(ItemKind.FACT, "圆领 T 恤", "p/8002");
    var id = says("在吗", DRESS);
    assertThat(ofPage(id)).containsExactly(dress);

    assertThat(says("这个呢", SHIRT)).isEqualTo(id);

    assertThat(ofPage(id)).containsExactly(shirt);
  }

  @Test
  void itFollowsTheCustomerWhoOnlyLooks() {
    var shirt = known(ItemKind.FACT, "圆领 T 恤", "p/8002");
    var id = says("在吗", DRESS);

    conversations.lookedAt(house.merchant(), id, SHIRT).join();

    assertThat(ofPage(id)).containsExactly(shirt);
  }

  @Test
  void aLookAtTheSamePageIsNoChange() {
    var id = says("在吗", DRESS);
    var before = Tenancy.within(house.merchant(), () -> log.lastChange(house.merchant()));

    conversations.lookedAt(house.merchant(), id, DRESS).join();

    var after = Tenancy.within(house.merchant(), () -> log.lastChange(house.merchant()));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void whereThePageIsNotKnownTheWordsFindTheProduct() {
    var fact = known(ItemKind.FACT, "和气纯棉圆领 T 恤", "p/8002");
    var anywhere = known(ItemKind.FACT, "雾蓝法式连衣裙", "", Terms.NONE, "雾蓝色的裙子");
    var id = says("雾蓝色的裙子还有吗", null);

    assertThat(byWords(id)).contains(anywhere).doesNotContain(fact);
    assertThat(byWords(says("好的谢谢", null))).doesNotContain(fact);
  }

  @Test
  void casesAndNotesLikeWhatTheCustomerSaysLieThere() {
    var solved = known(ItemKind.SOLUTION, "快递显示签收但顾客没收到", "");
    var note = known(ItemKind.NOTE, "签收未收到怎么查", "");
    known(ItemKind.SOLUTION, "发票抬头开错了", "");

    assertThat(byWords(says("快递显示签收了可是我没收到", null))).containsExactlyInAnyOrder(solved, note);
  }

  @Test
  void whatIsLikeWhatWasSaidStaysWhenAnAgentAnswered() {
    var solved = known(ItemKind.SOLUTION, "快递显示签收但顾客没收到", "");
    var id = says("快递显示签收了可是我没收到", null);
    var answer = new Conversations.Reply(id, "k1", MessageContent.text("我看一下"), null);
    Tenancy.run(house.merchant(), () -> conversations.reply(house.agent(), answer).join());

    assertThat(byWords(id)).containsExactly(solved);
  }

  @Test
  void whatIsOverdueIsNeverThere() {
    var soon = new Terms(clock.instant().plus(Duration.ofDays(1)), null, null, false);
    known(ItemKind.FACT, "法式复古连衣裙", "p/8001", soon);
    known(ItemKind.SOLUTION, "快递显示签收但顾客没收到", "", soon);
    var id = says("快递显示签收了可是我没收到", DRESS);
    assertThat(beside(id)).hasSize(2);

    clock.advance(Duration.ofDays(2));

    assertThat(beside(id)).isEmpty();
    assertThat(lookedUp(id, "连衣裙", null)).isEmpty();
  }

  @Test
  void agentsLookUpByTitleMeaningAndText() {
    var title = known(ItemKind.ARTICLE, "怎么申请退货", "");
    var text = known(ItemKind.SCRIPT, "安抚", "");
    var id = says("在吗", null);

    assertThat(lookedUp(id, "退货", null)).extracting(Offer::item).startsWith(title);
    assertThat(lookedUp(id, "我想把东西退了", null)).extracting(Offer::item).contains(title);
    assertThat(lookedUp(id, "说的是安抚", null)).extracting(Offer::item).contains(text);
    assertThat(lookedUp(id, "退货", ItemKind.SCRIPT)).isEmpty();
    assertThat(lookedUp(id, "  ", null)).isEmpty();
  }

  @Test
  void nobodySeesAnothersConversationOrKnowledge() {
    known(ItemKind.FACT, "法式复古连衣裙", "p/8001");
    var id = says("在吗", DRESS);
    var other = houses.aMerchant();

    assertThatThrownBy(() -> asStranger(other.agent(), id))
        .hasMessageContaining("conversation.unknown");
    house = other;
    assertThat(beside(says("在吗", DRESS))).isEmpty();
  }

  private void asStranger(Actor stranger, ConversationId id) {
    Tenancy.run(stranger.merchant(), () -> beside.of(stranger, id));
  }
}

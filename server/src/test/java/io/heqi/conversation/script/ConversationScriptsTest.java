package io.heqi.conversation.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.InboundMessage;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.knowledge.variable.Filled;
import io.heqi.merchant.OpeningHours;
import io.heqi.merchant.Shops;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import io.heqi.staff.ServiceStage;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class ConversationScriptsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Autowired private ConversationScripts scripts;
  @Autowired private Knowledge knowledge;
  @Autowired private Conversations conversations;
  @Autowired private Shops shops;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  private TestHouse.House house;
  private ConversationId conversation;

  @BeforeEach
  void aCustomerOnAPage() {
    house = houses.aMerchant();
    conversation = asks("林小满", "在吗");
  }

  private ConversationId asks(String customer, String text) {
    return conversations
        .receive(
            new InboundMessage(
                house.merchant(),
                house.shop(),
                house.channel(),
                ChannelKind.WIDGET,
                customer,
                customer,
                customer + text,
                MessageContent.text(text),
                null,
                new InboundMessage.SourcePage("https://shop.example/7", "羽绒服"),
                null,
                false))
        .join()
        .conversation();
  }

  private <R> R in(TestHouse.House which, Supplier<R> work) {
    return Tenancy.within(which.merchant(), work::get);
  }

  private static Content said(String title, String... texts) {
    return new Content(title, List.of(), List.of(answer(texts)), "问候");
  }

  private static Content.Answer answer(String... texts) {
    var parts = Stream.of(texts).map(text -> new Content.Part(text, null)).toList();
    return new Content.Answer(List.of(), List.of(), 0, "", parts);
  }

  private static Content of(String title, String scene, @Nullable ServiceStage stage, String code) {
    return new Content(title, List.of(), List.of(answer("好的")), scene, stage, code, null);
  }

  private ItemId published(Content content, Terms terms) {
    return in(
        house,
        () -> {
          var wanted = new Knowledge.SaveItem(null, ItemKind.SCRIPT, content, terms, null);
          var id = knowledge.save(house.owner(), wanted);
          knowledge.publish(house.owner(), id);
          return id;
        });
  }

  private ItemId published(Content content) {
    return published(content, Terms.NONE);
  }

  private List<ConversationScripts.Ready> find(
      Actor by, String text, @Nullable ServiceStage stage) {
    return in(house, () -> scripts.find(by, conversation, text, stage));
  }

  private List<String> titles(Actor by, String text, @Nullable ServiceStage stage) {
    return find(by, text, stage).stream().map(ready -> ready.script().content().title()).toList();
  }

  private List<String> titles(String text) {
    return titles(house.agent(), text, null);
  }

  private Filled filled(String text) {
    var id = published(said("填空", text));
    var parts = in(house, () -> scripts.take(house.agent(), conversation, id)).parts();
    return Objects.requireNonNull(parts.getFirst().text());
  }

  @Test
  void aCodeComesBeforeATitleAndATitleBeforeSceneAndWords() {
    published(said("在文字里", "先查 wl 再回"));
    published(of("场景", "wl", null, "cj"));
    published(of("标题里有 wl", "", null, "bt"));
    published(of("wl 打头的标题", "", null, "tt"));
    published(of("更长的快捷码", "", null, "wlz"));
    published(of("快捷码", "", null, "WL"));
    published(of("别的", "", null, "th"));

    assertThat(titles("wl")).containsExactly("快捷码", "更长的快捷码", "wl 打头的标题", "标题里有 wl", "场景", "在文字里");
  }

  @Test
  void withoutATextWhatSuitsTheQuestionComesFirstThenWhatTheAgentSaysMost() {
    published(said("催付", "今天下单今天发"));
    var thanks = published(said("结束语", "祝您愉快"));
    var often = published(said("安抚", "非常理解"));
    published(said("怎么退货", "七天内可退"));
    asks("林小满", "我想退货，怎么弄");
    in(house, () -> said(often, 2) + said(thanks, 1));

    var found = find(house.agent(), "", null);
    assertThat(found.getFirst().script().content().title()).isEqualTo("怎么退货");
    assertThat(found.getFirst().script().suits()).isTrue();
    assertThat(titles("").subList(1, 4)).containsExactly("安抚", "结束语", "催付");
  }

  private int said(ItemId item, int times) {
    IntStream.range(0, times)
        .forEach(
            _ ->
                scripts.said(
                    house.agent(), conversation, item, ConversationScripts.Result.ACCEPTED));
    return times;
  }

  @Test
  void aStageFindsWhatIsForItOrForAny() {
    published(of("售前话术", "", ServiceStage.PRE_SALE, "a"));
    published(of("售后话术", "", ServiceStage.AFTER_SALE, "b"));
    published(of("通用话术", "", null, "c"));

    assertThat(titles(house.agent(), "话术", ServiceStage.AFTER_SALE))
        .containsExactly("售后话术", "通用话术");
  }

  @Test
  void whatIsOverdueOrRetiredIsNeitherListedNorTaken() {
    var soon = clock.instant().plus(Duration.ofDays(1));
    var overdue = published(said("双十一", "满减"), new Terms(null, null, soon, false));
    var retired = published(said("旧政策", "十天可退"));
    assertThat(titles("")).containsExactlyInAnyOrder("双十一", "旧政策");

    clock.advance(Duration.ofDays(2));
    in(
        house,
        () -> {
          knowledge.retire(house.owner(), retired);
          return true;
        });

    assertThat(titles("")).isEmpty();
    for (var gone : List.of(overdue, retired)) {
      assertThatThrownBy(() -> in(house, () -> scripts.take(house.agent(), conversation, gone)))
          .hasMessageContaining("knowledge.script-gone");
    }
  }

  @Test
  void onlyWhatFitsThePlaceIsListed() {
    var here =
        new Content.Answer(
            List.of(house.shop()),
            List.of(house.channel()),
            0,
            "羽绒服",
            List.of(new Content.Part("本店", null)));
    var vips =
        new Content.Answer(List.of(), List.of(), 3, "", List.of(new Content.Part("贵宾", null)));
    published(new Content("这里", List.of(), List.of(here), ""));
    published(new Content("贵宾", List.of(), List.of(vips), ""));

    assertThat(titles("")).containsExactly("这里");
  }

  @Test
  void nobodySeesOrTakesWhatAnotherMerchantSays() {
    var id = published(said("问候", "您好"));
    var stranger = houses.aMerchant();

    assertThatThrownBy(
            () -> in(stranger, () -> scripts.find(stranger.agent(), conversation, "", null)))
        .hasMessageContaining("conversation.unknown");
    var theirs = houses.aConversation(stranger, "小雨");
    assertThat(in(stranger, () -> scripts.find(stranger.agent(), theirs, "", null))).isEmpty();
    assertThatThrownBy(() -> in(stranger, () -> scripts.take(stranger.agent(), theirs, id)))
        .hasMessageContaining("knowledge.script-gone");
  }

  /// On a day that no other test has seen.
  private LocalDate itIsTenInTheMorning() {
    var tomorrow = clock.instant().atZone(SHANGHAI).toLocalDate().plusDays(1);
    clock.advance(
        Duration.between(clock.instant(), tomorrow.atTime(10, 0).atZone(SHANGHAI).toInstant()));
    return tomorrow;
  }

  @Test
  void variablesAreFilledFromLiveData() {
    var tomorrow = itIsTenInTheMorning().plusDays(1);
    in(
        house,
        () -> {
          var spans =
              IntStream.rangeClosed(1, 7)
                  .mapToObj(
                      day -> new OpeningHours.Span(day, LocalTime.of(9, 0), LocalTime.of(18, 0)))
                  .toList();
          shops.setHours(house.owner(), house.shop(), spans, List.of());
          return true;
        });

    assertThat(
            filled(
                    "{greeting} {customer.name}，我是{shop.name}的{agent.name}，{shop.hours}"
                        + " 在线；{page.title} {page.address} {channel.name}")
                .text())
        .isEqualTo("上午好 林小满，我是测试店的小林，09:00-18:00 在线；羽绒服 https://shop.example/7 网页");
    assertThat(filled("{greeting}, {customer.name}").text()).isEqualTo("Good morning, 林小满");
    assertThat(filled("{shop.next-opening} {customer.vip}").gaps())
        .extracting(Filled.Gap::code)
        .containsExactly("shop.next-opening", "customer.vip");

    clock.advance(Duration.ofHours(10));
    assertThat(filled("{greeting}，{shop.next-opening} 回复您").text())
        .isEqualTo("晚上好，%tm-%<td 09:00 回复您".formatted(tomorrow));
  }

  @Test
  void aCustomerNamedLikeAVariableStaysThat() {
    conversation = asks("{agent.name}", "你好");

    var filled = filled("您好 {customer.name}，我是 {agent.name}");
    assertThat(filled.text()).isEqualTo("您好 {agent.name}，我是 小林");
    assertThat(filled.gaps()).isEmpty();
  }

  @Test
  void aNameThatWouldBeMaskedIsNotSaid() {
    conversation = asks("13812345678", "你好");

    assertThat(filled("您好 {customer.name}").gaps()).hasSize(1);
  }

  @Test
  void anUnknownVariableIsRefusedInAScriptAndTextElsewhere() {
    var content = said("问候", "您好 {customer.nmae}");

    assertThatThrownBy(() -> published(content))
        .hasMessageContaining("knowledge.variable-unknown")
        .hasMessageContaining("{customer.name}");
    var article = new Knowledge.SaveItem(null, ItemKind.ARTICLE, content, Terms.NONE, null);
    assertThat(in(house, () -> knowledge.save(house.owner(), article))).isNotNull();
  }

  @Test
  void whatBecomesOfAScriptIsCounted() {
    var id = published(said("问候", "您好"));
    in(house, () -> scripts.take(house.agent(), conversation, id));
    in(
        house,
        () -> {
          scripts.said(house.agent(), conversation, id, ConversationScripts.Result.EDITED);
          return true;
        });

    var counted =
        in(
            house,
            () ->
                transactions.execute(
                    _ ->
                        jdbc.sql(
                                "select offered || ' ' || accepted || ' ' || edited from"
                                    + " knowledge.uses where merchant_id = ?")
                            .param(house.merchant().value())
                            .query(String.class)
                            .single()));
    assertThat(counted).isEqualTo("1 0 1");
  }

  @Test
  void aScriptOfSeveralPartsKeepsTheirOrder() {
    var id = published(said("三句", "一 {customer.name}", "二", "三"));

    assertThat(in(house, () -> scripts.take(house.agent(), conversation, id)).parts())
        .extracting(part -> Objects.requireNonNull(part.text()).text())
        .containsExactly("一 林小满", "二", "三");
  }

  private void says(String text) {
    var reply = new Conversations.Reply(conversation, "c" + text, MessageContent.text(text), null);
    in(house, () -> conversations.reply(house.agent(), reply).join());
  }

  @Test
  void whatNobodyFilledIsNotSaid() {
    assertThatThrownBy(() -> says("您是 {customer.vip} 级会员，{ shop.hours } 在"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("conversation.variable-open");
              assertThat(refusal.arguments()).containsExactly("{customer.vip} { shop.hours }");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{订单号}", "{name}", "{Greeting}", "customer.vip", "{\"greeting\": 1}", "{1}"})
  void anyOtherBraceIsText(String text) {
    assertThatCode(() -> says(text)).doesNotThrowAnyException();
  }
}

package io.heqi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.MerchantId;
import io.heqi.staff.ServiceStage;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class KnowledgeTest {

  @Autowired private Knowledge knowledge;
  @Autowired private Retrieval retrieval;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aMerchant() {
    house = houses.aMerchant();
  }

  private <R> R in(TestHouse.House which, Supplier<R> work) {
    return Tenancy.within(which.merchant(), work::get);
  }

  private void run(Runnable work) {
    Tenancy.run(house.merchant(), work);
  }

  private Knowledge.SaveItem article(
      @Nullable ItemId id, Terms terms, String answer, String... questions) {
    var all = List.of(questions);
    return new Knowledge.SaveItem(
        id,
        ItemKind.ARTICLE,
        new Content(
            all.getFirst(),
            all.subList(1, all.size()),
            List.of(Content.Answer.toAll(answer)),
            "物流"),
        terms,
        null);
  }

  private ItemId published(Actor by, Terms terms, String answer, String... questions) {
    return in(
        house,
        () -> {
          var id = knowledge.save(by, article(null, terms, answer, questions));
          knowledge.publish(by, id);
          return id;
        });
  }

  private List<Retrieval.Hit> find(MerchantId merchant, String question) {
    return Tenancy.within(
        merchant, () -> retrieval.find(merchant, Retrieval.Question.of(question), _ -> true, 3));
  }

  @Test
  void whatIsPublishedIsFoundByTheNextQuestion() {
    assertThat(find(house.merchant(), "多久发货")).isEmpty();
    var id = published(house.owner(), Terms.NONE, "48 小时内发货", "什么时候发货", "几天能发出");
    published(house.owner(), Terms.NONE, "七天无理由", "怎么退货");

    var hits = find(house.merchant(), "請問什麼時候可以發貨呀");
    assertThat(hits.getFirst().item()).isEqualTo(id);
    assertThat(hits.getFirst().answer().text()).isEqualTo("48 小时内发货");
    assertThat(hits.getFirst().confidence()).isGreaterThan(hits.get(1).confidence());
    assertThat(find(house.merchant(), "什么时候发货").getFirst().confidence()).isEqualTo(1);
  }

  @Test
  void listsTheNewestStageAndCodeOfAScript() {
    var id =
        in(house, () -> knowledge.save(house.owner(), script(null, ServiceStage.PRE_SALE, "cm")));
    run(() -> knowledge.publish(house.owner(), id));
    run(() -> knowledge.save(house.owner(), script(id, ServiceStage.IN_SALE, "chima")));
    published(house.owner(), Terms.NONE, "48 小时内发货", "什么时候发货");

    var items = in(house, () -> knowledge.list(house.owner(), Knowledge.Filter.ALL, null, 10));
    assertThat(items.items())
        .extracting(ItemView::title, ItemView::stage, ItemView::code)
        .containsExactlyInAnyOrder(
            tuple("尺码建议", ServiceStage.IN_SALE, "chima"), tuple("什么时候发货", null, null));
  }

  private static Knowledge.SaveItem script(@Nullable ItemId id, ServiceStage stage, String code) {
    var answers = List.of(Content.Answer.toAll("您多高？"));
    var content = new Content("尺码建议", List.of(), answers, "尺码", stage, code, null);
    return new Knowledge.SaveItem(id, ItemKind.SCRIPT, content, Terms.NONE, null);
  }

  @Test
  void aDraftChangesNothingOnOffer() {
    var id = published(house.owner(), Terms.NONE, "48 小时内发货", "什么时候发货");
    run(() -> knowledge.save(house.agent(), article(id, Terms.NONE, "三天内发货", "什么时候发货")));
    assertThat(find(house.merchant(), "什么时候发货").getFirst().answer().text()).isEqualTo("48 小时内发货");

    var item = in(house, () -> knowledge.get(house.owner(), id));
    assertThat(item.view().state()).isEqualTo(ItemState.DRAFT);
    assertThat(item.view().published()).isEqualTo(1);
    assertThat(item.view().version()).isEqualTo(2);

    run(() -> knowledge.propose(house.agent(), id));
    assertThatThrownBy(() -> run(() -> knowledge.publish(house.agent(), id)))
        .hasMessageContaining("knowledge.approve");
    run(() -> knowledge.publish(house.owner(), id));
    assertThat(find(house.merchant(), "什么时候发货").getFirst().answer().text()).isEqualTo("三天内发货");
    var versions = in(house, () -> knowledge.versions(house.owner(), id));
    assertThat(versions).extracting(VersionView::version).containsExactly(2, 1);
    assertThat(versions.getFirst().author()).isEqualTo(house.agent().account());
    assertThat(versions.getFirst().approver()).isEqualTo(house.owner().account());
  }

  @Test
  void whatIsOverdueIsListedAndNotOffered() {
    var soon = clock.instant().plus(Duration.ofDays(1));
    var id = published(house.owner(), new Terms(soon, null, null, false), "满 99 包邮", "运费怎么算");
    assertThat(find(house.merchant(), "运费怎么算")).hasSize(1);

    clock.advance(Duration.ofDays(2));
    assertThat(find(house.merchant(), "运费怎么算")).isEmpty();
    var overdue =
        in(
            house,
            () ->
                knowledge.list(
                    house.agent(), new Knowledge.Filter(null, null, true, null), null, 10));
    assertThat(overdue.items()).extracting(ItemView::id).containsExactly(id);
    assertThat(overdue.items().getFirst().overdue()).isTrue();
  }

  @Test
  void anItemIsValidFromItsDateOn() {
    var from = clock.instant().plus(Duration.ofHours(1));
    published(house.owner(), new Terms(null, from, null, false), "双十一满减", "有什么活动");
    assertThat(find(house.merchant(), "有什么活动")).isEmpty();
    clock.advance(Duration.ofHours(2));
    assertThat(find(house.merchant(), "有什么活动")).hasSize(1);
  }

  @Test
  void aRetiredItemIsGoneFromTheNextQuestionOn() {
    var id = published(house.owner(), Terms.NONE, "48 小时内发货", "什么时候发货");
    run(() -> knowledge.retire(house.owner(), id));
    assertThat(find(house.merchant(), "什么时候发货")).isEmpty();
  }

  @Test
  void nobodyFindsWhatAnotherMerchantKnows() {
    published(house.owner(), Terms.NONE, "48 小时内发货", "什么时候发货");
    var stranger = houses.aMerchant();
    assertThat(find(stranger.merchant(), "什么时候发货")).isEmpty();
  }

  @Test
  void theSpecialAnswerStandsBeforeTheGeneralOne() {
    var special =
        new Content.Answer(
            List.of(house.shop()), List.of(), 0, "", List.of(new Content.Part("本店次日达", null)));
    var content =
        new Content("多久能到", List.of(), List.of(special, Content.Answer.toAll("三到五天")), "");
    run(
        () -> {
          var id =
              knowledge.save(
                  house.owner(),
                  new Knowledge.SaveItem(null, ItemKind.ARTICLE, content, Terms.NONE, null));
          knowledge.publish(house.owner(), id);
        });
    assertThat(find(house.merchant(), "多久能到").getFirst().answer().text()).isEqualTo("三到五天");
    var place = new Content.Place(house.shop(), null, 0, "");
    var here =
        in(
            house,
            () ->
                retrieval.find(
                    house.merchant(),
                    new Retrieval.Question("多久能到", List.of(), place),
                    _ -> true,
                    3));
    assertThat(here.getFirst().answer().text()).isEqualTo("本店次日达");
  }

  @Test
  void nearDuplicatesAreWarnedOf() {
    var id = published(house.owner(), Terms.NONE, "48 小时内发货", "什么时候发货");
    var alike = in(house, () -> retrieval.alike(house.merchant(), "什么时候能发货", 5));
    assertThat(alike).extracting(Retrieval.Alike::item).containsExactly(id);
    assertThat(in(house, () -> retrieval.alike(house.merchant(), "有红色的吗", 5))).isEmpty();
  }

  @Test
  void aListGoesOnWhereItStopped() {
    for (var i = 0; i < 5; i++) {
      var title = "问题" + i;
      run(() -> knowledge.save(house.agent(), article(null, Terms.NONE, "答", title)));
      clock.advance(Duration.ofSeconds(1));
    }
    var filter = new Knowledge.Filter(ItemKind.ARTICLE, ItemState.DRAFT, false, "问题");
    var first = in(house, () -> knowledge.list(house.agent(), filter, null, 3));
    var rest = in(house, () -> knowledge.list(house.agent(), filter, first.next(), 3));
    assertThat(first.items()).extracting(ItemView::title).containsExactly("问题4", "问题3", "问题2");
    assertThat(rest.items()).extracting(ItemView::title).containsExactly("问题1", "问题0");
    assertThat(rest.next()).isNull();
  }

  @Test
  void whatIsOnOfferIsListedAsPublishedWhileANewerVersionIsWritten() {
    var id = published(house.owner(), Terms.NONE, "48 小时内发货", "什么时候发货");
    run(() -> knowledge.save(house.agent(), article(id, Terms.NONE, "当天发货", "什么时候发货")));

    for (var state : List.of(ItemState.PUBLISHED, ItemState.DRAFT)) {
      var filter = new Knowledge.Filter(null, state, false, null);
      var listed = in(house, () -> knowledge.list(house.agent(), filter, null, 10));
      assertThat(listed.items()).extracting(ItemView::id).containsExactly(id);
    }
  }
}

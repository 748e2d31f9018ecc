package io.heqi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
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
class NotesTest {

  @Autowired private Knowledge knowledge;
  @Autowired private Colleagues colleagues;
  @Autowired private Retrieval retrieval;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aMerchant() {
    house = houses.aMerchant();
  }

  private <R> R in(Supplier<R> work) {
    return Tenancy.within(house.merchant(), work::get);
  }

  private void run(Runnable work) {
    Tenancy.run(house.merchant(), work);
  }

  static Chart aChart() {
    return new Chart(
        List.of(
            new ChartNode("a", ChartNode.Shape.START, "顾客说没收到", 0, 0),
            new ChartNode("b", ChartNode.Shape.QUESTION, "驿站有吗？", 0, 120),
            new ChartNode("c", ChartNode.Shape.END, "请顾客去取", 200, 240)),
        List.of(new ChartEdge("a", "b", ""), new ChartEdge("b", "c", "有")));
  }

  private ItemId saved(Actor by, ItemKind kind, String title, Terms terms, @Nullable Chart chart) {
    var answers = List.of(Content.Answer.toAll("先问家人和驿站"));
    var content = new Content(title, List.of(), answers, "物流", null, null, chart);
    return in(() -> knowledge.save(by, new Knowledge.SaveItem(null, kind, content, terms, null)));
  }

  private ItemId published(ItemKind kind, String title) {
    var id = saved(house.agent(), kind, title, Terms.NONE, null);
    run(() -> knowledge.publish(house.owner(), id));
    return id;
  }

  private List<Colleagues.Fresh> fresh(Actor by) {
    return in(() -> colleagues.fresh(by));
  }

  @Test
  void aNoteKeepsItsChartInEveryVersion() {
    var id = saved(house.agent(), ItemKind.NOTE, "签收未收到怎么查", Terms.NONE, aChart());
    run(() -> knowledge.publish(house.owner(), id));
    run(() -> knowledge.addQuestion(house.owner(), id, "说签收了没收到"));

    var versions = in(() -> knowledge.versions(house.agent(), id));
    assertThat(versions).hasSize(2);
    assertThat(versions).allSatisfy(v -> assertThat(v.content().chart()).isEqualTo(aChart()));
  }

  @Test
  void onlyNotesHaveAChart() {
    assertThatThrownBy(() -> saved(house.agent(), ItemKind.ARTICLE, "多久到", Terms.NONE, aChart()))
        .hasMessageContaining("knowledge.chart-elsewhere");
  }

  @Test
  void aNoteIsFoundByColleaguesOnceItIsApproved() {
    var id = saved(house.agent(), ItemKind.NOTE, "签收未收到怎么查", Terms.NONE, aChart());
    var question = Retrieval.Question.of("显示签收但是没收到");
    assertThat(in(() -> knowledge.search(house.colleague(), question))).isEmpty();

    assertThatThrownBy(() -> run(() -> knowledge.publish(house.agent(), id)))
        .hasMessageContaining("knowledge.approve");
    run(() -> knowledge.publish(house.owner(), id));

    assertThat(in(() -> knowledge.search(house.colleague(), question)))
        .extracting(Retrieval.Hit::item)
        .containsExactly(id);
  }

  @Test
  void noBotAnswersWithANoteAndNoAgentIsOfferedOne() {
    published(ItemKind.NOTE, "签收未收到怎么查");
    var question = Retrieval.Question.of("签收未收到怎么查");

    for (var kinds :
        List.<java.util.function.Predicate<ItemKind>>of(ItemKind::isForBot, ItemKind::isSaid)) {
      assertThat(in(() -> retrieval.find(house.merchant(), question, kinds, 3))).isEmpty();
    }
  }

  @Test
  void newNotesAndCasesAreShownForSevenDaysNewestFirst() {
    var first = published(ItemKind.NOTE, "签收未收到怎么查");
    clock.advance(Duration.ofDays(1));
    var second = published(ItemKind.SOLUTION, "错发怎么补");
    published(ItemKind.ARTICLE, "多久发货");
    saved(house.agent(), ItemKind.NOTE, "还是草稿", Terms.NONE, null);

    assertThat(fresh(house.colleague()))
        .extracting(Colleagues.Fresh::item)
        .containsExactly(second, first);
    assertThat(fresh(house.colleague()).getFirst().owner()).isEqualTo(house.agent().account());

    clock.advance(Duration.ofDays(6).plusSeconds(1));
    assertThat(fresh(house.colleague())).extracting(Colleagues.Fresh::item).containsExactly(second);
  }

  @Test
  void whatIsPublishedAgainIsNotNewAgain() {
    var id = published(ItemKind.NOTE, "签收未收到怎么查");
    clock.advance(Duration.ofDays(8));
    run(() -> knowledge.addQuestion(house.owner(), id, "说签收了没收到"));

    assertThat(fresh(house.colleague())).isEmpty();
  }

  @Test
  void whatIsOverdueIsNotShownAsNew() {
    var soon = clock.instant().plus(Duration.ofDays(1));
    var id =
        saved(house.agent(), ItemKind.NOTE, "大促话术", new Terms(soon, null, null, false), aChart());
    run(() -> knowledge.publish(house.owner(), id));
    assertThat(fresh(house.colleague())).singleElement().matches(Colleagues.Fresh::hasChart);

    clock.advance(Duration.ofDays(2));
    assertThat(fresh(house.colleague())).isEmpty();
  }

  @Test
  void eachColleagueFindsItUsefulOnce() {
    var id = published(ItemKind.NOTE, "签收未收到怎么查");
    run(() -> colleagues.praise(house.colleague(), id));
    run(() -> colleagues.praise(house.colleague(), id));
    run(() -> colleagues.praise(house.agent(), id));

    assertThat(fresh(house.colleague()).getFirst().useful()).isEqualTo(2);
    assertThat(fresh(house.colleague()).getFirst().praised()).isTrue();
    assertThat(fresh(house.owner()).getFirst().praised()).isFalse();

    run(() -> colleagues.unpraise(house.colleague(), id));
    assertThat(fresh(house.colleague()).getFirst().useful()).isEqualTo(1);
  }

  @Test
  void anotherMerchantSeesAndPraisesNothing() {
    var id = published(ItemKind.NOTE, "签收未收到怎么查");
    var stranger = houses.aMerchant().owner();

    assertThat(Tenancy.within(stranger.merchant(), () -> colleagues.fresh(stranger))).isEmpty();
    assertThatThrownBy(
            () -> Tenancy.run(stranger.merchant(), () -> colleagues.praise(stranger, id)))
        .hasMessageContaining("knowledge.item-unknown");
  }
}

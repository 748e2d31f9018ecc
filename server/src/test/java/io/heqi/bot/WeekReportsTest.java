package io.heqi.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.foundation.database.Tenancy;
import io.heqi.knowledge.Changes;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class WeekReportsTest {

  /// Monday of 2026-W20 in Shanghai.
  private static final Instant MONDAY = Instant.parse("2026-05-10T16:00:00Z");

  @Autowired private WeekReports reports;
  @Autowired private Knowledge knowledge;
  @Autowired private Changes changes;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestClock clock;
  @Autowired private TestHouse houses;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private void decided(
      Instant at, String kind, String reason, @Nullable ItemId item, @Nullable String outcome) {
    Tenancy.run(
        house.merchant(),
        () ->
            transactions.executeWithoutResult(
                _ ->
                    jdbc.sql(
                            """
                            insert into bot.decisions (merchant_id, conversation_id, seq, shop_id, at, question,
                              kind, reason, item_id, outcome)
                            values (?, ?, 1, ?, ?, '问', ?, ?, ?, ?)
                            """)
                        .param(house.merchant().value())
                        .param(Ids.next())
                        .param(house.shop().value())
                        .param(Timestamp.from(at))
                        .param(kind)
                        .param(reason)
                        .param(item == null ? null : item.value())
                        .param(outcome)
                        .update()));
  }

  private WeekReports.Report report(String week) {
    return Tenancy.within(house.merchant(), () -> reports.of(house.owner(), week));
  }

  private ItemId published(@Nullable ItemId id, String title) {
    return Tenancy.within(
        house.merchant(),
        () -> {
          var content = new Content(title, List.of(), List.of(Content.Answer.toAll("是的")), "");
          var saved =
              knowledge.save(
                  house.owner(),
                  new Knowledge.SaveItem(id, ItemKind.ARTICLE, content, Terms.NONE, null));
          knowledge.publish(house.owner(), saved);
          return saved;
        });
  }

  @Test
  void sumsUpAWeekByTheMerchantsClocksBesideTheWeekBefore() {
    var item = new ItemId(UUID.randomUUID());
    decided(MONDAY, "ANSWER", "", item, "SOLVED");
    decided(MONDAY.plusSeconds(60), "ANSWER", "", item, "UNSOLVED");
    decided(MONDAY.plusSeconds(90), "OFFER", "", item, null);
    decided(MONDAY.plusSeconds(99), "HAND_OVER", "wanted", null, null);
    decided(MONDAY.plusSeconds(100), "GREET", "", null, null);
    decided(MONDAY.minusSeconds(1), "ASK", "", null, null);
    decided(MONDAY.plusSeconds(7 * 86_400), "ASK", "", null, null);

    var report = report("2026-W20");

    assertThat(report.monday()).isEqualTo(LocalDate.of(2026, 5, 11));
    assertThat(report.figures())
        .isEqualTo(new WeekFigures(4, 2, 1, 0, 1, Map.of("wanted", 1), 1, 1));
    assertThat(report.figures().shareAnswered()).isEqualTo(0.5);
    assertThat(report.before()).isEqualTo(new WeekFigures(1, 0, 0, 1, 0, Map.of(), 0, 0));
    assertThat(report.items()).containsExactly(new WeekReports.ItemFigures(item, "", 2, 1, 1, 1));
  }

  @Test
  void tellsWhatChangedInTheKnowledge() {
    var kept = published(null, "什么时候发货");
    var gone = published(null, "双十一活动");
    Tenancy.run(house.merchant(), () -> knowledge.retire(house.owner(), gone));
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    var week =
        "%d-W%02d"
            .formatted(
                today.get(IsoFields.WEEK_BASED_YEAR), today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    assertThat(report(week).changes())
        .containsExactly(
            new Changes.Change(kept, ItemKind.ARTICLE, "什么时候发货", Changes.What.NEW),
            new Changes.Change(gone, ItemKind.ARTICLE, "双十一活动", Changes.What.RETIRED));
  }

  @Test
  void anItemThatWasOnOfferBeforeCountsAsChanged() {
    var item = published(null, "什么时候发货");
    clock.advance(Duration.ofSeconds(2));
    var since = clock.instant();
    published(item, "几天发货");
    assertThat(
            Tenancy.within(
                house.merchant(),
                () -> changes.between(house.merchant(), since, since.plusSeconds(60))))
        .containsExactly(new Changes.Change(item, ItemKind.ARTICLE, "几天发货", Changes.What.CHANGED));
  }

  @Test
  void anotherMerchantSeesNothingOfIt() {
    decided(MONDAY, "ANSWER", "", null, null);
    var other = houses.aMerchant();
    assertThat(
            Tenancy.within(other.merchant(), () -> reports.of(other.owner(), "2026-W20"))
                .figures()
                .asked())
        .isZero();
  }

  @Test
  void walksTheDecisionsOfItsTimeAlone() {
    var unknown =
        WeekRepository.DONE
            .replace("merchant_id = ?", "merchant_id = (select null::bigint)")
            .replace("?", "(select null::timestamptz)");
    var plan = transactions.execute(_ -> jdbc.sql("explain " + unknown).query(String.class).list());
    assertThat(plan).anyMatch(line -> line.contains("decisions_merchant_id_at_idx"));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
  }

  @Test
  void refusesWhatIsNoWeek() {
    assertThatThrownBy(() -> report("2026-W60")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> report("morgen")).isInstanceOf(Refusal.class);
  }
}

package io.heqi.knowledge.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.ItemState;
import io.heqi.knowledge.ItemView;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Retrieval;
import io.heqi.knowledge.Terms;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class ItemImportsTest {

  private static final Duration LONG = Duration.ofMinutes(3);

  @Autowired private ItemImports imports;
  @Autowired private ItemExport export;
  @Autowired private ItemImportJob job;
  @Autowired private Neighbours neighbours;
  @Autowired private Knowledge knowledge;
  @Autowired private Retrieval retrieval;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  private TestHouse.House house;

  @BeforeEach
  void aMerchant() {
    house = houses.aMerchant();
  }

  private <R> R in(TestHouse.House which, Callable<R> work) {
    return Tenancy.<R, RuntimeException>within(
        which.merchant(),
        () -> {
          try {
            return work.call();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private ItemImport handIn(Actor by, String file) {
    return handIn(by, file.getBytes(StandardCharsets.UTF_8));
  }

  private ItemImport handIn(Actor by, byte[] file) {
    return in(house, () -> imports.handIn(by, "知识.csv", new ByteArrayInputStream(file)));
  }

  private ItemImport now(ItemImport made) {
    return in(house, () -> imports.find(house.owner(), made.id()));
  }

  private ItemImport checked(ItemImport made) {
    await().atMost(LONG).until(() -> now(made).state() != ItemImport.State.CHECKING);
    return now(made);
  }

  private ItemImport taken(Actor by, ItemImport made, ItemState as) {
    in(
        house,
        () -> {
          imports.take(by, made.id(), as);
          return made;
        });
    await().atMost(LONG).until(() -> now(made).state() != ItemImport.State.TAKING);
    return now(made);
  }

  private ItemImport imported(String file, ItemState as) {
    return taken(house.owner(), checked(handIn(house.owner(), file)), as);
  }

  private List<ItemView> items() {
    return in(house, () -> knowledge.list(house.owner(), Knowledge.Filter.ALL, null, 200)).items();
  }

  private byte[] exported(ItemFile form) {
    var out = new ByteArrayOutputStream();
    return in(
        house,
        () -> {
          var wish = new ItemExport.Wish(form, Locale.SIMPLIFIED_CHINESE);
          export.write(house.owner(), Knowledge.Filter.ALL, wish, out);
          return out.toByteArray();
        });
  }

  private List<Retrieval.Hit> find(String question) {
    return in(
        house,
        () -> retrieval.find(house.merchant(), Retrieval.Question.of(question), _ -> true, 3));
  }

  @Test
  void theCheckChangesNothingAndSaysWhatWouldCome() {
    in(
        house,
        () -> {
          save("怎么退货", "七天内可退");
          return save("有运费险吗", "有");
        });

    var checked =
        checked(
            handIn(
                house.agent(),
                "标题,回答,店铺\n怎么退货,七天内可退,\n有运费险吗,没有,\n请问怎么退货呢,看说明,\n能开发票吗,能,\n坏的,答,没有的店\n"));

    assertThat(checked.state()).isEqualTo(ItemImport.State.CHECKED);
    var report = checked.report();
    assertThat(List.of(report.rows(), report.bad(), report.items())).containsExactly(5, 1, 4);
    assertThat(List.of(report.fresh(), report.changed(), report.unchanged()))
        .containsExactly(2, 1, 1);
    assertThat(report.near())
        .singleElement()
        .satisfies(near -> assertThat(near.titles()).contains("请问怎么退货呢"));
    assertThat(items()).hasSize(2);
    var bad = in(house, () -> imports.bad(house.agent(), checked.id(), null, 10)).items();
    assertThat(bad).singleElement().satisfies(row -> assertThat(row.line()).isEqualTo(6));
  }

  private io.heqi.knowledge.ItemId save(String title, String answer) {
    return knowledge.save(
        house.owner(),
        new Knowledge.SaveItem(
            null,
            ItemKind.ARTICLE,
            new Content(title, List.of(), List.of(Content.Answer.toAll(answer)), ""),
            Terms.NONE,
            null));
  }

  @Test
  void whatComesInPublishedIsFoundByTheNextQuestion() {
    var done = imported("标题,其他问法,回答\n怎么退货,如何退|退货流程,七天内可退\n", ItemState.PUBLISHED);

    assertThat(done.state()).isEqualTo(ItemImport.State.DONE);
    assertThat(done.takenNew()).isEqualTo(1);
    assertThat(find("退货流程").getFirst().answer().text()).isEqualTo("七天内可退");
    assertThat(items().getFirst().published()).isEqualTo(1);
  }

  @Test
  void aDraftThatComesInChangesNothingOnOffer() {
    imported("标题,回答\n怎么退货,七天内可退\n", ItemState.PUBLISHED);
    var done = imported("标题,回答\n怎么退货,十五天内可退\n", ItemState.DRAFT);

    assertThat(done.takenChanged()).isEqualTo(1);
    assertThat(find("怎么退货").getFirst().answer().text()).isEqualTo("七天内可退");
    assertThat(items().getFirst().state()).isEqualTo(ItemState.DRAFT);
    assertThat(items().getFirst().version()).isEqualTo(2);
    assertThat(items().getFirst().published()).isEqualTo(1);
  }

  @Test
  void theSameFileAgainDoublesNothing() {
    var file = "标题,回答\n怎么退货,七天内可退\n多久发货,两天\n";
    imported(file, ItemState.PROPOSED);
    var again = imported(file, ItemState.PROPOSED);
    assertThat(again.report().unchanged()).isEqualTo(2);
    assertThat(again.takenNew() + again.takenChanged()).isZero();

    var further = imported(file, ItemState.PUBLISHED);

    assertThat(further.takenChanged()).isEqualTo(2);
    assertThat(items()).hasSize(2).allMatch(item -> item.state() == ItemState.PUBLISHED);
  }

  @Test
  void anExportComesBackUnchangedInEveryForm() {
    imported(
        """
        类型,标题,其他问法,回答,场景,店铺,会员等级,到期日,帮助页
        文章,怎么退货,如何退|怎么退,七天内可退,售后,测试店,3,2027-01-31,是
        文章,怎么退货,,十五天内可退,,,,,
        话术,=开场,,您好,欢迎,,,,
        """,
        ItemState.PUBLISHED);

    for (var form : ItemFile.values()) {
      var checked = checked(handIn(house.owner(), exported(form)));
      assertThat(checked.report().items()).as(form.name()).isEqualTo(2);
      assertThat(checked.report().unchanged()).as(form.name()).isEqualTo(2);
      var copy = exported(form);
      taken(house.owner(), checked, ItemState.PUBLISHED);
      if (form != ItemFile.XLSX) {
        assertThat(exported(form)).isEqualTo(copy);
      }
    }
  }

  @Test
  void onlyWhoeverMayApprovePublishes() {
    var checked = checked(handIn(house.agent(), "标题,回答\n怎么退货,七天内可退\n"));
    assertThatThrownBy(() -> taken(house.agent(), checked, ItemState.PUBLISHED))
        .hasMessageContaining("knowledge.approve");
    assertThat(now(checked).state()).isEqualTo(ItemImport.State.CHECKED);
    assertThat(taken(house.agent(), checked, ItemState.PROPOSED).takenNew()).isEqualTo(1);
  }

  @Test
  void aBrokenOffImportGoesOnBehindItsLastBatch() throws IOException {
    var checked = checked(handIn(house.owner(), many(450)));
    workedOnElsewhere(checked, ItemImport.State.TAKING);
    in(
        house,
        () -> {
          var around = neighbours.withPictures(house.merchant());
          var file = gathered(many(450), around);
          var run = job.takeRun(now(checked), file, around);
          var taker = job.takeRun(now(checked), file, around);
          assertThat(run.step()).isTrue();
          assertThat(taker.step()).as("somebody else has gone on").isFalse();
          return run;
        });
    assertThat(now(checked).done()).isEqualTo(200);

    clock.advance(Duration.ofMinutes(2));
    await().atMost(LONG).until(() -> now(checked).state() == ItemImport.State.DONE);

    assertThat(now(checked).takenNew()).isEqualTo(450);
    assertThat(count()).isEqualTo(450);
  }

  /// Makes it look as if another node worked on the import for half a minute more.
  private void workedOnElsewhere(ItemImport made, ItemImport.State state) {
    in(
        house,
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql(
                            """
                            update knowledge.imports set state = ?, taken_as = 'DRAFT', taken_by = ?, claimed_until = ?
                            where merchant_id = ? and id = ?
                            """)
                        .param(state.name())
                        .param(house.owner().account().value())
                        .param(Timestamp.from(clock.instant().plusSeconds(30)))
                        .params(house.merchant().value(), made.id())
                        .update()));
  }

  private static String many(int count) {
    return "标题,回答\n"
        + IntStream.range(0, count)
            .mapToObj(i -> "问题" + i + ",回答" + i)
            .collect(Collectors.joining("\n"));
  }

  private static Gathering.Gathered gathered(String text, Neighbourhood around) throws IOException {
    var path = Files.createTempFile("knowledge", null);
    try {
      Files.writeString(path, text);
      return new Gathering(new EntryReader(around)).gather(KnowledgeFile.of(path), () -> true);
    } finally {
      Files.delete(path);
    }
  }

  private int count() {
    return in(
        house,
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql("select count(*) from knowledge.items where merchant_id = ?")
                        .param(house.merchant().value())
                        .query(Integer.class)
                        .single()));
  }

  @Test
  void aSecondImportAtTheSameTimeIsRefused() {
    var stuck = handInAndHold("标题,回答\n怎么退货,七天内可退\n");
    assertThatThrownBy(() -> handIn(house.owner(), "标题,回答\n多久发货,两天\n"))
        .hasMessageContaining("knowledge.import-at-work");

    in(
        house,
        () -> {
          imports.cancel(house.owner(), stuck.id());
          return stuck;
        });
    assertThat(checked(handIn(house.owner(), "标题,回答\n多久发货,两天\n")).state())
        .isEqualTo(ItemImport.State.CHECKED);
  }

  private ItemImport handInAndHold(String file) {
    var made = checked(handIn(house.owner(), file));
    workedOnElsewhere(made, ItemImport.State.CHECKING);
    return made;
  }

  @Test
  void fiftyThousandRowsWithErrorsAreCheckedAndNoMore() {
    var file =
        "标题,回答,到期日\n"
            + IntStream.range(0, 50_000)
                .mapToObj(i -> "问题" + i + "怎么办," + (i % 10 == 0 ? "" : "答") + ",")
                .collect(Collectors.joining("\n"));
    var checked = checked(handIn(house.owner(), file));

    assertThat(checked.report().rows()).isEqualTo(50_000);
    assertThat(checked.report().bad()).isEqualTo(5_000);
    assertThat(checked.report().fresh()).isEqualTo(45_000);
    var out = new ByteArrayOutputStream();
    var rows =
        in(
            house,
            () -> {
              export.bad(house.owner(), checked.id(), Locale.SIMPLIFIED_CHINESE, out);
              return out.toString(StandardCharsets.UTF_8).lines().toList();
            });
    assertThat(rows).hasSize(5_001);
    assertThat(rows.get(1)).endsWith("2,没有回答；请写上，或删去这一行");

    var failed = checked(handIn(house.owner(), file + "\n再来,一行"));
    assertThat(failed.state()).isEqualTo(ItemImport.State.FAILED);
    assertThat(Objects.requireNonNull(failed.failure()).code())
        .isEqualTo("knowledge.too-many-rows");
  }

  @Test
  void refusesWhatIsNoFileOfKnowledge() {
    assertThatThrownBy(() -> handIn(house.owner(), "a,b\n1,2\n"))
        .hasMessageContaining("knowledge.columns-missing");
    assertThatThrownBy(() -> handIn(house.owner(), new byte[] {0, 1, 2}))
        .hasMessageContaining("knowledge.file-unreadable");
    assertThatThrownBy(() -> handIn(house.owner(), new byte[(20 << 20) + 1]))
        .hasMessageContaining("knowledge.file-too-large");
    assertThatThrownBy(() -> handIn(house.owner(), new byte[] {'P', 'K', 3, 4, 0}))
        .hasMessageContaining("foundation.table-unreadable");
  }

  @Test
  void refusesAWorkbookThatUnpacksToTooMuch() throws IOException {
    var bomb = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      for (var megabyte = 0; megabyte <= 100; megabyte++) {
        zip.write(new byte[1 << 20]);
      }
    }
    assertThat(bomb.size()).isLessThan(1 << 20);
    assertThatThrownBy(() -> handIn(house.owner(), bomb.toByteArray()))
        .hasMessageContaining("foundation.table-too-large");
  }

  @Test
  void nobodySeesTheImportOfAnotherMerchant() {
    var made = checked(handIn(house.owner(), "标题,回答\n怎么退货,\n"));
    var stranger = houses.aMerchant();

    assertThatThrownBy(() -> in(stranger, () -> imports.find(stranger.owner(), made.id())))
        .hasMessageContaining("knowledge.import-unknown");
    assertThat(in(stranger, () -> imports.list(stranger.owner()))).isEmpty();
  }
}

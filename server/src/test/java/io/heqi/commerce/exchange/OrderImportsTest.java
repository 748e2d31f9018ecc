package io.heqi.commerce.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.product.ProductState;
import io.heqi.commerce.product.ProductView;
import io.heqi.commerce.product.Products;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.exchange.HandedFiles;
import io.heqi.foundation.table.TableForm;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class OrderImportsTest {

  private static final Duration LONG = Duration.ofMinutes(3);
  private static final String HEADING =
      "订单号,订单状态,下单时间,付款时间,商品名称,规格,数量,单价,运费,优惠,应付金额,实付金额,收件人,手机号,省,市,区,详细地址,快递公司,快递单号\n";
  private static final String ORDERS =
      HEADING
          + """
          "\t6917340012345",已发货,2026-11-20 09:00:00,2026-11-20 09:02:00,羊毛衫,白色 / M,1,159.00,0.00,10.00,199.00,199.00,林小满,13800138000,浙江省,杭州市,西湖区,文三路 1 号,顺丰速运,SF140
          "=""6917340012346""\",待发货,2026-11-20 09:10:00,2026-11-20 09:11:00,围巾,,2,49.50,,,99.00,99.00,王一,139****2200,浙江省,杭州市,余杭区,****,,
          "\t6917340012345",已发货,2026-11-20 09:00:00,2026-11-20 09:02:00,袜子,,2,25.00,0.00,10.00,199.00,199.00,林小满,13800138000,浙江省,杭州市,西湖区,文三路 1 号,顺丰速运,SF141
          """;

  @Autowired private OrderImports imports;
  @Autowired private ImportPreviews previews;
  @Autowired private LeftOutFile leftOut;
  @Autowired private OrderImportJob job;
  @Autowired private ImportSteps steps;
  @Autowired private HandedFiles files;
  @Autowired private Orders orders;
  @Autowired private Products products;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @TempDir private Path folder;

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

  private OrderImport handIn(FileKind kind, byte[] file) {
    var what = new OrderImports.HandIn(house.shop(), kind, "订单.csv");
    return in(house, () -> imports.handIn(house.owner(), what, new ByteArrayInputStream(file)));
  }

  private OrderImport handIn(String file) {
    return handIn(FileKind.ORDERS, file.getBytes(StandardCharsets.UTF_8));
  }

  private ImportPreviews.Preview look(OrderImport made, @Nullable OrderMapping wish) {
    return in(house, () -> previews.look(house.owner(), made.id(), wish));
  }

  private void start(OrderImport made, OrderMapping mapping, @Nullable Instant exportedAt) {
    in(
        house,
        () -> {
          imports.start(house.owner(), made.id(), mapping, exportedAt);
          return made;
        });
  }

  private OrderImport now(OrderImport made) {
    return in(house, () -> imports.find(house.owner(), made.id()));
  }

  private OrderImport over(OrderImport made) {
    await().atMost(LONG).until(() -> now(made).state() != OrderImport.State.RUNNING);
    return now(made);
  }

  private OrderImport taken(OrderImport made) {
    start(made, look(made, null).mapping(), null);
    return over(made);
  }

  private List<OrderImports.BadRow> bad(OrderImport of) {
    return in(house, () -> imports.bad(house.owner(), of.id(), null, 200)).items();
  }

  private OrderView order(String number) {
    return in(house, () -> orders.search(house.agent(), number)).getFirst();
  }

  private List<ProductView> products() {
    var all = new Products.Filter(null, null, null);
    return in(house, () -> products.list(house.agent(), all, null, 50)).items();
  }

  private int count(String table) {
    return in(
        house,
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql("select count(*) from commerce." + table + " where merchant_id = ?")
                        .param(house.merchant().value())
                        .query(Integer.class)
                        .single()));
  }

  private static String many(int count) {
    return HEADING
        + IntStream.range(0, count)
            .mapToObj(
                i ->
                    "M%06d,待发货,2026-11-20 09:00:00,,衬衫,,1,10.00,,,10.00,10.00,,,,,,,,".formatted(i))
            .collect(Collectors.joining("\n"));
  }

  @Test
  void anExportIsUnderstoodAndTakenWithoutAQuestion() {
    var made = handIn(ORDERS);
    var preview = look(made, null);

    assertThat(preview.isKnown()).isFalse();
    assertThat(preview.found()).containsExactly(Map.entry("已发货", 2), Map.entry("待发货", 1));
    assertThat(preview.rows()).hasSize(3);
    assertThat(preview.rows()).allMatch(r -> r.cells().stream().allMatch(c -> c.problem() == null));
    assertThat(preview.rows().getFirst().cells().toString())
        .contains("6917340012345", "SHIPPED", "2026-11-20T01:00:00Z", "138****8000")
        .doesNotContain("林小满", "13800138000", "文三路");

    var done = taken(made);

    assertThat(done.state()).isEqualTo(OrderImport.State.DONE);
    assertThat(done.progress()).isEqualTo(new OrderImport.Progress(3, 3, 2, 2, 0, 0));
    var order = order("6917340012345");
    assertThat(order.lines()).extracting("title").containsExactly("羊毛衫", "袜子");
    assertThat(order.amounts().goods()).isEqualByComparingTo("209.00");
    assertThat(order.parcels()).extracting("number").containsExactlyInAnyOrder("SF140", "SF141");
    assertThat(Objects.requireNonNull(order.receiver()).region()).isEqualTo("浙江省 杭州市 西湖区");
    assertThat(order.times().placed()).isEqualTo(Instant.parse("2026-11-20T01:00:00Z"));
    assertThat(in(house, () -> orders.search(house.agent(), "2200"))).hasSize(1);
  }

  @Test
  void theFileGoesWhenTheImportIsOver() {
    var done = taken(handIn(ORDERS));

    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThatThrownBy(
                        () -> in(house, () -> files.open(house.merchant(), done.id(), f -> f)))
                    .hasRootCauseInstanceOf(java.nio.file.NoSuchFileException.class));
  }

  @Test
  void theSameFileAgainChangesNothing() {
    taken(handIn(ORDERS));
    clock.advance(Duration.ofHours(1));

    var again = taken(handIn(ORDERS));

    assertThat(again.progress().stored()).isZero();
    assertThat(again.progress().unchanged()).isEqualTo(2);
    assertThat(count("order_lines")).isEqualTo(3);
    assertThat(count("parcels")).isEqualTo(2);
  }

  @Test
  void anOlderExportDoesNotUndoANewerOne() {
    taken(handIn(ORDERS.replace("待发货", "已关闭")));
    var older = handIn(ORDERS);

    start(older, look(older, null).mapping(), clock.instant().minus(Duration.ofDays(1)));

    assertThat(over(older).progress().unchanged()).isEqualTo(2);
    assertThat(order("6917340012346").state()).hasToString("CLOSED");
  }

  @Test
  void readsOfficeProgramsChineseAndWorkbooks() throws IOException {
    var gb = handIn(FileKind.ORDERS, ORDERS.getBytes(Charset.forName("GB18030")));
    assertThat(gb.source().charset()).isEqualTo("GB18030");
    assertThat(taken(gb).progress().stored()).isEqualTo(2);

    var out = new ByteArrayOutputStream();
    var rows = ORDERS.replace("69173400", "69173401").lines();
    TableForm.XLSX.write("订单", rows.map(row -> Arrays.asList(row.split(",", -1))), out);
    var book = handIn(FileKind.ORDERS, out.toByteArray());

    assertThat(book.source().form()).isEqualTo(TableForm.XLSX);
    assertThat(taken(book).progress().stored()).isEqualTo(2);
    assertThat(order("6917340112345").lines()).hasSize(2);
  }

  @Test
  void badRowsAreNamedAndTheGoodOnesGoIn() {
    var file =
        HEADING
            + """
            B1,待发货,2026-11-20,,羊毛衫,,1,10,,,10,10,林小满,13800138000,,,,文三路 1 号,,
            B2,神秘,2026-11-20,,羊毛衫,,1,10,,,10,10,,,,,,,,
            B3,待发货,上周,,羊毛衫,,1,10,,,10,10,,,,,,,,
            6.91734E+12,待发货,2026-11-20,,羊毛衫,,1,10,,,10,10,,,,,,,,
            B5,待发货,2026-11-20,,羊毛衫,,1,十块,,,10,10,,,,,,,,
            """
            + "B6,待发货,2026-11-20,,羊毛衫,,1,10,,,10,10,"
            + "林".repeat(70)
            + ",,,,,,,\n";

    var done = taken(handIn(file));

    assertThat(done.state()).isEqualTo(OrderImport.State.DONE);
    assertThat(done.progress()).isEqualTo(new OrderImport.Progress(6, 6, 6, 1, 0, 5));
    assertThat(bad(done))
        .extracting(row -> row.line() + " " + row.column() + " " + row.value())
        .containsExactly("3 订单状态 神秘", "4 下单时间 上周", "5 订单号 6.91734E+12", "6 单价 十块", "7 收件人 林**");
    var written = new ByteArrayOutputStream();
    in(
        house,
        () -> {
          leftOut.write(house.owner(), done.id(), Locale.SIMPLIFIED_CHINESE, written);
          return written;
        });
    assertThat(written.toString(StandardCharsets.UTF_8).lines().toList())
        .hasSize(6)
        .element(1)
        .asString()
        .startsWith("3,订单状态,神秘,不认识这种状态说法");
  }

  @Test
  void whatWasCorrectedOnceIsKnownTheNextTime() {
    var headings = "编号,进展,何时,货,价\n";
    var made = handIn(headings + "C1,搞定,20/11/2026 09:00,衫,10.00\n");
    var guess = look(made, null).mapping();
    assertThatThrownBy(() -> start(made, guess, null))
        .hasMessageContaining("commerce.import-order-columns-missing");

    var wish =
        new OrderMapping(
            Map.of(
                Field.NUMBER,
                0,
                Field.STATE,
                1,
                Field.PLACED_AT,
                2,
                Field.TITLE,
                3,
                Field.PRICE,
                4),
            Map.of("搞定", "COMPLETED"),
            DateForm.YEAR_FIRST,
            "Asia/Shanghai",
            false);
    var looked = look(made, wish);
    assertThat(looked.mapping().dates()).isEqualTo(DateForm.DAY_FIRST);
    start(made, looked.mapping(), null);
    assertThat(over(made).progress().stored()).isEqualTo(1);

    var next = handIn(headings + "C-0002,搞定,21/11/2026 09:00,衫,12.00\n");
    assertThat(look(next, null).isKnown()).isTrue();
    assertThat(taken(next).progress().stored()).isEqualTo(1);
    assertThat(order("C-0002").state()).hasToString("COMPLETED");
  }

  @Test
  void parcelEventsComeFromAFileToo() {
    taken(handIn(ORDERS));
    var file =
        """
        快递公司,快递单号,时间,轨迹,状态
        顺丰速运,SF140,2026-11-20 12:00:00,已揽收,已揽收
        顺丰速运,SF140,2026-11-20 18:00:00,到达杭州,
        顺丰速运,SF141,2026-11-21 09:00:00,已签收,已签收
        顺丰速运,,2026-11-21 09:00:00,没有单号,
        """
            .getBytes(StandardCharsets.UTF_8);

    var done = taken(handIn(FileKind.PARCEL_EVENTS, file));
    assertThat(done.progress()).isEqualTo(new OrderImport.Progress(4, 4, 4, 3, 0, 1));
    assertThat(order("6917340012345").parcels())
        .extracting(parcel -> parcel.number() + " " + parcel.state())
        .containsExactlyInAnyOrder("SF140 MOVING", "SF141 DELIVERED");

    assertThat(taken(handIn(FileKind.PARCEL_EVENTS, file)).progress().stored()).isZero();
  }

  @Test
  void aBrokenOffImportGoesOnBehindItsLastStep() throws IOException {
    var made = handIn(many(1_200) + "\nM999999,神秘,2026-11-20,,衫,,1,1,,,1,1,,,,,,,,");
    workedOnElsewhere(made);
    var file = OrderFile.of(Files.writeString(folder.resolve("copy"), many(1_200)));
    in(
        house,
        () -> {
          var running = now(made);
          var survey = new Survey();
          assertThat(job.runOf(running, file).survey(survey)).isTrue();
          var first = firstStep(running, file, survey);
          assertThat(steps.take(running, first)).isTrue();
          assertThat(steps.take(running, first)).as("somebody else has gone on").isFalse();
          return first;
        });
    assertThat(now(made).progress().done()).isEqualTo(500);
    assertThat(count("orders")).isEqualTo(500);

    clock.advance(Duration.ofMinutes(2));
    var done = over(made);

    assertThat(done.state()).isEqualTo(OrderImport.State.DONE);
    assertThat(done.progress())
        .isEqualTo(new OrderImport.Progress(1_201, 1_201, 1_201, 1_200, 0, 1));
    assertThat(count("orders")).isEqualTo(1_200);
    assertThat(bad(done)).hasSize(1);
  }

  private Step firstStep(OrderImport of, OrderFile file, Survey survey) throws IOException {
    var gathering = job.runOf(of, file).gathering(survey);
    file.read(
        row -> {
          if (row.number() > 1) {
            gathering.read();
            gathering.take(
                new FileRow(
                    (int) row.number(),
                    Objects.requireNonNull(row.cells()),
                    Objects.requireNonNull(of.mapping()).columns()));
          }
          return !gathering.isFull();
        });
    return gathering.step();
  }

  /// Makes it look as if another node worked on the import for half a minute more.
  private void workedOnElsewhere(OrderImport made) {
    var mapping = look(made, null).mapping();
    in(
        house,
        () ->
            transactions.execute(
                _ -> {
                  imports.start(house.owner(), made.id(), mapping, null);
                  return jdbc.sql(
                          """
                          update commerce.order_imports set claimed_until = ? where merchant_id = ? and id = ?
                          """)
                      .param(Timestamp.from(clock.instant().plusSeconds(30)))
                      .params(house.merchant().value(), made.id())
                      .update();
                }));
  }

  @Test
  void aCancelledImportTakesNothingMore() {
    var made = handIn(ORDERS);
    workedOnElsewhere(made);
    var running = now(made);
    assertThatThrownBy(() -> start(handIn(many(1)), look(handIn(many(1)), null).mapping(), null))
        .hasMessageContaining("commerce.import-at-work");

    in(
        house,
        () -> {
          imports.cancel(house.owner(), made.id());
          return made;
        });

    var nothing = new Step(0, 1, 1, List.of(), List.of(), List.of(), List.of());
    assertThat(in(house, () -> steps.take(running, nothing))).isFalse();
    assertThat(now(made).state()).isEqualTo(OrderImport.State.CANCELLED);
    assertThat(count("orders")).isZero();
    assertThatThrownBy(() -> start(made, Objects.requireNonNull(running.mapping()), null))
        .hasMessageContaining("commerce.import-started");
  }

  @Test
  void whatNobodyStartsIsForgottenAfterADay() {
    var made = handIn(ORDERS);

    clock.advance(Duration.ofHours(25));

    await().atMost(LONG).until(() -> now(made).state() == OrderImport.State.CANCELLED);
  }

  @Test
  void thePreviewOfALongFileStaysShort() {
    var preview = look(handIn(many(30_000)), null);

    assertThat(preview.rows()).hasSize(20);
    assertThat(preview.found()).containsExactly(Map.entry("待发货", 10_000));
  }

  @Test
  void refusesWhatCannotBeUnderstood() {
    assertThatThrownBy(() -> handIn("\0\0")).hasMessageContaining("commerce.import-unreadable");
    var made = handIn(ORDERS);
    var good = look(made, null).mapping();
    var words = new HashMap<>(good.words());
    words.put("神秘", "LOST");
    var mapping = new OrderMapping(good.columns(), words, good.dates(), good.zone(), false);

    assertThatThrownBy(() -> start(made, mapping, null))
        .hasMessageContaining("commerce.import-state-unknown");
    assertThatThrownBy(() -> start(made, good, clock.instant().plusSeconds(60)))
        .hasMessageContaining("commerce.import-from-the-future");
    var far =
        new OrderMapping(
            Map.of(Field.NUMBER, 0, Field.STATE, 99), Map.of(), good.dates(), good.zone(), false);
    assertThatThrownBy(() -> start(made, far, null))
        .hasMessageContaining("commerce.import-columns-malformed");
  }

  @Test
  void nobodySeesTheImportOfAnotherMerchantNorUsesTheirShop() {
    var made = handIn(ORDERS);
    var stranger = houses.aMerchant();
    var foreign = new OrderImports.HandIn(house.shop(), FileKind.ORDERS, "x.csv");

    assertThatThrownBy(() -> in(stranger, () -> imports.find(stranger.owner(), made.id())))
        .hasMessageContaining("commerce.import-unknown");
    assertThatThrownBy(() -> in(stranger, () -> previews.look(stranger.owner(), made.id(), null)))
        .hasMessageContaining("commerce.import-unknown");
    assertThat(in(stranger, () -> imports.list(stranger.owner()))).isEmpty();
    assertThatThrownBy(
            () ->
                in(
                    stranger,
                    () ->
                        imports.handIn(
                            stranger.owner(),
                            foreign,
                            new ByteArrayInputStream(ORDERS.getBytes(StandardCharsets.UTF_8)))))
        .hasMessageContaining("merchant.shop-unknown");
    assertThatThrownBy(() -> in(house, () -> imports.list(house.agent())))
        .hasMessageContaining("commerce.write");
  }

  @Test
  void takesProductsVariantByVariantAndLeavesOutThoseWithABadRow() {
    var file =
        """
        商品ID,商品名称,类目,商品状态,规格,SKU商家编码,SKU价格,SKU库存,商品链接,主图,商品属性
        "\t771001",法式连衣裙,女装,在售中,雾蓝 / S,DR-S,239.00,12,https://shop.example/771001,https://cdn.example/a.jpg|https://cdn.example/b.jpg,材质：棉 68 %；产地：杭州
        "\t771002",马克杯,家居,已下架,,MUG,39.00,,,,
        "\t771001",法式连衣裙,女装,在售中,雾蓝 / M,DR-M,"¥1,239.00",0,,,
        "\t771003",托特包,家居,在售中,原色,BAG,五十,3,,,
        "\t771004",袜子,家居,在售中,,SOCK,9.90,3,,http://cdn.example/a.jpg,
        """;
    var done = taken(handIn(FileKind.PRODUCTS, file.getBytes(StandardCharsets.UTF_8)));

    assertThat(done.state()).isEqualTo(OrderImport.State.DONE);
    assertThat(bad(done)).extracting(OrderImports.BadRow::line).containsExactly(5, 6);
    var shown = products().stream().collect(Collectors.toMap(ProductView::number, one -> one));
    assertThat(shown).containsOnlyKeys("771001", "771002");
    var dress = Objects.requireNonNull(shown.get("771001"));
    assertThat(dress.priceTo()).isEqualByComparingTo("1239");
    assertThat(dress.stock()).isEqualTo(12);
    assertThat(dress.pictures()).hasSize(2);
    assertThat(dress.facts()).hasSize(2);
    assertThat(Objects.requireNonNull(shown.get("771002")).state())
        .isEqualTo(ProductState.OFF_SALE);

    var again = taken(handIn(FileKind.PRODUCTS, file.getBytes(StandardCharsets.UTF_8)));
    assertThat(again.progress().stored()).isZero();
  }
}

package io.heqi.aftersale.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.CaseFindings;
import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.CaseView;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.LiableParty;
import io.heqi.aftersale.Move;
import io.heqi.aftersale.Reason;
import io.heqi.aftersale.Step;
import io.heqi.aftersale.compensation.AskCompensation;
import io.heqi.aftersale.compensation.CompensationKind;
import io.heqi.aftersale.compensation.CompensationReason;
import io.heqi.aftersale.compensation.Compensations;
import io.heqi.commerce.Amounts;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderTimes;
import io.heqi.commerce.SaveOrder;
import io.heqi.commerce.dropship.Dropshippers;
import io.heqi.foundation.queue.HeardRows;
import io.heqi.foundation.table.TableForm;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A cup is 30.00 with the code CUP; a bag is 60.00 and has no code but the platform's number.
@HeqiTest
class CausesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired private Causes causes;
  @Autowired private CauseBook book;
  @Autowired private TestCauses counting;
  @Autowired private Cases cases;
  @Autowired private CaseFindings findings;
  @Autowired private Compensations compensations;
  @Autowired private OrderIntake intake;
  @Autowired private Dropshippers dropship;
  @Autowired private MessageSource texts;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aShop() {
    house = houses.aMerchant();
  }

  private <T> T within(Supplier<T> work) {
    return TestCauses.within(house, work);
  }

  private LocalDate today() {
    return clock.instant().atZone(ZONE).toLocalDate();
  }

  private static OrderLine cups(int pieces) {
    var price = new BigDecimal("30.00");
    return new OrderLine(
        "P1", "CUP", "马克杯", "青", pieces, price, price.multiply(BigDecimal.valueOf(pieces)));
  }

  private static OrderLine bag() {
    var price = new BigDecimal("60.00");
    return new OrderLine("P2", "", "帆布包", "", 1, price, price);
  }

  private OrderId order(Instant paid, String carrier, OrderLine... lines) {
    return order("A" + Ids.next(), paid, carrier, OrderState.RECEIVED, List.of(lines));
  }

  private OrderId order(
      String number, Instant paid, String carrier, OrderState state, List<OrderLine> lines) {
    var total = lines.stream().map(OrderLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    var isPaid = state != OrderState.UNPAID;
    var none = BigDecimal.ZERO;
    var made =
        new SaveOrder(
            number,
            clock.instant(),
            state,
            "",
            "小满",
            new Amounts("CNY", total, none, none, total, isPaid ? total : none),
            new OrderTimes(
                paid, isPaid ? paid : null, isPaid ? paid : null, isPaid ? paid : null, null),
            null,
            "",
            "",
            lines,
            carrier.isEmpty()
                ? List.of()
                : List.of(new SaveOrder.SentParcel(carrier, "SF" + number.hashCode(), paid)));
    return within(() -> intake.take(house.owner(), house.shop(), List.of(made))).getFirst().order();
  }

  private CaseView claim(OrderId order, Reason reason, int... piecesByLine) {
    var parts = new ArrayList<Claim.Part>();
    for (var line = 0; line < piecesByLine.length; line++) {
      if (piecesByLine[line] > 0) {
        parts.add(new Claim.Part(line, piecesByLine[line]));
      }
    }
    var claim =
        new Claim(
            order,
            AfterSaleType.REFUND_ONLY,
            reason,
            parts,
            GoodsCondition.OPENED,
            true,
            null,
            "有裂纹");
    var apply = new Cases.Apply(Ids.next().toString(), claim, null, "照片属实", List.of());
    return within(() -> cases.apply(house.owner(), apply));
  }

  private CaseView move(CaseView view, Move move) {
    var step = new Step(move, view.facts().version(), "缘由", null, null, "", "", "", "PAY-1");
    return within(() -> cases.move(house.owner(), view.facts().id(), step));
  }

  private CauseFilter filter(CauseDimension by, int daysBack) {
    return new CauseFilter(by, today().minusDays(daysBack), today(), List.of());
  }

  private Causes.Analysis analysis(CauseFilter filter) {
    counting.workOff(house);
    return within(() -> causes.of(house.owner(), filter, CauseRow.Sort.RATE, null, 50));
  }

  private Map<String, CauseRow> rows(CauseFilter filter) {
    return analysis(filter).rows().items().stream()
        .collect(
            Collectors.toMap(
                row -> row.label().text().isEmpty() ? row.key() : row.label().text(), row -> row));
  }

  private static CauseRow row(Map<String, CauseRow> rows, String name) {
    return Objects.requireNonNull(rows.get(name));
  }

  private void compensated(CaseView view, String worth) {
    var ask =
        new AskCompensation(
            Ids.next().toString(),
            view.facts().order(),
            view.facts().id(),
            null,
            CompensationKind.CASH,
            new BigDecimal(worth),
            null,
            null,
            "",
            CompensationReason.LATE,
            "道歉");
    var given = within(() -> compensations.ask(house.owner(), ask));
    within(() -> compensations.settle(house.owner(), given.id(), "PAY-2"));
  }

  @Test
  void countsClaimsAndSalesByProduct() {
    var now = clock.instant();
    order(now, "顺丰速运", cups(10));
    var second = order(now, "顺丰速运", cups(6), bag());
    var view = claim(second, Reason.QUALITY_ISSUE, 3, 1);
    move(move(view, Move.AGREE), Move.PAID);
    compensated(view, "10");

    var rows = rows(filter(CauseDimension.PRODUCT, 0));

    var cup = row(rows, "马克杯");
    assertThat(cup.label().code()).isEqualTo("CUP");
    assertThat(cup.label().detail()).isEqualTo("青");
    assertThat(cup.cases()).isEqualTo(1);
    assertThat(cup.pieces()).isEqualTo(3);
    assertThat(cup.sold()).isEqualTo(16);
    assertThat(Objects.requireNonNull(cup.rate()).value()).isEqualTo(3 / 16.0);
    assertThat(Objects.requireNonNull(cup.quality()).value()).isEqualTo(1);
    // 90.00 of 150.00 were cups: the same part of what was given on top.
    assertThat(cup.money())
        .singleElement()
        .satisfies(
            sum -> {
              assertThat(sum.refunded()).isEqualByComparingTo("90.00");
              assertThat(sum.compensated()).isEqualByComparingTo("6.00");
              assertThat(sum.freight()).isEqualByComparingTo("0");
            });
    assertThat(row(rows, "帆布包").sold()).isEqualTo(1);
  }

  @Test
  void namesNoShareWhereNothingWasSold() {
    var old = order(clock.instant().minus(Duration.ofDays(5)), "", cups(2));
    claim(old, Reason.QUALITY_ISSUE, 1);

    var cup = row(rows(filter(CauseDimension.PRODUCT, 1)), "马克杯");

    assertThat(cup.sold()).isZero();
    assertThat(cup.rate()).isNull();
    assertThat(cup.change()).isEqualTo(ShareChange.NO_VALUE);
  }

  @Test
  void doesNotCountWhatTheCustomerWithdrewOrWasNeverPaid() {
    var now = clock.instant();
    var first = order(now, "", cups(2));
    order("U" + Ids.next(), now, "", OrderState.UNPAID, List.of(cups(9)));
    var view = claim(first, Reason.QUALITY_ISSUE, 1);
    assertThat(analysis(filter(CauseDimension.PRODUCT, 0)).all().cases()).isEqualTo(1);

    withdrawn(view.facts().id());

    var all = analysis(filter(CauseDimension.PRODUCT, 0)).all();
    assertThat(all.cases()).isZero();
    assertThat(all.sold()).isEqualTo(2);
  }

  /// As the customer does in the widget, whose move needs a visitor.
  private void withdrawn(CaseId id) {
    transactional(
        () -> {
          jdbc.sql(
                  "update aftersale.cases set state = 'CANCELLED' where merchant_id = ? and id = ?")
              .params(house.merchant().value(), id.value())
              .update();
          jdbc.sql(
                  """
                  insert into aftersale.cause_news
                  select merchant_id, order_id, 1, ?, 0, '' from aftersale.cases where merchant_id = ? and id = ?
                  """)
              .params(
                  java.sql.Timestamp.from(clock.instant()), house.merchant().value(), id.value())
              .update();
        });
  }

  private void transactional(Runnable work) {
    within(
        () ->
            transactions.execute(
                _ -> {
                  work.run();
                  return true;
                }));
  }

  @Test
  void tellsBatchesThatWereNotedApart() {
    var now = clock.instant();
    var first = claim(order(now, "", cups(2)), Reason.QUALITY_ISSUE, 1);
    var second = claim(order(now, "", cups(2)), Reason.QUALITY_ISSUE, 2);
    claim(order(now, "", cups(2)), Reason.QUALITY_ISSUE, 1);
    note(first, " B-7 ", "12.50");
    note(second, "B-7", null);

    var found = analysis(filter(CauseDimension.BATCH, 0));

    assertThat(found.all().cases()).isEqualTo(3);
    assertThat(found.batched()).isEqualTo(2);
    assertThat(found.rows().items())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.label().detail()).isEqualTo("青 · B-7");
              assertThat(row.cases()).isEqualTo(2);
              assertThat(row.pieces()).isEqualTo(3);
              assertThat(row.sold()).isNull();
              assertThat(row.money().getFirst().freight()).isEqualByComparingTo("12.50");
            });
    var view = within(() -> cases.get(house.owner(), first.facts().id()));
    assertThat(view.goods().getFirst().batch()).isEqualTo("B-7");
    assertThat(view.freightCost()).isEqualByComparingTo("12.50");
  }

  private void note(CaseView view, String batch, @Nullable String freight) {
    transactional(
        () ->
            findings.put(
                house.owner(),
                view.facts().id(),
                List.of(new CaseFindings.GoodsBatch(0, batch)),
                freight == null ? null : new BigDecimal(freight)));
  }

  @Test
  void refusesBatchesOfGoodsThatTheCaseDoesNotHave() {
    var view = claim(order(clock.instant(), "", cups(2)), Reason.QUALITY_ISSUE, 1);

    assertThatThrownBy(
            () ->
                within(
                    () -> {
                      findings.put(
                          house.owner(),
                          view.facts().id(),
                          List.of(new CaseFindings.GoodsBatch(4, "B")),
                          null);
                      return true;
                    }))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> assertThat(refused.code()).isEqualTo("aftersale.line-unknown"));
    assertThatThrownBy(() -> new CaseFindings.GoodsBatch(0, "B".repeat(65)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void countsByCarrierSupplierAndReason() {
    var now = clock.instant();
    var sf = claim(order(now, "顺丰速运", cups(2)), Reason.DAMAGED_IN_TRANSIT, 1);
    claim(order(now, "中通快递", cups(2)), Reason.NO_LONGER_WANT, 1);
    claim(order(now, "", cups(2)), Reason.OTHERS, 1);
    within(() -> cases.setLiable(house.owner(), sf.facts().id(), LiableParty.WAREHOUSE, "箱子太薄"));

    var carriers = rows(filter(CauseDimension.CARRIER, 0));
    assertThat(carriers.keySet()).containsExactlyInAnyOrder("顺丰速运", "中通快递", "");
    assertThat(row(carriers, "顺丰速运").sold()).isEqualTo(2);
    var reasons = rows(filter(CauseDimension.REASON, 0));
    assertThat(reasons.keySet())
        .containsExactlyInAnyOrder(
            "DAMAGED_IN_TRANSIT/WAREHOUSE", "NO_LONGER_WANT/BUYER", "OTHERS/");
    assertThat(row(reasons, "OTHERS/").sold()).isEqualTo(6);
    assertThat(row(rows(filter(CauseDimension.SUPPLIER, 0)), "").cases()).isEqualTo(3);
  }

  @Test
  void namesTheSupplierWhoSentTheGoods() {
    var supplier = dropship.wholeShop(house);
    var visitor = dropship.visitor(house, supplier);
    var order = dropship.order(house);
    dropship.ship(house, visitor, dropship.only(house, order).id(), "SF1000001");
    dropship.workOut(house);
    claim(order, Reason.QUALITY_ISSUE, 1);

    var row =
        analysis(
                new CauseFilter(
                    CauseDimension.SUPPLIER, today().minusDays(200), today(), List.of()))
            .rows()
            .items()
            .getFirst();

    assertThat(row.key()).isEqualTo(supplier.toString());
    assertThat(row.label().text()).isNotEmpty();
    assertThat(row.sold()).isEqualTo(3);
  }

  @Test
  void comparesWithTheSpanBeforeOnlyAsFarAsCanBeTold() {
    var now = clock.instant();
    var then = now.minus(Duration.ofDays(1));
    order(then, "", cups(400));
    order(now, "", cups(400));
    for (var n = 0; n < 12; n++) {
      claim(order(now, "", cups(3)), Reason.QUALITY_ISSUE, 1);
    }

    var cup = row(rows(filter(CauseDimension.PRODUCT, 0)), "马克杯");

    assertThat(cup.before().sold()).isEqualTo(400);
    assertThat(cup.before().cases()).isZero();
    assertThat(cup.change()).isEqualTo(ShareChange.ROSE);
    assertThat(row(rows(filter(CauseDimension.PRODUCT, 1)), "马克杯").change())
        .isEqualTo(ShareChange.NO_VALUE);
  }

  @Test
  void opensTheCasesBehindEachFigurePageByPage() {
    var now = clock.instant();
    var ids = new ArrayList<CaseId>();
    for (var n = 0; n < 5; n++) {
      var reason = n % 2 == 0 ? Reason.QUALITY_ISSUE : Reason.NO_LONGER_WANT;
      ids.add(claim(order(now, "", cups(3)), reason, 1).facts().id());
    }
    var filter = filter(CauseDimension.PRODUCT, 0);
    var key = analysis(filter).rows().items().getFirst().key();

    var seen = new ArrayList<CaseId>();
    @Nullable String after = null;
    do {
      var place = after;
      var page =
          within(() -> causes.cases(house.owner(), filter, key, CauseCase.Which.CASES, place, 2));
      page.items().forEach(one -> seen.add(one.id()));
      after = page.next();
    } while (after != null);
    assertThat(seen).containsExactlyElementsOf(ids.reversed());
    assertThat(
            within(() -> causes.cases(house.owner(), filter, key, CauseCase.Which.QUALITY, null, 9))
                .items())
        .hasSize(3)
        .allMatch(one -> one.reason() == Reason.QUALITY_ISSUE);
    assertThat(
            within(
                    () ->
                        causes.cases(
                            house.owner(), filter, null, CauseCase.Which.REFUNDED, null, 9))
                .items())
        .isEmpty();
  }

  @Test
  void listsRowsPageByPage() {
    var now = clock.instant();
    for (var n = 0; n < 5; n++) {
      var price = new BigDecimal("10.00");
      var line = new OrderLine("", "C" + n, "货" + n, "", 4 + n, price, price);
      claim(order(now, "", line), Reason.QUALITY_ISSUE, 1);
    }
    counting.workOff(house);
    for (var sort : CauseRow.Sort.values()) {
      var names = new ArrayList<String>();
      @Nullable String after = null;
      do {
        var place = after;
        var page =
            within(
                    () ->
                        causes.of(house.owner(), filter(CauseDimension.PRODUCT, 0), sort, place, 2))
                .rows();
        page.items().forEach(row -> names.add(row.label().text()));
        after = page.next();
      } while (after != null);
      assertThat(names).hasSize(5).doesNotHaveDuplicates();
      if (sort == CauseRow.Sort.RATE) {
        assertThat(names).containsExactly("货0", "货1", "货2", "货3", "货4");
      }
    }
  }

  @Test
  void doesNotPutOneOfOneOnTop() {
    var now = clock.instant();
    claim(order(now, "", bag()), Reason.QUALITY_ISSUE, 1);
    order(now, "", cups(60));
    for (var n = 0; n < 3; n++) {
      claim(order(now, "", cups(20)), Reason.QUALITY_ISSUE, 1);
    }

    assertThat(analysis(filter(CauseDimension.PRODUCT, 0)).rows().items())
        .extracting(row -> row.label().text())
        .containsExactly("马克杯", "帆布包");
  }

  @Test
  void isForSupervisorsAlone() {
    var filter = filter(CauseDimension.PRODUCT, 0);
    assertThatThrownBy(
            () -> within(() -> causes.of(house.agent(), filter, CauseRow.Sort.RATE, null, 5)))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () ->
                within(
                    () ->
                        causes.cases(house.agent(), filter, null, CauseCase.Which.CASES, null, 5)))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () -> new CauseFilter(CauseDimension.PRODUCT, today(), today().minusDays(1), List.of()))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void leavesAsATable() throws IOException {
    claim(order(clock.instant(), "", cups(4)), Reason.QUALITY_ISSUE, 1);
    var found = analysis(filter(CauseDimension.PRODUCT, 0));
    var out = new ByteArrayOutputStream();

    new CauseFile(texts, Locale.SIMPLIFIED_CHINESE, CauseDimension.PRODUCT)
        .write(TableForm.CSV, found, out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("马克杯,青,CUP,1,1,4,25.00,4.56,69.94,100.00,0.00 CNY")
        .contains("合计");
  }

  /// Whatever orders are told and however often they are counted, the sums are those of the lines.
  @Test
  void keepsSumsRightWhateverIsTold() {
    var random = new Random(7);
    var numbers = List.of("S1", "S2", "S3", "S4", "S5");
    for (var round = 0; round < 25; round++) {
      clock.advance(Duration.ofSeconds(1));
      var lines = new ArrayList<OrderLine>();
      lines.add(cups(1 + random.nextInt(9)));
      if (random.nextBoolean()) {
        lines.add(bag());
      }
      var state = random.nextInt(4) == 0 ? OrderState.UNPAID : OrderState.RECEIVED;
      var paid = clock.instant().minus(Duration.ofDays(random.nextInt(3)));
      var carrier = random.nextBoolean() ? "顺丰速运" : "中通快递";
      var id = order(numbers.get(random.nextInt(5)) + house.shop(), paid, carrier, state, lines);
      if (random.nextBoolean()) {
        counting.workOff(house);
        transactional(
            () ->
                book.workOut(
                    house.merchant(), List.of(new HeardRows.Heard(id.value(), "CASE", 0, 1))));
      }
    }
    counting.workOff(house);

    assertThat(
            sums(
                "select dimension, day, key, pieces from aftersale.cause_days where merchant_id = ?"
                    + " and pieces <> 0"))
        .containsExactlyInAnyOrderElementsOf(
            sums(
                """
                select d.dimension, s.day, d.key, sum(s.pieces) from aftersale.cause_sales as s
                cross join lateral (values ('ALL', ''), ('PRODUCT', s.product::text), ('SUPPLIER', s.supplier),
                  ('CARRIER', s.carrier)) as d(dimension, key)
                where s.merchant_id = ? group by 1, 2, 3
                """));
    assertThat(
            sums(
                """
                select 'x', 'x', 'x', sum(l.quantity) from commerce.orders as o
                join commerce.order_lines as l on l.merchant_id = o.merchant_id and l.order_id = o.id
                where o.merchant_id = ? and o.paid > 0
                """))
        .isEqualTo(
            sums(
                "select 'x', 'x', 'x', sum(pieces) from aftersale.cause_days where merchant_id = ?"
                    + " and dimension = 'ALL'"));
  }

  private List<String> sums(String sql) {
    return within(
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql(sql)
                        .param(house.merchant().value())
                        .query(
                            (row, _) ->
                                row.getString(1)
                                    + row.getString(2)
                                    + row.getString(3)
                                    + row.getLong(4))
                        .list()));
  }
}

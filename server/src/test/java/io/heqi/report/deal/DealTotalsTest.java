package io.heqi.report.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.commerce.Amounts;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderTimes;
import io.heqi.commerce.SaveOrder;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.table.TableForm;
import io.heqi.merchant.Platform;
import io.heqi.merchant.SaveShop;
import io.heqi.merchant.ShopView;
import io.heqi.merchant.Shops;
import io.heqi.shared.ShopId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.Duration;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever orders come in and change, the totals of the deal record are the sums of the order
/// tables.
@HeqiTest
class DealTotalsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Autowired private Deals deals;
  @Autowired private TestDeals entering;
  @Autowired private OrderIntake intake;
  @Autowired private Shops shops;
  @Autowired private MessageSource texts;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private final Random random = new Random(20_261_123);
  private TestHouse.House house;
  private List<ShopId> both;

  @BeforeEach
  void aHouseWithTwoShops() {
    house = houses.aMerchant();
    both =
        List.of(
            house.shop(),
            within(() -> shops.open(house.owner(), SaveShop.named("拼多多店", Platform.PDD, "客服部"))));
  }

  private <T> T within(Supplier<T> work) {
    return TestDeals.within(house, work);
  }

  private LocalDate today() {
    return clock.instant().atZone(SHANGHAI).toLocalDate();
  }

  private SaveOrder order(int number) {
    var placed = clock.instant().minus(Duration.ofMinutes(random.nextInt(5 * 24 * 60)));
    var isPaid = random.nextInt(4) > 0;
    var paid = isPaid ? BigDecimal.valueOf(random.nextInt(100_000), 2) : BigDecimal.ZERO;
    var lines = new ArrayList<OrderLine>();
    for (var i = 0; i <= random.nextInt(3); i++) {
      lines.add(new OrderLine("P", "", "商品" + i, "", 1 + random.nextInt(4), paid, BigDecimal.ZERO));
    }
    var state =
        isPaid
            ? List.of(OrderState.TO_SHIP, OrderState.SHIPPED, OrderState.CLOSED)
                .get(random.nextInt(3))
            : random.nextBoolean() ? OrderState.UNPAID : OrderState.CLOSED;
    return new SaveOrder(
        "T" + number,
        clock.instant(),
        state,
        random.nextBoolean() ? "u" + random.nextInt(5) : "",
        "=cmd()",
        new Amounts(
            random.nextInt(10) == 0 ? "USD" : "CNY",
            paid,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            paid,
            paid),
        new OrderTimes(
            placed,
            isPaid && random.nextInt(5) > 0 ? placed.plusSeconds(random.nextInt(90_000)) : null,
            null,
            null,
            null),
        null,
        "",
        "",
        lines,
        null);
  }

  /// Straight from the tables, in other words than the program's.
  private Map<String, String> sums(LocalDate from, LocalDate to) {
    return within(
        () ->
            transactions.execute(
                _ ->
                    jdbc
                        .sql(
                            """
                            select o.shop_id || ' ' || o.currency, count(*) || ' ' || sum(o.paid) || ' ' || sum((
                              select sum(quantity) from commerce.order_lines l
                              where l.merchant_id = o.merchant_id and l.order_id = o.id))
                            from commerce.orders o
                            where o.merchant_id = ? and (o.paid_at is not null or o.paid > 0)
                              and (coalesce(o.paid_at, o.placed_at) at time zone 'Asia/Shanghai')::date
                                between ? and ?
                            group by o.shop_id, o.currency
                            """)
                        .params(house.merchant().value(), Date.valueOf(from), Date.valueOf(to))
                        .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
  }

  private DealTotals totals(LocalDate from, LocalDate to) {
    return within(() -> deals.totals(house.owner(), filter(from, to)));
  }

  private static DealFilter filter(LocalDate from, LocalDate to) {
    return new DealFilter(from, to, DealFilter.By.PAID, null, null, null);
  }

  private static Map<String, String> said(DealTotals totals) {
    return totals.shops().stream()
        .collect(
            Collectors.toMap(
                t -> t.shop() + " " + t.currency(),
                t -> t.orders() + " " + t.paid() + " " + t.quantity()));
  }

  @Test
  void equalTheOrderTables() {
    for (var round = 0; round < 6; round++) {
      clock.advance(Duration.ofHours(5));
      for (var shop : both) {
        // Some are new, some told anew with other amounts, days and states.
        var batch = Stream.generate(() -> order(random.nextInt(60))).limit(25).toList();
        within(() -> intake.take(house.owner(), shop, batch));
      }
      entering.workOff(house);
      correctSome();
      for (var from : List.of(today().minusDays(6), today().minusDays(2), today())) {
        var totals = totals(from, today());
        assertThat(said(totals)).isEqualTo(sums(from, today()));
        var check = Objects.requireNonNull(totals.check());
        assertThat(check.agrees()).isTrue();
        assertThat(check.waiting()).isZero();
      }
    }
  }

  private void correctSome() {
    var rows =
        within(() -> deals.list(house.owner(), filter(today().minusDays(9), today()), null, 10));
    for (var row : rows.items()) {
      var agent = random.nextBoolean() ? house.agent().account() : null;
      Tenancy.run(house.merchant(), () -> deals.correct(house.owner(), row.order(), agent, "核对过"));
    }
  }

  @Test
  void aDifferenceIsListedAndWorkedOutAgain() {
    var order = order(1);
    while (order.amounts().paid().signum() == 0 || order.times().paid() != null) {
      order = order(1);
    }
    var paid = order;
    var id = entering.deal(house, paid);
    within(
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql(
                            "update report.deals set paid = paid + 1 where merchant_id = ? and"
                                + " order_id = ?")
                        .params(house.merchant().value(), id.value())
                        .update()));

    var from = today().minusDays(7);
    var check = Objects.requireNonNull(totals(from, today()).check());
    assertThat(check.agrees()).isFalse();
    assertThat(check.differences()).hasSize(1);
    var difference = check.differences().getFirst();
    assertThat(difference.number()).isEqualTo(paid.number());
    assertThat(difference.ordered()).isEqualByComparingTo(paid.amounts().paid());

    assertThat(within(() -> deals.recount(house.owner(), from, today()))).isEqualTo(1);
    entering.workOff(house);
    assertThat(Objects.requireNonNull(totals(from, today()).check()).agrees()).isTrue();
  }

  @Test
  void leavesTheHouseWithTotalsAndWithoutFormulas() {
    for (var i = 0; i < 12; i++) {
      var order = order(i);
      within(() -> intake.take(house.owner(), both.get(random.nextInt(2)), List.of(order)));
    }
    entering.workOff(house);
    var from = today().minusDays(9);
    var rows = within(() -> deals.list(house.owner(), filter(from, today()), null, 200)).items();
    var out = new ByteArrayOutputStream();
    var file =
        new DealFile(
            texts,
            Locale.SIMPLIFIED_CHINESE,
            within(() -> shops.list(house.merchant())).stream()
                .collect(Collectors.toMap(ShopView::id, s -> s)),
            Map.of(),
            "https://desk.example/desk/conversations/");
    file.write(TableForm.CSV, rows.stream(), out);

    var text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF日期,客服,订单号,平台,店铺,买家,商品,数量,金额,币种,付款时间,咨询链接,");
    assertThat(text).contains("'=**").doesNotContain(",=");
    for (var total : totals(from, today()).all()) {
      assertThat(text)
          .contains(
              "合计,,%d 单,全部,,,,%d,%s,%s,"
                  .formatted(total.orders(), total.quantity(), total.paid(), total.currency()));
    }
  }
}

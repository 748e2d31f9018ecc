package io.heqi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.commerce.Amounts;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderTimes;
import io.heqi.commerce.OrderView;
import io.heqi.shared.Ids;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EligibilityTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant RECEIVED = at("2026-11-10T09:30:00");
  private static final ReturnPolicy LAW =
      new ReturnPolicy(7, 15, 15, 0, 0, false, BigDecimal.ZERO, BigDecimal.ZERO, List.of(), "", "");

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static OrderView order(OrderState state, @Nullable Instant received) {
    return new OrderView(
        new OrderId(Ids.next()),
        ShopId.next(),
        "N1",
        state,
        "小满",
        new Amounts(
            "CNY",
            new BigDecimal("209.00"),
            new BigDecimal("8.00"),
            new BigDecimal("10.00"),
            new BigDecimal("207.00"),
            new BigDecimal("207.00")),
        new OrderTimes(at("2026-11-05T12:00:00"), at("2026-11-05T12:01:00"), null, received, null),
        null,
        false,
        "",
        "",
        List.of(
            new OrderLine(
                "P1", "SW-01", "羊毛衫", "白色", 1, new BigDecimal("159.00"), new BigDecimal("151.40")),
            new OrderLine("P2", "", "袜子", "", 2, new BigDecimal("25.00"), new BigDecimal("47.60"))),
        List.of(),
        false);
  }

  private static Claim claim(
      OrderView order, AfterSaleType type, Reason reason, Claim.Part... parts) {
    return claim(order, type, reason, GoodsCondition.OPENED, parts);
  }

  private static Claim claim(
      OrderView order,
      AfterSaleType type,
      Reason reason,
      GoodsCondition condition,
      Claim.Part... parts) {
    return new Claim(
        order.id(),
        type,
        reason,
        List.of(parts),
        condition,
        order.times().received() != null,
        null,
        "");
  }

  private static Verdict judge(OrderView order, ReturnPolicy policy, Instant now, Claim claim) {
    return new Eligibility(order, policy, SHANGHAI, now, Map.of(), new BigDecimal("207.00"))
        .judge(claim);
  }

  private static List<String> codes(Verdict verdict) {
    return verdict.grounds().stream().map(Verdict.Ground::code).toList();
  }

  private static final Claim.Part SWEATER = new Claim.Part(0, 1);
  private static final Claim.Part SOCKS = new Claim.Part(1, 2);

  @ParameterizedTest
  @CsvSource({
    // The day of receipt is day 0, and day 7 counts to its end.
    "2026-11-10T09:31:00, true",
    "2026-11-17T23:59:59, true",
    "2026-11-18T00:00:00, true",
    "2026-11-18T00:00:01, false"
  })
  void goodsGoBackWithoutAReasonForSevenDays(String now, boolean allowed) {
    var order = order(OrderState.RECEIVED, RECEIVED);

    var verdict =
        judge(
            order,
            LAW,
            at(now),
            claim(order, AfterSaleType.RETURN_REFUND, Reason.NO_LONGER_WANT, SWEATER));

    assertThat(verdict.allowed()).isEqualTo(allowed);
    assertThat(verdict.until()).isEqualTo(at("2026-11-18T00:00:00"));
    if (!allowed) {
      assertThat(codes(verdict)).containsExactly("too-late");
      assertThat(verdict.grantable()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Exclusion.class)
  void whatTheLawExceptsDoesNotGoBackWithoutAReason(Exclusion why) {
    var order = order(OrderState.RECEIVED, RECEIVED);
    var claim = claim(order, AfterSaleType.RETURN_REFUND, Reason.NO_LONGER_WANT, SWEATER);
    var sealed =
        claim(
            order,
            AfterSaleType.RETURN_REFUND,
            Reason.NO_LONGER_WANT,
            GoodsCondition.SEALED,
            SWEATER);
    var now = at("2026-11-12T10:00:00");

    assertThat(judge(order, excluding(why, true), now, claim).allowed()).isFalse();
    assertThat(judge(order, excluding(why, true), now, sealed).allowed())
        .isEqualTo(why.onceOpened());
    // Without a confirmation at purchase only what the law names itself is excepted.
    assertThat(judge(order, excluding(why, false), now, claim).allowed())
        .isEqualTo(why.needsConfirmation());
    // Goods at fault are never excepted.
    assertThat(
            judge(
                    order,
                    excluding(why, true),
                    now,
                    claim(order, AfterSaleType.RETURN_REFUND, Reason.QUALITY_ISSUE, SWEATER))
                .allowed())
        .isTrue();
    // Nor are other goods of the order.
    assertThat(
            judge(
                    order,
                    excluding(why, true),
                    now,
                    claim(order, AfterSaleType.RETURN_REFUND, Reason.NO_LONGER_WANT, SOCKS))
                .allowed())
        .isTrue();
  }

  private static ReturnPolicy excluding(Exclusion why, boolean confirmed) {
    return new ReturnPolicy(
        7,
        15,
        15,
        0,
        0,
        false,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        List.of(new ReturnPolicy.Excluded("SW-01", why, confirmed)),
        "",
        "");
  }

  @Test
  void openedGoodsAreIntactAndUsedOnesAreNot() {
    var order = order(OrderState.RECEIVED, RECEIVED);
    var now = at("2026-11-12T10:00:00");

    assertThat(
            judge(
                    order,
                    LAW,
                    now,
                    claim(order, AfterSaleType.RETURN_REFUND, Reason.NO_LONGER_WANT, SWEATER))
                .allowed())
        .isTrue();
    var used =
        claim(
            order,
            AfterSaleType.RETURN_REFUND,
            Reason.NO_LONGER_WANT,
            GoodsCondition.NOT_INTACT,
            SWEATER);
    assertThat(codes(judge(order, LAW, now, used))).containsExactly("not-intact");
  }

  @Test
  void whoChangedTheirMindPaysTheWayBackAndWhoGotFaultyGoodsDoesNot() {
    var order = order(OrderState.RECEIVED, RECEIVED);
    var now = at("2026-11-12T10:00:00");

    var personal =
        judge(
            order,
            LAW,
            now,
            claim(order, AfterSaleType.RETURN_REFUND, Reason.NO_LONGER_WANT, SWEATER, SOCKS));
    var fault =
        judge(
            order,
            LAW,
            now,
            claim(order, AfterSaleType.RETURN_REFUND, Reason.QUALITY_ISSUE, SWEATER, SOCKS));

    assertThat(personal.freight()).isEqualTo(Party.BUYER);
    assertThat(personal.atMost()).isEqualByComparingTo("199.00");
    assertThat(fault.freight()).isEqualTo(Party.MERCHANT);
    assertThat(fault.atMost()).isEqualByComparingTo("207.00");
  }

  @Test
  void unsentGoodsAreRefundedWithTheirFreightAndSentOnesNeedAReason() {
    var unsent = order(OrderState.TO_SHIP, null);
    var came = order(OrderState.RECEIVED, RECEIVED);
    var now = at("2026-11-12T10:00:00");

    var refund =
        judge(
            unsent,
            LAW,
            now,
            claim(unsent, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, SWEATER, SOCKS));

    assertThat(refund.allowed()).isTrue();
    assertThat(refund.atMost()).isEqualByComparingTo("207.00");
    assertThat(
            codes(
                judge(
                    unsent,
                    LAW,
                    now,
                    claim(unsent, AfterSaleType.RETURN_REFUND, Reason.NO_LONGER_WANT, SWEATER))))
        .containsExactly("not-sent");
    assertThat(
            codes(
                judge(
                    came,
                    LAW,
                    now,
                    claim(came, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, SWEATER))))
        .containsExactly("goods-go-back");
  }

  @Test
  void freightIsKeptWhereTheRestNoLongerShipsForNothing() {
    var policy =
        new ReturnPolicy(
            7,
            15,
            15,
            0,
            0,
            false,
            new BigDecimal("99.00"),
            new BigDecimal("8.00"),
            List.of(),
            "",
            "");
    var free = order(OrderState.RECEIVED, RECEIVED);
    var order =
        new OrderView(
            free.id(),
            free.shop(),
            free.number(),
            free.state(),
            "",
            new Amounts(
                "CNY",
                new BigDecimal("199.00"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal("199.00"),
                new BigDecimal("199.00")),
            free.times(),
            null,
            false,
            "",
            "",
            free.lines(),
            List.of(),
            false);

    var verdict =
        judge(
            order,
            policy,
            at("2026-11-12T10:00:00"),
            claim(order, AfterSaleType.RETURN_REFUND, Reason.NO_LONGER_WANT, SWEATER));

    assertThat(verdict.deducted()).isEqualByComparingTo("8.00");
    assertThat(verdict.atMost()).isEqualByComparingTo("143.40");
    assertThat(codes(verdict)).contains("freight-deducted");
  }

  @Test
  void neverMoreThanIsLeftAndNeverGoodsAskedAboutAlready() {
    var order = order(OrderState.RECEIVED, RECEIVED);
    var now = at("2026-11-12T10:00:00");
    var claim = claim(order, AfterSaleType.RETURN_REFUND, Reason.QUALITY_ISSUE, SOCKS);

    var some =
        new Eligibility(order, LAW, SHANGHAI, now, Map.of(), new BigDecimal("20.00")).judge(claim);
    var nothing =
        new Eligibility(order, LAW, SHANGHAI, now, Map.of(), BigDecimal.ZERO).judge(claim);
    var twice =
        new Eligibility(order, LAW, SHANGHAI, now, Map.of(1, 1), new BigDecimal("207"))
            .judge(claim);

    assertThat(some.atMost()).isEqualByComparingTo("20.00");
    assertThat(codes(nothing)).containsExactly("nothing-left");
    assertThat(nothing.grantable()).isFalse();
    assertThat(codes(twice)).containsExactly("asked-already");
  }

  @ParameterizedTest
  @CsvSource({"UNPAID, not-paid", "CLOSED, called-off"})
  void anOrderThatIsNotPaidHasNothingToGiveBack(OrderState state, String code) {
    var order = order(state, null);

    var verdict =
        judge(
            order,
            LAW,
            RECEIVED,
            claim(order, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, SWEATER));

    assertThat(codes(verdict)).containsExactly(code);
    assertThat(verdict.grantable()).isFalse();
  }

  @Test
  void repairsAndPricesAreGrantedByPolicyAlone() {
    var order = order(OrderState.RECEIVED, RECEIVED);
    var now = at("2026-11-12T10:00:00");
    var repair = claim(order, AfterSaleType.REPAIR, Reason.QUALITY_ISSUE, SWEATER);
    var price = claim(order, AfterSaleType.PRICE_PROTECTION, Reason.PRICE_DROPPED, SWEATER);
    var generous =
        new ReturnPolicy(
            7, 15, 15, 365, 7, false, BigDecimal.ZERO, BigDecimal.ZERO, List.of(), "", "");

    assertThat(codes(judge(order, LAW, now, repair))).containsExactly("no-repair");
    assertThat(codes(judge(order, LAW, now, price))).containsExactly("no-price-protection");
    assertThat(judge(order, generous, now, repair).allowed()).isTrue();
    assertThat(judge(order, generous, now, price).allowed()).isTrue();
    assertThat(codes(judge(order, generous, at("2026-11-13T00:00:01"), price)))
        .containsExactly("too-late");
  }
}

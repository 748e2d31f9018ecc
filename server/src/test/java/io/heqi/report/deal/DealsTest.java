package io.heqi.report.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.Orders;
import io.heqi.commerce.TestOrders;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageLog;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class DealsTest {

  @Autowired private Deals deals;
  @Autowired private DealFigures figures;
  @Autowired private AttributionRuleSets rules;
  @Autowired private TestDeals entering;
  @Autowired private Orders orders;
  @Autowired private OrderIntake intake;
  @Autowired private Conversations conversations;
  @Autowired private MessageLog log;
  @Autowired private AuditLog audit;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private <T> T within(Supplier<T> work) {
    return TestDeals.within(house, work);
  }

  private void doing(Runnable work) {
    Tenancy.run(house.merchant(), work);
  }

  private CustomerId customer(ConversationId talk) {
    return within(() -> log.row(house.merchant(), talk).orElseThrow().customer());
  }

  /// The customer `who` asks, the agent answers, and that is known.
  private ConversationId inquiry(String who, Actor agent) {
    var talk = houses.says(house, who, "q" + Ids.next(), "这件有货吗").join().conversation();
    var customer = customer(talk);
    var before = entering.answers(house, customer);
    clock.advance(Duration.ofSeconds(20));
    var reply =
        new Conversations.Reply(talk, "a" + Ids.next(), MessageContent.text("有的，今天发货"), null);
    within(() -> conversations.reply(mighty(agent), reply)).join();
    await().until(() -> entering.answers(house, customer) > before);
    return talk;
  }

  /// The agent with the right to step into a colleague's conversation.
  private Actor mighty(Actor agent) {
    return new Actor(
        house.merchant(),
        agent.account(),
        agent.name(),
        house.owner().permissions(),
        agent.address());
  }

  private TestOrders.Builder paidBy(String buyer) {
    clock.advance(Duration.ofMinutes(1));
    return TestOrders.paid("D" + Ids.next())
        .placed(clock.instant())
        .toldAt(clock.instant())
        .boughtBy(buyer);
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }

  private DealFilter lately() {
    return new DealFilter(today().minusDays(3), today(), DealFilter.By.PAID, null, null, null);
  }

  private DealRow row(OrderId order) {
    return rows(house.owner()).stream()
        .filter(row -> row.order().equals(order))
        .findFirst()
        .orElseThrow();
  }

  private List<DealRow> rows(Actor by) {
    return within(() -> deals.list(by, lately(), null, 200)).items();
  }

  private List<DealSaid> history(OrderId order) {
    return within(() -> deals.history(house.owner(), order));
  }

  private void linked(ConversationId talk, OrderId order) {
    doing(() -> orders.link(house.owner(), customer(talk), order));
    entering.workOff(house);
  }

  @Test
  void aPaidOrderIsTheAgentsWhoAnsweredTheCustomer() {
    var talk = inquiry("c:u1", house.agent());
    var order = entering.deal(house, paidBy("u1").build());

    var row = row(order);
    assertThat(row.outcome()).isEqualTo(DealOutcome.AGENT);
    assertThat(row.agent()).isEqualTo(house.agent().account());
    assertThat(row.conversation()).isEqualTo(talk);
    assertThat(row.buyer()).isEqualTo("小**");
    assertThat(row.goods()).isEqualTo("羊毛衫 +2");
    assertThat(row.quantity()).isEqualTo(3);
    assertThat(row.paid()).isEqualByComparingTo("199.00");
    assertThat(row.addressConfirmed()).isFalse();
  }

  @Test
  void theLastWhoAnsweredHasIt() {
    inquiry("c:u1", house.agent());
    inquiry("c:u1", house.colleague());
    var order = entering.deal(house, paidBy("u1").build());
    inquiry("c:u1", house.agent());
    entering.workOff(house);

    assertThat(row(order).agent()).isEqualTo(house.colleague().account());
  }

  @Test
  void hearingOfAnOrderAgainChangesNothing() {
    inquiry("c:u1", house.agent());
    var paid = paidBy("u1");
    var order = entering.deal(house, paid.build());
    entering.deal(house, paid.toldAt(clock.instant()).state(OrderState.SHIPPED).build());
    entering.deal(house, paid.toldAt(clock.instant()).state(OrderState.RECEIVED).build());

    assertThat(rows(house.owner())).hasSize(1);
    assertThat(history(order)).hasSize(1);
  }

  @Test
  void saysWhyAnOrderIsNobodys() {
    var unknown = entering.deal(house, paidBy("").build());
    houses.aConversation(house, "c:u2");
    var silent = entering.deal(house, paidBy("u2").build());
    inquiry("c:u3", house.agent());
    clock.advance(Duration.ofDays(2));
    var late = entering.deal(house, paidBy("u3").build());

    assertThat(row(unknown).outcome()).isEqualTo(DealOutcome.UNKNOWN_CUSTOMER);
    assertThat(row(silent).outcome()).isEqualTo(DealOutcome.NO_INQUIRY);
    assertThat(row(late).outcome()).isEqualTo(DealOutcome.OUTSIDE_WINDOW);
    assertThat(row(late).agent()).isNull();
  }

  @Test
  void theRuleInForceAtPaymentCounts() {
    doing(
        () ->
            rules.put(
                house.owner(),
                house.shop(),
                clock.instant(),
                new AttributionRules(1, AttributionRules.Pick.FIRST, false, false)));
    inquiry("c:u1", house.agent());
    inquiry("c:u1", house.colleague());
    var first = entering.deal(house, paidBy("u1").build());
    clock.advance(Duration.ofMinutes(1));
    doing(
        () ->
            rules.put(
                house.owner(),
                house.shop(),
                clock.instant(),
                new AttributionRules(1, AttributionRules.Pick.LAST, false, false)));
    var last = entering.deal(house, paidBy("u1").build());

    assertThat(row(first).agent()).isEqualTo(house.agent().account());
    assertThat(row(last).agent()).isEqualTo(house.colleague().account());
  }

  @Test
  void isWorkedOutAgainWhereItIsSaidLaterWhoseTheOrderIs() {
    var talk = inquiry("c:u1", house.agent());
    var order = entering.deal(house, paidBy("").build());
    linked(talk, order);

    assertThat(row(order).agent()).isEqualTo(house.agent().account());
    assertThat(history(order))
        .extracting(DealSaid::cause, DealSaid::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(DealCause.LINK, DealOutcome.AGENT),
            org.assertj.core.groups.Tuple.tuple(DealCause.ORDER, DealOutcome.UNKNOWN_CUSTOMER));

    doing(() -> orders.unlink(house.owner(), customer(talk), order));
    entering.workOff(house);
    assertThat(row(order).outcome()).isEqualTo(DealOutcome.UNKNOWN_CUSTOMER);
  }

  @Test
  void anOrderThatComesLateFindsItsInquiry() {
    inquiry("c:u1", house.agent());
    var paid = paidBy("u1");
    clock.advance(Duration.ofHours(20));
    var order = entering.deal(house, paid.toldAt(clock.instant()).build());

    assertThat(row(order).agent()).isEqualTo(house.agent().account());
  }

  @Test
  void aSupervisorsWordStandsUntilItIsTakenBack() {
    var talk = inquiry("c:u1", house.agent());
    var order = entering.deal(house, paidBy("").build());
    doing(() -> deals.correct(house.owner(), order, house.colleague().account(), "电话里成交"));
    linked(talk, order);

    assertThat(row(order).agent()).isEqualTo(house.colleague().account());
    assertThat(row(order).byHand()).isTrue();
    assertThat(within(() -> audit.read(house.owner(), null, 50)).items())
        .extracting(AuditLog.AuditEntry::action)
        .contains("report.deal-corrected");

    doing(() -> deals.undo(house.owner(), order, "记错了"));
    assertThat(row(order).agent()).isEqualTo(house.agent().account());
    assertThat(row(order).byHand()).isFalse();
    assertThat(history(order).getFirst().note()).isEqualTo("记错了");
    refuses("report.deal-by-rule", () -> deals.undo(house.owner(), order, "记错了"));
  }

  @Test
  void whatIsCalledOffIsTakenOffWhereTheRuleSaysSo() {
    doing(
        () ->
            rules.put(
                house.owner(),
                house.shop(),
                clock.instant(),
                new AttributionRules(1, AttributionRules.Pick.LAST, false, true)));
    var order = entering.deal(house, paidBy("u1").state(OrderState.CLOSED).build());

    assertThat(row(order).paid()).isEqualByComparingTo("199.00");
    assertThat(row(order).refunded()).isEqualByComparingTo("199.00");
    assertThat(row(order).counted()).isEqualByComparingTo("0");
  }

  @Test
  void anAgentSeesAndRemarksTheirOwnAlone() {
    var mine = entering.dealOf(house, house.agent().account(), paidBy("").build());
    var other = entering.dealOf(house, house.colleague().account(), paidBy("").build());
    doing(() -> deals.remark(house.agent(), mine, "老客户"));

    assertThat(rows(house.agent())).extracting(DealRow::order).containsExactly(mine);
    assertThat(row(mine).remark()).isEqualTo("老客户");
    refuses("report.deal-unknown", () -> deals.remark(house.agent(), other, "x"));
    refuses(
        null, () -> deals.list(house.agent(), lately().of(house.colleague().account()), null, 10));
    refuses(null, () -> deals.correct(house.agent(), mine, null, "不是我的"));
    assertThat(within(() -> deals.totals(house.agent(), lately())).check()).isNull();
  }

  private void refuses(@Nullable String code, Runnable work) {
    assertThatThrownBy(() -> doing(work))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              if (code != null) {
                assertThat(refusal.code()).isEqualTo(code);
              }
            });
  }

  @Test
  void pagesAreInOrderAndWhole() {
    for (var i = 0; i < 7; i++) {
      var order = paidBy("").build();
      within(() -> intake.take(house.owner(), house.shop(), List.of(order)));
    }
    entering.workOff(house);
    var all = rows(house.owner());

    var paged = new java.util.ArrayList<DealRow>();
    @Nullable String next = null;
    do {
      var after = next;
      var page = within(() -> deals.list(house.owner(), lately(), after, 3));
      paged.addAll(page.items());
      next = page.next();
    } while (next != null);
    assertThat(all).hasSize(7);
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void figuresAreOfWhoAskedAndWhoPaid() {
    inquiry("c:u1", house.agent());
    inquiry("c:u1", house.agent());
    inquiry("c:u2", house.agent());
    inquiry("c:u3", house.agent());
    inquiry("c:u3", house.colleague());
    entering.deal(house, paidBy("u1").build());
    entering.deal(house, paidBy("u1").build());
    entering.deal(house, paidBy("u3").build());
    entering.deal(house, paidBy("").build());

    var span = within(() -> figures.of(house.owner(), today().minusDays(1), today()));
    var mine =
        span.agents().stream()
            .filter(one -> house.agent().account().equals(one.agent()))
            .findFirst()
            .orElseThrow();
    assertThat(mine.conversion()).isEqualTo(new Conversion(3, 1));
    assertThat(mine.sales()).hasSize(1);
    assertThat(mine.sales().getFirst().orders()).isEqualTo(2);
    assertThat(mine.sales().getFirst().buyers()).isEqualTo(1);
    assertThat(mine.sales().getFirst().averageOrderValue()).isEqualByComparingTo("398.00");
    var all = java.util.Objects.requireNonNull(span.all());
    assertThat(all.conversion()).isEqualTo(new Conversion(3, 2));
    assertThat(all.sales().getFirst().orders()).isEqualTo(4);
    assertThat(all.sales().getFirst().buyers()).isEqualTo(3);
    assertThat(span.outcomes())
        .containsEntry(DealOutcome.AGENT, 3L)
        .containsEntry(DealOutcome.UNKNOWN_CUSTOMER, 1L);

    var own = within(() -> figures.of(house.agent(), today().minusDays(1), today()));
    assertThat(own.agents()).containsExactly(mine);
    assertThat(own.all()).isNull();
    var asked =
        within(
            () -> figures.inquirers(house.agent(), today().minusDays(1), today(), null, null, 50));
    assertThat(asked.items()).hasSize(3);
    assertThat(asked.items()).extracting(DealFigures.Inquirer::orders).contains(2L, 0L);
  }
}

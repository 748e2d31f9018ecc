package io.heqi.aftersale.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Reason;
import io.heqi.aftersale.cause.CauseDimension;
import io.heqi.aftersale.cause.CauseFilter;
import io.heqi.aftersale.cause.CauseRow;
import io.heqi.aftersale.cause.Causes;
import io.heqi.aftersale.cause.ShareChange;
import io.heqi.aftersale.cause.TestCauses;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.TestOrders;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.task.TaskPlans;
import io.heqi.task.TaskState;
import io.heqi.task.TaskView;
import io.heqi.task.Tasks;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class ProposalsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired private Proposals proposals;
  @Autowired private Causes causes;
  @Autowired private TestCauses counting;
  @Autowired private Cases cases;
  @Autowired private OrderIntake intake;
  @Autowired private Tasks tasks;
  @Autowired private TaskPlans plans;
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

  private void sold(int orders, int claimed) {
    for (var n = 0; n < orders; n++) {
      var made =
          TestOrders.paid("A" + Ids.next())
              .placed(clock.instant())
              .toldAt(clock.instant())
              .state(OrderState.RECEIVED)
              .build();
      var order =
          within(() -> intake.take(house.owner(), house.shop(), List.of(made))).getFirst().order();
      if (n < claimed) {
        var claim =
            new Claim(
                order,
                AfterSaleType.REFUND_ONLY,
                Reason.QUALITY_ISSUE,
                List.of(new Claim.Part(0, 1)),
                GoodsCondition.OPENED,
                true,
                null,
                "起球");
        var apply = new Cases.Apply(Ids.next().toString(), claim, null, "照片属实", List.of());
        within(() -> cases.apply(house.owner(), apply));
      }
    }
    counting.workOff(house);
  }

  private CauseFilter rows() {
    return new CauseFilter(CauseDimension.PRODUCT, today(), today(), List.of());
  }

  private String key() {
    return within(() -> causes.of(house.owner(), rows(), CauseRow.Sort.RATE, null, 5))
        .rows()
        .items()
        .getFirst()
        .key();
  }

  private Propose command(String clientId, @Nullable String key, int daysAhead) {
    return new Propose(
        clientId,
        key == null ? null : rows(),
        key,
        "羊毛衫 白色 / M",
        ProposalKind.TALK_TO_SUPPLIER,
        "三成起球",
        "换成精纺纱",
        house.agent().account(),
        today().plusDays(daysAhead));
  }

  private ProposalView proposed(@Nullable String key) {
    var command = command(Ids.next().toString(), key, 3);
    return within(() -> proposals.propose(house.owner(), command));
  }

  private TaskView task(ProposalView of) {
    var key = "proposal:" + of.id();
    return Objects.requireNonNull(
        within(() -> plans.byKeys(house.merchant(), List.of(key))).get(key));
  }

  private void complete(Actor by, ProposalView of, String result, String note) {
    var id = task(of).id();
    within(
        () -> {
          tasks.complete(by, id, new Tasks.Completion(result, null, note));
          return true;
        });
  }

  private ProposalView get(ProposalView one) {
    return within(() -> proposals.get(house.owner(), one.id()));
  }

  private static void refused(String code, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void keepsWhatWasSeenAndIsATaskOfItsOwner() {
    sold(4, 3);
    var made = proposed(key());
    sold(2, 2);

    var row = Objects.requireNonNull(get(made).row());
    assertThat(row.seen().cases()).isEqualTo(3);
    assertThat(row.seen().sold()).isEqualTo(4);
    assertThat(row.seen().label().text()).isEqualTo("羊毛衫");
    assertThat(Objects.requireNonNull(row.seen().rate()).value()).isEqualTo(0.75);
    assertThat(task(made).owner()).isEqualTo(house.agent().account());
    assertThat(task(made).title()).isEqualTo("换成精纺纱");
  }

  @Test
  void isWrittenOnceHoweverOftenItIsSent() {
    var command = command("same", null, 3);
    var first = within(() -> proposals.propose(house.owner(), command));
    var second = within(() -> proposals.propose(house.owner(), command));

    assertThat(second.id()).isEqualTo(first.id());
  }

  @Test
  void takesItsResultFromTheTask() {
    var made = proposed(null);
    refused("aftersale.result-missing", () -> complete(house.agent(), made, "DROPPED", " "));
    assertThat(get(made).state()).isEqualTo(ProposalState.OPEN);

    complete(house.agent(), made, "DONE", "已换纱线");

    var done = get(made);
    assertThat(done.state()).isEqualTo(ProposalState.DONE);
    assertThat(done.result()).isEqualTo("已换纱线");
    assertThat(done.endedBy()).isEqualTo(house.agent().account());
    refused(
        "aftersale.proposal-ended",
        () -> within(() -> proposals.end(house.owner(), made.id(), ProposalState.DROPPED, "不做了")));
  }

  @Test
  void endsForItsOwnerAndTakesTheTaskBack() {
    var made = proposed(null);

    within(() -> proposals.end(house.owner(), made.id(), ProposalState.DROPPED, "款式下架"));

    assertThat(get(made).state()).isEqualTo(ProposalState.DROPPED);
    assertThat(task(made).state()).isEqualTo(TaskState.WITHDRAWN);
  }

  @Test
  void showsWhatItBroughtInSpansOfEqualLength() {
    sold(30, 15);
    clock.advance(Duration.ofDays(1));
    var made = proposedOnYesterday();
    assertThat(outcome(made)).isEqualTo(ProposalOutcome.NONE);
    complete(house.agent(), made, "DONE", "已换纱线");
    assertThat(outcome(made).days()).isZero();

    clock.advance(Duration.ofDays(1));
    sold(30, 2);

    var brought = outcome(made);
    assertThat(brought.days()).isEqualTo(1);
    assertThat(Objects.requireNonNull(brought.before()).cases()).isEqualTo(15);
    assertThat(Objects.requireNonNull(brought.since()).cases()).isEqualTo(2);
    assertThat(brought.change()).isEqualTo(ShareChange.FELL);
    clock.advance(Duration.ofDays(1));
    assertThat(outcome(made).days()).isEqualTo(2);
    assertThat(outcome(made).beforeFrom())
        .isEqualTo(Objects.requireNonNull(outcome(made).beforeTo()).minusDays(1));
  }

  private ProposalView proposedOnYesterday() {
    var rows =
        new CauseFilter(
            CauseDimension.PRODUCT, today().minusDays(1), today().minusDays(1), List.of());
    var key =
        within(() -> causes.of(house.owner(), rows, CauseRow.Sort.RATE, null, 5))
            .rows()
            .items()
            .getFirst()
            .key();
    var command =
        new Propose(
            Ids.next().toString(),
            rows,
            key,
            "羊毛衫",
            ProposalKind.TALK_TO_SUPPLIER,
            "",
            "换成精纺纱",
            house.agent().account(),
            today());
    return within(() -> proposals.propose(house.owner(), command));
  }

  private ProposalOutcome outcome(ProposalView of) {
    return within(() -> proposals.outcome(house.owner(), of.id()));
  }

  @Test
  void listsByStateAndKindPageByPage() {
    var first = proposed(null);
    clock.advance(Duration.ofSeconds(1));
    var second = proposed(null);
    within(() -> proposals.end(house.owner(), first.id(), ProposalState.DONE, "好"));

    var all = new ProposalFilter(null, null, null, null);
    var page = within(() -> proposals.list(house.owner(), all, null, 1));
    assertThat(page.items()).extracting(ProposalView::id).containsExactly(second.id());
    var rest = within(() -> proposals.list(house.owner(), all, page.next(), 1));
    assertThat(rest.items()).extracting(ProposalView::id).containsExactly(first.id());
    var open = new ProposalFilter(ProposalState.OPEN, ProposalKind.TALK_TO_SUPPLIER, null, null);
    assertThat(within(() -> proposals.list(house.owner(), open, null, 9)).items()).hasSize(1);
  }

  @Test
  void refusesWhatDoesNotFit() {
    refused(
        "aftersale.proposal-day-malformed",
        () -> within(() -> proposals.propose(house.owner(), command("x", null, -1))));
    refused(
        "aftersale.cause-unknown",
        () ->
            within(() -> proposals.propose(house.owner(), command("x", Ids.next().toString(), 1))));
    var unknown = new ProposalId(Ids.next());
    refused(
        "aftersale.proposal-unknown", () -> within(() -> proposals.get(house.owner(), unknown)));
    assertThatThrownBy(() -> within(() -> proposals.propose(house.agent(), command("x", null, 1))))
        .isInstanceOf(Refusal.class);
  }
}

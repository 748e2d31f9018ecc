package io.heqi.report.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderAttributionTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final CustomerId XIAOYU = new CustomerId(new UUID(1, 1));
  private static final AccountId LIN = new AccountId(new UUID(2, 1));
  private static final AccountId CHEN = new AccountId(new UUID(2, 2));
  private static final AttributionRules NEXT_DAY = rules(1, AttributionRules.Pick.LAST, false);
  private static final Instant PAID = at("2026-11-20T15:00");

  private static AttributionRules rules(int days, AttributionRules.Pick pick, boolean bots) {
    return new AttributionRules(days, pick, bots, false);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static Inquiry answered(@Nullable AccountId agent, String asked, String answered) {
    return new Inquiry(
        XIAOYU,
        new ConversationId(new UUID(3, asked.hashCode())),
        agent,
        at(asked),
        LocalDateTime.parse(asked).toLocalDate(),
        at(answered));
  }

  private static OrderAttribution by(AttributionRules rules, Inquiry... inquiries) {
    return OrderAttribution.by(rules, PAID, SHANGHAI, true, List.of(inquiries));
  }

  @Test
  void isTheAgentsWhoAnsweredLastBeforeThePayment() {
    var first = answered(LIN, "2026-11-20T10:00", "2026-11-20T10:01");
    var last = answered(CHEN, "2026-11-20T14:00", "2026-11-20T14:01");
    var tooLate = answered(LIN, "2026-11-20T14:59", "2026-11-20T15:01");

    assertThat(by(NEXT_DAY, last, tooLate, first))
        .isEqualTo(new OrderAttribution(DealOutcome.AGENT, CHEN, last));
    assertThat(by(rules(1, AttributionRules.Pick.FIRST, false), last, tooLate, first).agent())
        .isEqualTo(LIN);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2026-11-20T00:00, AGENT",
    "0, 2026-11-19T23:59, OUTSIDE_WINDOW",
    "1, 2026-11-19T00:00, AGENT",
    "1, 2026-11-18T23:59, OUTSIDE_WINDOW",
    "3, 2026-11-17T00:00, AGENT",
    "3, 2026-11-16T23:59, OUTSIDE_WINDOW",
  })
  void countsTheDaysOfTheShop(int days, String asked, DealOutcome outcome) {
    var inquiry = answered(LIN, asked, "2026-11-20T09:00");

    assertThat(by(rules(days, AttributionRules.Pick.LAST, false), inquiry).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void isNobodysWithoutAnInquiryBeforeThePayment() {
    assertThat(by(NEXT_DAY).outcome()).isEqualTo(DealOutcome.NO_INQUIRY);
    assertThat(by(NEXT_DAY, answered(LIN, "2026-11-20T15:01", "2026-11-20T15:02")).outcome())
        .isEqualTo(DealOutcome.NO_INQUIRY);
    assertThat(OrderAttribution.by(NEXT_DAY, PAID, SHANGHAI, false, List.of()).outcome())
        .isEqualTo(DealOutcome.UNKNOWN_CUSTOMER);
  }

  @Test
  void isTheBotsWhereOnlyTheBotAnsweredAndTheShopCountsThat() {
    var bot = answered(null, "2026-11-20T10:00", "2026-11-20T10:00");

    assertThat(by(NEXT_DAY, bot).outcome()).isEqualTo(DealOutcome.BOT_ONLY);
    var counted = by(rules(1, AttributionRules.Pick.LAST, true), bot);
    assertThat(counted.outcome()).isEqualTo(DealOutcome.BOT);
    assertThat(counted.agent()).isNull();
    var person = answered(LIN, "2026-11-19T10:00", "2026-11-19T10:01");
    assertThat(by(rules(1, AttributionRules.Pick.LAST, true), bot, person).agent()).isEqualTo(LIN);
  }

  @Test
  void byHandFindsTheInquiryThatTheAgentAnswered() {
    var theirs = answered(LIN, "2026-10-01T10:00", "2026-10-01T10:01");

    assertThat(OrderAttribution.byHand(LIN, PAID, List.of(theirs)).inquiry()).isEqualTo(theirs);
    assertThat(OrderAttribution.byHand(CHEN, PAID, List.of(theirs)))
        .isEqualTo(new OrderAttribution(DealOutcome.AGENT, CHEN, null));
    assertThat(OrderAttribution.byHand(null, PAID, List.of(theirs)).outcome())
        .isEqualTo(DealOutcome.NOBODY);
  }

  /// Whatever was asked and in whatever order it is read, the answer is the same, and whoever gets
  /// the order answered before the payment and within the window.
  @Test
  void isOneAgentsWhoAnsweredInTime() {
    var random = new Random(7);
    for (var round = 0; round < 2_000; round++) {
      var rules =
          rules(
              random.nextInt(4),
              random.nextBoolean() ? AttributionRules.Pick.LAST : AttributionRules.Pick.FIRST,
              random.nextBoolean());
      var inquiries = new ArrayList<Inquiry>();
      for (var i = random.nextInt(8); i > 0; i--) {
        var asked = PAID.minusSeconds(random.nextInt(7 * 86_400) - 3_600);
        inquiries.add(
            new Inquiry(
                XIAOYU,
                new ConversationId(new UUID(3, random.nextInt(3))),
                random.nextInt(3) == 0 ? null : random.nextBoolean() ? LIN : CHEN,
                asked,
                asked.atZone(SHANGHAI).toLocalDate(),
                asked.plusSeconds(random.nextInt(600))));
      }
      var said = OrderAttribution.by(rules, PAID, SHANGHAI, true, inquiries);
      Collections.shuffle(inquiries, random);
      assertThat(OrderAttribution.by(rules, PAID, SHANGHAI, true, inquiries)).isEqualTo(said);
      if (said.outcome() == DealOutcome.AGENT) {
        var inquiry = Objects.requireNonNull(said.inquiry());
        assertThat(inquiry.agent()).isEqualTo(said.agent()).isNotNull();
        assertThat(inquiry.answeredAt()).isBeforeOrEqualTo(PAID);
        assertThat(inquiry.day())
            .isAfterOrEqualTo(PAID.atZone(SHANGHAI).toLocalDate().minusDays(rules.days()));
      } else {
        assertThat(said.agent()).isNull();
      }
    }
  }
}

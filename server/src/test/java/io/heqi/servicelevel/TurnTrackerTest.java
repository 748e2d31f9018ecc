package io.heqi.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.ConversationState;
import io.heqi.conversation.Entry;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.SenderKind;
import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The worked examples of the counting rules, and what must hold for any talk.
class TurnTrackerTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final AccountId AGENT = AccountId.next();
  private static final Instant EVENING = at("23:30:00");

  private final ConversationId conversation = ConversationId.next();
  private final List<Entry> lines = new ArrayList<>();

  private static Instant at(String time) {
    return DAY.atTime(LocalTime.parse(time)).atZone(SHANGHAI).toInstant();
  }

  private void line(
      SenderKind sender, MessageKind kind, String body, @Nullable String data, Instant at) {
    lines.add(
        new Entry(
            new MerchantId(1),
            conversation,
            lines.size() + 1L,
            lines.size() + 1L,
            sender,
            sender == SenderKind.AGENT ? AGENT.value() : null,
            kind,
            body,
            null,
            data,
            at,
            at,
            null,
            null));
  }

  private void says(SenderKind sender, String... times) {
    for (var time : times) {
      line(sender, MessageKind.TEXT, "…", null, at(time));
    }
  }

  private void happens(String code, String time) {
    line(SenderKind.SYSTEM, MessageKind.EVENT, code, "{\"reason\":\"只说谢谢\"}", at(time));
  }

  private ConversationRow row() {
    var time = at("08:00:00");
    return new ConversationRow(
        new MerchantId(1),
        conversation,
        1,
        ShopId.next(),
        ChannelId.next(),
        ChannelKind.WIDGET,
        CustomerId.next(),
        "买家",
        0,
        ConversationState.OPEN,
        AGENT,
        null,
        List.of(),
        null,
        null,
        false,
        0,
        0,
        time,
        time,
        time,
        "",
        SenderKind.CUSTOMER,
        null,
        0,
        0,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        false,
        null);
  }

  private List<Turn> turns() {
    var tracker = new TurnTracker(row(), null, null, new JsonMapper());
    lines.forEach(tracker::follow);
    return tracker.changed();
  }

  private ReplyFigures figures(Instant now) {
    var clock = ReplyClock.DEFAULT;
    return ReplyFigures.of(
        turns().stream()
            .map(t -> new ReplyFigures.Judged(t, clock, clock.counts(t.askedAt(), SHANGHAI)))
            .toList(),
        now);
  }

  @Test
  void beginsATurnAtTheFirstOfSeveralQuestions() {
    says(SenderKind.CUSTOMER, "10:10:15", "10:15:20");
    says(SenderKind.AGENT, "10:18:10");

    var figures = figures(EVENING);
    assertThat(figures.turns()).isEqualTo(1);
    assertThat(figures.inTime()).isZero();
    assertThat(figures.averageResponse()).isEqualTo(Duration.ofSeconds(475));
  }

  @Test
  void countsEachTurnByItself() {
    says(SenderKind.CUSTOMER, "10:10:15", "10:15:20");
    says(SenderKind.AGENT, "10:18:10");
    says(SenderKind.CUSTOMER, "10:18:30");
    says(SenderKind.AGENT, "10:19:00");

    var figures = figures(EVENING);
    assertThat(figures.inTime() + "/" + figures.turns()).isEqualTo("1/2");
    assertThat(figures.averageResponse()).isEqualTo(Duration.ofMillis(252_500));
  }

  @Test
  void countsManyUnansweredQuestionsAsOneTurn() {
    for (var i = 0; i < 10; i++) {
      says(SenderKind.CUSTOMER, "10:1%d:00".formatted(i % 3));
    }

    var figures = figures(EVENING);
    assertThat(figures.inTime() + "/" + figures.turns()).isEqualTo("0/1");
    assertThat(figures.unanswered()).isEqualTo(1);
    assertThat(figures.averageResponse()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "07:59:59.999, false",
    "08:00:00, true",
    "22:59:59, true",
    "22:59:59.999, true",
    "23:00:00, false"
  })
  void countsOnlyWhatIsAskedInsideTheWindow(String asked, boolean counts) {
    assertThat(ReplyClock.DEFAULT.counts(at(asked), SHANGHAI)).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"10:03:00, true", "10:03:00.001, false"})
  void holdsTheLimitToTheMillisecond(String answered, boolean inTime) {
    says(SenderKind.CUSTOMER, "10:00:00");
    says(SenderKind.AGENT, answered);
    assertThat(figures(EVENING).inTime()).isEqualTo(inTime ? 1 : 0);
  }

  @Test
  void letsOnlyAPersonAnswer() {
    says(SenderKind.CUSTOMER, "10:00:00");
    says(SenderKind.SYSTEM, "10:00:01");
    says(SenderKind.BOT, "10:00:02");
    says(SenderKind.ASSIST_BOT, "10:00:03");
    assertThat(turns()).singleElement().matches(Turn::isOpen);
  }

  @Test
  void keepsTheClockThroughATransfer() {
    says(SenderKind.CUSTOMER, "10:00:00");
    happens(EventCode.ASSIGNED, "10:00:10");
    happens(EventCode.TRANSFERRED, "10:02:00");
    says(SenderKind.AGENT, "10:02:30");
    assertThat(figures(EVENING).averageResponse()).isEqualTo(Duration.ofSeconds(150));
  }

  @Test
  void keepsATurnThatMayStillBeAnsweredInTimeOutOfTheRate() {
    says(SenderKind.CUSTOMER, "10:00:00");

    var early = figures(at("10:03:00"));
    assertThat(early.pending()).isEqualTo(1);
    assertThat(early.rate()).isNull();
    var late = figures(at("10:03:00.001"));
    assertThat(late.pending()).isZero();
    assertThat(late.rate()).isEqualTo(0.0);
  }

  @Test
  void countsATurnThatIsOpenAtTheCloseAsUnanswered() {
    says(SenderKind.CUSTOMER, "10:00:00");
    happens(EventCode.CLOSED, "10:00:20");
    assertThat(figures(at("10:00:30")).unanswered()).isEqualTo(1);
  }

  @Test
  void excusesWhatNeedsNoAnswer() {
    says(SenderKind.CUSTOMER, "10:00:00");
    happens(EventCode.NEEDS_NO_ANSWER, "10:05:00");

    var figures = figures(EVENING);
    assertThat(figures.turns()).isZero();
    assertThat(figures.excused()).isEqualTo(1);
    assertThat(turns()).singleElement().extracting(Turn::excuse).isEqualTo("只说谢谢");
  }

  @Test
  void givesTheSameTurnsWhereverTheLogIsInterrupted() {
    for (var seed = 0; seed < 200; seed++) {
      lines.clear();
      var random = new Random(seed);
      for (var i = 0; i < 30; i++) {
        var time = "10:%02d:%02d".formatted(i, random.nextInt(60));
        switch (random.nextInt(9)) {
          case 0, 1, 2, 3 -> says(SenderKind.CUSTOMER, time);
          case 4, 5 -> says(SenderKind.AGENT, time);
          case 6 -> happens(EventCode.NEEDS_NO_ANSWER, time);
          case 7 -> happens(EventCode.REOPENED, time);
          default -> happens(EventCode.CLOSED, time);
        }
      }
      var cut = random.nextInt(lines.size());
      var row = row();
      var whole = new TurnTracker(row, null, null, new JsonMapper());
      lines.forEach(whole::follow);
      var first = new TurnTracker(row, null, null, new JsonMapper());
      lines.subList(0, cut).forEach(first::follow);
      var done = new ArrayList<>(first.changed());
      var open = done.isEmpty() || !done.getLast().isOpen() ? null : done.removeLast();
      var second =
          new TurnTracker(row, open, cut == 0 ? null : lines.get(cut - 1), new JsonMapper());
      lines.subList(cut, lines.size()).forEach(second::follow);
      done.addAll(second.changed());

      assertThat(done).as("seed %d, cut %d", seed, cut).isEqualTo(whole.changed());
    }
  }
}

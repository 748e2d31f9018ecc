package io.heqi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.channel.VisitorTokens;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.table.TableForm;
import io.heqi.servicelevel.Replies;
import io.heqi.servicelevel.ReplyClock;
import io.heqi.servicelevel.ReplyClocks;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import io.heqi.survey.Ratings;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

@HeqiTest
class InquirySheetTest {

  @Autowired private InquirySheets sheets;
  @Autowired private Replies replies;
  @Autowired private ReplyClocks clocks;
  @Autowired private Ratings ratings;
  @Autowired private VisitorTokens tokens;
  @Autowired private Conversations conversations;
  @Autowired private MessageSource texts;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }

  private <R> R within(ScopedValue.CallableOp<R, RuntimeException> work) {
    return Tenancy.within(house.merchant(), work);
  }

  private void answers(Actor agent, ConversationId id, String text) {
    var reply = new Conversations.Reply(id, text, MessageContent.text(text), null);
    within(() -> conversations.reply(agent, reply)).join();
  }

  private InquirySheet sheetWith(int rows) {
    return await()
        .until(
            () -> within(() -> sheets.of(house.agent(), house.agent().account(), today())),
            sheet ->
                sheet.rows().size() == rows
                    && sheet.rows().stream().allMatch(r -> r.figures().averageResponse() != null));
  }

  private ConversationId served(String customer, String question, Duration wait) {
    var id = houses.says(house, customer, customer + "1", question).join().conversation();
    clock.advance(wait);
    answers(house.agent(), id, "您好，" + customer);
    return id;
  }

  @Test
  void holdsWhatWasAskedAndHowFastItWasAnswered() {
    served("小雨", "=HYPERLINK(\"http://example.com\")", Duration.ofSeconds(45));

    var row = sheetWith(1).rows().getFirst();
    assertThat(row.customer()).isEqualTo("小雨");
    assertThat(row.answer()).isEqualTo("您好，小雨");
    assertThat(row.figures().firstResponse()).isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void keepsWhatTheAgentTypesIn() {
    var id = served("小雨", "有货吗", Duration.ofSeconds(5));
    sheetWith(1);
    var note = new InquirySheet.Note("羊毛外套", "售前", "未下单", "价格", today().plusDays(3), "再联系");
    Tenancy.run(
        house.merchant(),
        () -> sheets.note(house.agent(), house.agent().account(), today(), id, note));
    assertThat(sheetWith(1).rows().getFirst().note()).isEqualTo(note);
  }

  @Test
  void isShutToColleagues() {
    assertThatThrownBy(
            () -> within(() -> sheets.of(house.colleague(), house.agent().account(), today())))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void leavesTheHouseAsCsvWithoutFormulas() {
    served("小雨", "=1+1", Duration.ofSeconds(5));
    var out = new ByteArrayOutputStream();
    SheetFile.write(TableForm.CSV, sheetWith(1), texts, Locale.SIMPLIFIED_CHINESE, out);

    var text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF日期,客服,平台,店铺,买家,时间,商品,问题类型,咨询内容");
    assertThat(text).contains("'=1+1").contains("自有网页");
  }

  @Test
  void leavesTheHouseAsAWorkbook() throws IOException {
    served("小雨", "有货吗", Duration.ofSeconds(5));
    var out = new ByteArrayOutputStream();
    SheetFile.write(TableForm.XLSX, sheetWith(1), texts, Locale.SIMPLIFIED_CHINESE, out);

    try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      var rows = book.getFirstSheet().read();
      assertThat(book.getFirstSheet().getName()).isEqualTo("网络部客户咨询表");
      assertThat(rows.getFirst().getCellText(0)).isEqualTo("日期");
      assertThat(rows.get(1).getCellText(8)).isEqualTo("有货吗");
    }
  }

  @Test
  void judgesATurnByTheClockInForceWhenItWasAsked() {
    served("小雨", "有货吗", Duration.ofMinutes(2));
    sheetWith(1);
    Tenancy.run(
        house.merchant(),
        () ->
            clocks.put(
                house.owner(),
                house.shop(),
                clock.instant(),
                new ReplyClock(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    LocalTime.MIN,
                    LocalTime.of(23, 59, 59))));
    served("小雪", "有货吗", Duration.ofMinutes(2));
    sheetWith(2);

    var figures = within(() -> replies.day(house.owner(), today())).all();
    assertThat(figures.turns()).isEqualTo(2);
    assertThat(figures.inTime()).isEqualTo(1);
  }

  @Test
  void refusesToJudgeThePastAnew() {
    assertThatThrownBy(
            () ->
                Tenancy.run(
                    house.merchant(),
                    () ->
                        clocks.put(
                            house.owner(),
                            house.shop(),
                            clock.instant().minus(Duration.ofDays(1)),
                            ReplyClock.DEFAULT)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void showsTheCustomersRating() {
    var visitor = tokens.verify(houses.visitorToken(house));
    var id = houses.says(house, visitor.externalId(), "1", "有货吗").join().conversation();
    answers(house.agent(), id, "有的");
    var rating = new Ratings.Rating(4, true, "很快");
    assertThatThrownBy(() -> Tenancy.run(house.merchant(), () -> ratings.rate(visitor, id, rating)))
        .hasMessageContaining("survey.not-asked");

    Tenancy.run(house.merchant(), () -> conversations.resolve(house.owner(), id));
    Tenancy.run(house.merchant(), () -> ratings.rate(visitor, id, rating));
    assertThat(sheetWith(1).rows().getFirst().score()).isEqualTo(4);

    var stranger = tokens.verify(houses.visitorToken(house));
    assertThatThrownBy(
            () -> Tenancy.run(house.merchant(), () -> ratings.rate(stranger, id, rating)))
        .hasMessageContaining("conversation.unknown");
  }
}

package io.heqi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageContent;
import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.mail.MailSetup;
import io.heqi.shared.ConversationId;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import io.heqi.testing.TestPost;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class AnswerMailsTest {

  @Autowired private AnswerMails mails;
  @Autowired private MailSetup setup;
  @Autowired private Conversations conversations;
  @Autowired private Channels channels;
  @Autowired private Widgets widgets;
  @Autowired private VisitorTokens tokens;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  private final TestPost post = new TestPost();
  private TestHouse.House house;
  private Visitor visitor;
  private ConversationId conversation;

  @BeforeEach
  void aCustomerWhoLeftAnAddress() {
    house = houses.aMerchant();
    post.serves(setup, house.owner());
    visitor = tokens.verify(houses.visitorToken(house));
    conversation = houses.aConversation(house, visitor.externalId());
    within(() -> mails.leave(visitor, "xiaoyu@test.heqi"));
  }

  @AfterEach
  void close() {
    post.close();
  }

  private void within(Runnable work) {
    Tenancy.run(house.merchant(), work);
  }

  private void answers(String text) {
    var reply = new Conversations.Reply(conversation, text, MessageContent.text(text), null);
    Tenancy.within(house.merchant(), () -> conversations.reply(house.agent(), reply)).join();
  }

  private long pending() {
    return Tenancy.within(
        house.merchant(),
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql("select count(*) from channel.answer_mails")
                        .query(Long.class)
                        .single()));
  }

  @Test
  void mailsTheAnswersThatThePageHasNotShown() {
    answers("有货的");
    answers("今天能发");
    await().until(() -> pending() == 1);
    clock.advance(AnswerMailFollower.GRACE.plusSeconds(1));
    await().until(() -> post.arrived() == 1);
    assertThat(post.subjectOfLast()).isEqualTo("测试店 回复了您");
    assertThat(post.textOfLast()).contains("有货的").contains("今天能发").doesNotContain("在吗");
    var link = post.textOfLast().lines().filter(l -> l.contains("#resume=")).findFirst();
    assertThat(link).isPresent();
    var token = link.get().substring(link.get().indexOf("#resume=") + 8).strip();
    assertThat(link.get()).startsWith("https://desk.shop.test/chat/" + house.publicKey());

    var welcome =
        widgets.welcome(
            house.publicKey(), new Widgets.Arrival(null, null, null, token), null, "localhost");
    assertThat(tokens.verify(welcome.token()).externalId()).isEqualTo(visitor.externalId());
  }

  @Test
  void mailsNothingThatWasSeen() {
    answers("有货的");
    await().until(() -> pending() == 1);
    Tenancy.within(
            house.merchant(),
            () -> conversations.seenByCustomer(house.merchant(), conversation, 99, 99))
        .join();
    clock.advance(AnswerMailFollower.GRACE.plusSeconds(1));
    await().until(() -> pending() == 0);
    assertThat(post.arrived()).isZero();
  }

  @Test
  void anAnswerThatCannotBeMailedKeepsNoOtherFromLeaving() {
    answers("有货的");
    await().until(() -> pending() == 1);
    within(this::switchOffTheWidget);
    var unable = house;
    clock.advance(Duration.ofSeconds(1));
    aCustomerWhoLeftAnAddress();
    answers("今天能发");
    await().until(() -> pending() == 1);
    clock.advance(AnswerMailFollower.GRACE.plusSeconds(1));
    await().until(() -> post.arrived() == 1);
    assertThat(post.textOfLast()).contains("今天能发");
    house = unable;
    assertThat(pending()).isEqualTo(1);
  }

  private void switchOffTheWidget() {
    channels.change(
        house.owner(),
        house.channel(),
        new Channels.SaveChannel(house.shop(), ChannelKind.WIDGET, "网页", List.of(), null, false));
  }

  @Test
  void aResumeTokenIsNoVisitorsToken() {
    var token = tokens.resume(visitor);
    assertThatThrownBy(() -> tokens.verify(token)).hasMessage("channel.token-malformed");
    clock.advance(Duration.ofDays(15));
    assertThatThrownBy(() -> tokens.resumed(token)).hasMessage("channel.token-expired");
  }

  @Test
  void keepsNoAddressOfSomebodyWhoAskedNothing() {
    var stranger = tokens.verify(houses.visitorToken(house));
    assertThatThrownBy(() -> within(() -> mails.leave(stranger, "x@test.heqi")))
        .hasMessage("channel.nothing-asked");
  }
}

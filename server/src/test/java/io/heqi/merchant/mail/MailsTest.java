package io.heqi.merchant.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.foundation.database.Tenancy;
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
class MailsTest {

  @Autowired private Mails mails;
  @Autowired private MailSetup setup;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  private final TestPost post = new TestPost();
  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  @AfterEach
  void close() {
    post.close();
  }

  private void queue(String key, String to) {
    Tenancy.run(
        house.merchant(),
        () -> mails.queue(house.merchant(), new Mail(key, to, "您的问题", "今天发货。\n谢谢")));
  }

  private List<Mails.MailView> log() {
    return Tenancy.within(house.merchant(), () -> mails.newest(house.owner()));
  }

  @Test
  void sendsWhatIsQueuedOnceForEachKey() {
    post.serves(setup, house.owner());
    queue("a", "kunde@test.heqi");
    queue("a", "kunde@test.heqi");
    await().until(() -> post.arrived() == 1);
    await().until(() -> log().getFirst().state().equals("SENT"));
    assertThat(post.subjectOfLast()).isEqualTo("您的问题");
    assertThat(post.textOfLast()).contains("今天发货。");
    assertThat(log()).hasSize(1);
    assertThat(log().getFirst().recipient()).isEqualTo("k***@test.heqi");
  }

  @Test
  void triesAgainWhileTheServerIsAway() {
    var away = new TestPost();
    away.serves(setup, house.owner());
    away.close();
    queue("a", "kunde@test.heqi");
    await().until(() -> log().getFirst().attempts() == 1 && !log().getFirst().reason().isEmpty());
    assertThat(log().getFirst().state()).isEqualTo("QUEUED");
    post.serves(setup, house.owner());
    clock.advance(Duration.ofSeconds(3));
    await().until(() -> log().getFirst().state().equals("SENT"));
  }

  @Test
  void tellsAtOnceWhatIsWrongWithTheSettings() {
    post.serves(setup, house.owner());
    var test = new Mail("t", "kunde@test.heqi", "s", "t");
    Tenancy.run(house.merchant(), () -> mails.sendNow(house.owner(), test));
    assertThat(post.arrived()).isEqualTo(1);
    Tenancy.run(house.merchant(), () -> setup.save(house.owner(), post.settings("wrong")));
    assertThatThrownBy(
            () -> Tenancy.run(house.merchant(), () -> mails.sendNow(house.owner(), test)))
        .hasMessageContaining("merchant.mail-not-sent");
  }

  @Test
  void keepsNeitherPasswordNorAddressReadable() {
    post.serves(setup, house.owner());
    queue("a", "kunde@test.heqi");
    var stored =
        Tenancy.within(
            house.merchant(),
            () ->
                transactions.execute(
                    _ ->
                        jdbc.sql(
                                """
                                select (select string_agg(value::text, '') from merchant.settings)
                                  || (select string_agg(m::text, '') from merchant.mails m)
                                """)
                            .query(String.class)
                            .single()));
    assertThat(stored).doesNotContain("mail-secret").doesNotContain("kunde@");
  }

  @Test
  void refusesWhoMayNotAndAnAddressThatIsNone() {
    assertThatThrownBy(() -> Tenancy.within(house.merchant(), () -> setup.get(house.agent())))
        .hasMessageContaining("foundation.permission-missing");
    var given = post.settings("x");
    var nowhere =
        new MailSetup.SaveMailSettings(
            given.host(),
            given.port(),
            given.security(),
            given.user(),
            "x",
            given.from(),
            given.fromName(),
            "javascript:alert(1)");
    assertThatThrownBy(
            () -> Tenancy.run(house.merchant(), () -> setup.save(house.owner(), nowhere)))
        .hasMessage("merchant.mail-home-malformed");
  }
}

package io.heqi.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.mail.MailSetup;
import io.heqi.shared.Ids;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import io.heqi.testing.TestPost;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class OneTimeLinksTest {

  private static final String CHOSEN = "a-New-password-2";

  @Autowired private OneTimeLinks links;
  @Autowired private Members members;
  @Autowired private Founding founding;
  @Autowired private MailSetup setup;
  @Autowired private SignIn signIn;
  @Autowired private TestHouse houses;
  @Autowired private AuditLog audit;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private <R> R within(ScopedValue.CallableOp<R, RuntimeException> work) {
    return Tenancy.within(house.merchant(), work);
  }

  private String tokenFor(Actor by, Actor whom) {
    var link = within(() -> links.forMember(by, whom.account(), OneTimeLinks.Purpose.RESET));
    return link.path().substring("/welcome/".length());
  }

  private String emailOf(Actor actor) {
    return within(() -> members.find(house.merchant(), actor.account()).orElseThrow().email());
  }

  private void redeem(String token) {
    links.redeem(token, new OneTimeLinks.Redemption(null, null, "小林", CHOSEN), "203.0.113.9");
  }

  private String signsIn(String email, String password) {
    return signIn.signIn(new SignIn.Credentials(email, password, null, "127.0.0.1", "test"));
  }

  @Test
  void letsSomebodyChooseAPasswordOnce() {
    var email = emailOf(house.agent());
    var token = tokenFor(house.owner(), house.agent());
    assertThat(links.look(token).email()).isEqualTo(email);

    redeem(token);
    assertThat(signsIn(email, CHOSEN)).isNotBlank();
    assertThatThrownBy(() -> signsIn(email, TestHouse.PASSWORD)).hasMessageContaining("staff.");
    assertThatThrownBy(() -> redeem(token)).hasMessageContaining("staff.link-dead");
  }

  @Test
  void leavesALineInTheAuditLog() {
    redeem(tokenFor(house.owner(), house.agent()));
    var entry = within(() -> audit.read(house.owner(), null, 1)).items().getFirst();
    assertThat(entry.action()).isEqualTo("staff.password-chosen");
    assertThat(entry.account()).isEqualTo(house.agent().account().value());
    assertThat(entry.address()).isEqualTo("203.0.113.9");
  }

  @Test
  void staysGoodWhereThePasswordIsRefused() {
    var token = tokenFor(house.owner(), house.agent());
    assertThatThrownBy(
            () ->
                links.redeem(
                    token, new OneTimeLinks.Redemption(null, null, "小林", "short"), "203.0.113.9"))
        .hasMessageContaining("password");
    redeem(token);
  }

  @Test
  void diesWithTimeAndWithTheNextLink() {
    var first = tokenFor(house.owner(), house.agent());
    var second = tokenFor(house.owner(), house.agent());
    assertThatThrownBy(() -> links.look(first)).hasMessageContaining("staff.link-dead");
    clock.advance(Duration.ofDays(4));
    assertThatThrownBy(() -> links.look(second)).hasMessageContaining("staff.link-dead");
  }

  @Test
  void opensNobodyWhoMayDoMore() {
    assertThatThrownBy(() -> tokenFor(house.agent(), house.colleague()))
        .hasMessageContaining("staff.manage");
    var manager =
        new Actor(house.merchant(), house.agent().account(), "", Set.of("staff.manage"), "");
    assertThatThrownBy(() -> tokenFor(manager, house.owner()))
        .hasMessageContaining("staff.role-above-own");
  }

  @Test
  void opensNoAccountThatOthersTrustToo() {
    founding.found(
        "别家", new Founding.Owner(emailOf(house.agent()), "小林", TestHouse.PASSWORD), false);
    assertThatThrownBy(() -> tokenFor(house.owner(), house.agent()))
        .hasMessageContaining("staff.account-elsewhere");
  }

  @Test
  void invitesSomebodyWithoutAPassword() {
    var role = within(() -> members.find(house.merchant(), house.agent().account())).orElseThrow();
    var email = Ids.next() + "@test.heqi";
    var id =
        within(
            () ->
                members.add(
                    house.owner(),
                    new Members.AddMember(email, "新人", null, role.role(), Level.JUNIOR)));
    var link = within(() -> links.forMember(house.owner(), id, OneTimeLinks.Purpose.INVITATION));
    redeem(link.path().substring("/welcome/".length()));
    assertThat(signsIn(email, CHOSEN)).isNotBlank();
  }

  @Test
  void makesAFirstOwnerOnlyInAnEmptyHouse() {
    assertThat(links.firstOwner()).isEmpty();
  }

  @Test
  void mailsAnInvitationAndAResetWhereAServerIsNamed() {
    try (var post = new TestPost()) {
      assertThat(made(OneTimeLinks.Purpose.INVITATION).mailed()).isFalse();
      post.serves(setup, house.owner());
      var invited = made(OneTimeLinks.Purpose.INVITATION);
      assertThat(invited.mailed()).isTrue();
      await().until(() -> post.arrived() == 1);
      assertThat(post.textOfLast()).contains("https://desk.shop.test" + invited.path());

      links.askForReset("nobody@test.heqi");
      links.askForReset(emailOf(house.agent()));
      links.askForReset(emailOf(house.agent()));
      await().until(() -> post.arrived() == 2);
      assertThat(post.subjectOfLast()).isEqualTo("重设和气的密码");
      var text = post.textOfLast();
      redeem(text.substring(text.indexOf("/welcome/") + 9).lines().findFirst().orElseThrow());
      assertThat(signsIn(emailOf(house.agent()), CHOSEN)).isNotBlank();
    }
  }

  private OneTimeLinks.Link made(OneTimeLinks.Purpose purpose) {
    return within(() -> links.forMember(house.owner(), house.agent().account(), purpose));
  }
}

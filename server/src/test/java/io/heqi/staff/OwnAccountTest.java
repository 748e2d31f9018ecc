package io.heqi.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.heqi.foundation.database.Tenancy;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class OwnAccountTest {

  private static final String CHOSEN = "another-Password-2";

  @Autowired private OwnAccount own;
  @Autowired private Members members;
  @Autowired private SignIn signIn;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;
  private String session;

  @BeforeEach
  void signedIn() {
    house = houses.aMerchant();
    session = houses.signIn(house.agent());
  }

  private String signsIn(String password, @Nullable String code) {
    var agent = house.agent();
    var email =
        Tenancy.within(
            house.merchant(), () -> members.find(agent.merchant(), agent.account()).orElseThrow());
    return signIn.signIn(
        new SignIn.Credentials(email.email(), password, code, "127.0.0.1", "test"));
  }

  private void does(Runnable work) {
    Tenancy.run(house.merchant(), work);
  }

  /// What an authenticator app does with the secret that it was given.
  private String codeOf(String base32) {
    var bits = new BigInteger("1");
    for (var i = 0; i < base32.length(); i++) {
      var digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(digit));
    }
    var bytes = bits.toByteArray();
    var generator = new TimeBasedOneTimePasswordGenerator();
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(Arrays.copyOfRange(bytes, 1, bytes.length), generator.getAlgorithm()),
          clock.instant());
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    var elsewhere = signsIn(TestHouse.PASSWORD, null);
    does(() -> own.changePassword(house.agent(), session, TestHouse.PASSWORD, CHOSEN));
    assertThat(signIn.bySession(elsewhere, "")).isEmpty();
    assertThat(signIn.bySession(session, "")).isPresent();
    assertThat(signsIn(CHOSEN, null)).isNotBlank();
    assertThatThrownBy(() -> signsIn(TestHouse.PASSWORD, null)).hasMessage("staff.sign-in-wrong");
  }

  @Test
  void theFifthWrongPasswordLocks() {
    for (var i = 0; i < 5; i++) {
      assertThatThrownBy(
              () -> does(() -> own.changePassword(house.agent(), session, "wrong", CHOSEN)))
          .hasMessage("staff.password-wrong");
    }
    assertThatThrownBy(() -> signsIn(TestHouse.PASSWORD, null))
        .hasMessageContaining("staff.sign-in-locked");
  }

  @Test
  void aSecondFactorCountsOnceItIsProven() {
    var factor =
        Tenancy.within(
            house.merchant(),
            () -> own.prepareSecondFactor(house.agent(), session, TestHouse.PASSWORD));
    assertThat(factor.address()).startsWith("otpauth://totp/Heqi%3A").contains(factor.secret());
    assertThat(signsIn(TestHouse.PASSWORD, null)).isNotBlank();
    assertThatThrownBy(() -> does(() -> own.confirmSecondFactor(house.agent(), session, "000000")))
        .hasMessage("staff.code-wrong");

    does(() -> own.confirmSecondFactor(house.agent(), session, codeOf(factor.secret())));
    assertThatThrownBy(() -> signsIn(TestHouse.PASSWORD, null)).hasMessage("staff.code-needed");
    clock.advance(Duration.ofSeconds(60));
    var code = codeOf(factor.secret());
    assertThat(signsIn(TestHouse.PASSWORD, code)).isNotBlank();
    assertThatThrownBy(() -> signsIn(TestHouse.PASSWORD, code))
        .as("a code that was seen over the shoulder")
        .hasMessage("staff.code-wrong");

    does(() -> own.removeSecondFactor(house.agent(), session, TestHouse.PASSWORD));
    assertThat(signsIn(TestHouse.PASSWORD, null)).isNotBlank();
  }

  @Test
  void endsASessionElsewhere() {
    var elsewhere = signsIn(TestHouse.PASSWORD, null);
    var other =
        Tenancy.within(house.merchant(), () -> own.sessions(house.agent(), session)).stream()
            .filter(s -> !s.current())
            .findFirst()
            .orElseThrow();
    does(() -> own.endSession(house.agent(), session, other.id()));
    assertThat(signIn.bySession(elsewhere, "")).isEmpty();
  }

  @Test
  void nothingOfItWithoutASession() {
    assertThatThrownBy(() -> does(() -> own.endOtherSessions(house.agent(), "")))
        .hasMessage("staff.own-session-needed");
    var colleagues = houses.signIn(house.colleague());
    assertThatThrownBy(() -> does(() -> own.changePassword(house.agent(), colleagues, "x", CHOSEN)))
        .hasMessage("staff.own-session-needed");
  }
}
